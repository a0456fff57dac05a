from django.db import models
from django.db.models import Q

from capability.models.cases import CaseGroup, Part
from capability.models.days import Dated, PubliclyNamed, ends_after_start
from capability.models.forces import Force, OwnedDatedQuerySet, Unit
from capability.models.history import tracked
from capability.models.postings import Role
from capability.models.schemes import Scheme, SchemeVersion


class Level(models.TextChoices):
    """Who requires it. A lower level may add to a higher one and never weaken it."""

    NATIONAL = "national", "National minimum"
    FORCE = "force", "Force"
    UNIT = "unit", "Unit"


class Enforcement(models.TextChoices):
    BLOCK = "block", "Blocks an allocation"
    WARN = "warn", "Warns"
    RECORD = "record", "Records only"


class RequirementQuerySet(OwnedDatedQuerySet):
    def of_duty(self, requirement):
        """The requirement and all by which the same duty goes on under other terms."""
        first = requirement.duty_id or requirement.pk
        return self.filter(Q(pk=first) | Q(duty=first))


@tracked
class Requirement(PubliclyNamed, Dated):
    """A role, or a case group in a given part (empty: any), requires a scheme.

    `oldest_version` is the oldest version accepted, empty for any. What is changed from a day on
    is a row of its own: by `duty`, the first of them, open gaps and dispensations go on under it.
    `grace_days` run from the later of the duty's first day and the posting's or allocation's; no
    gap while they do.
    """

    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="requirements"
    )
    level = models.CharField(max_length=10, choices=Level, default=Level.FORCE)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="requirements"
    )
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="requirements")
    oldest_version = models.ForeignKey(
        SchemeVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    role = models.ForeignKey(
        Role, models.PROTECT, null=True, blank=True, related_name="requirements"
    )
    case_group = models.ForeignKey(
        CaseGroup, models.PROTECT, null=True, blank=True, related_name="requirements"
    )
    part = models.CharField(max_length=20, choices=Part, blank=True)
    enforcement = models.CharField(max_length=10, choices=Enforcement, default=Enforcement.WARN)
    grace_days = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField("first day")
    source = models.CharField(max_length=200, blank=True)
    duty = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_on_by",
        verbose_name="carries on",
    )

    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering = ["level", "scheme", "starts_on"]
        constraints = [
            ends_after_start("requirement_ends_after_start"),
            models.CheckConstraint(
                condition=Q(role=None, case_group__isnull=False)
                | Q(role__isnull=False, case_group=None, part=""),
                name="requirement_is_about_a_role_or_a_case_group",
                violation_error_message="A requirement is about a role, or about a case group.",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.NATIONAL, force=None, unit=None)
                | Q(level=Level.FORCE, force__isnull=False, unit=None)
                | Q(level=Level.UNIT, force__isnull=False, unit__isnull=False),
                name="requirement_level_fits_its_owner",
                violation_error_message="The level does not fit the force or unit.",
            ),
            models.UniqueConstraint(
                fields=[
                    "force",
                    "level",
                    "unit",
                    "scheme",
                    "oldest_version",
                    "role",
                    "case_group",
                    "part",
                    "starts_on",
                ],
                name="one_requirement_per_first_day",
                nulls_distinct=False,
                violation_error_message="That requirement is on record from that day already.",
            ),
        ]

    def __str__(self):
        return f"{self.scheme} for {self.role or self.case_group}"
