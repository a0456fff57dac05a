from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from capability.models.days import Dated, PubliclyNamed, ends_after_start, no_overlap
from capability.models.forces import Force, ForceOwned, OwnedDatedQuerySet, one_code_per_force
from capability.models.history import tracked
from capability.rules.validity import Anchor


@tracked
class Scheme(PubliclyNamed, ForceOwned):
    """Something a person can be accredited in: PIP2, SSAIDP, FRO, assessor…"""

    class Meta(ForceOwned.Meta):
        constraints = [one_code_per_force("one_scheme_per_code", "scheme")]


@tracked
class SchemeVersion(models.Model):
    """The rules of a scheme from `starts_on` (empty: always) until the next version begins.

    Months count in the calendar; an empty `validity_months` never expires. Windows are in days.
    """

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="versions")
    label = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField("first day", null=True, blank=True)
    validity_months = models.PositiveSmallIntegerField(null=True, blank=True)
    renewal_window_days = models.PositiveSmallIntegerField(default=90)
    renewable_days = models.PositiveSmallIntegerField(
        "days after lapsing in which renewal is enough", default=0
    )
    portfolio_months = models.PositiveSmallIntegerField(null=True, blank=True)
    anchor = models.CharField(max_length=10, choices=Anchor.choices, default=Anchor.AWARD)
    anchor_month = models.PositiveSmallIntegerField(null=True, blank=True)
    anchor_day = models.PositiveSmallIntegerField(null=True, blank=True)
    may_hold = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    source = models.CharField("where the rules come from", max_length=200, blank=True)

    class Meta:
        ordering = ["scheme", models.F("starts_on").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "starts_on"],
                name="one_scheme_version_per_first_day",
                nulls_distinct=False,
                violation_error_message="A version of the scheme begins on that day already.",
            ),
            models.UniqueConstraint(
                fields=["scheme", "label"],
                name="one_scheme_version_per_label",
                violation_error_message="The scheme has a version of that name already.",
            ),
            models.CheckConstraint(
                condition=~Q(anchor=Anchor.FIXED_DAY)
                | Q(anchor_month__range=(1, 12), anchor_day__range=(1, 31)),
                name="fixed_anchor_has_its_day",
                violation_error_message="An expiry on a fixed day of the year needs that day.",
            ),
        ]

    def __str__(self):
        return f"{self.scheme} {self.label}".strip()


@tracked
class Prerequisite(Dated):
    """A scheme that asks for another one, awarded, before it; several mean all of them."""

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="prerequisites")
    needs = models.ForeignKey(Scheme, models.PROTECT, related_name="prerequisite_of")
    source = models.CharField(max_length=200, blank=True)

    objects = OwnedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "needs"]
        constraints = [
            ends_after_start("prerequisite_ends_after_start"),
            no_overlap(
                "one_prerequisite_at_a_time",
                "The scheme has that prerequisite on some of those days.",
                "scheme",
                "needs",
            ),
            models.CheckConstraint(
                condition=~Q(scheme=models.F("needs")),
                name="scheme_is_not_its_own_prerequisite",
                violation_error_message="A scheme can't be its own prerequisite.",
            ),
        ]

    def __str__(self):
        return f"{self.scheme} needs {self.needs}"


@tracked
class Equivalence(Dated):
    """Awards that together count as one in the target scheme (or one version of it)."""

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="equivalences")
    version = models.ForeignKey(
        SchemeVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OwnedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "pk"]
        constraints = [ends_after_start("equivalence_ends_after_start")]

    def __str__(self):
        return f"counts as {self.version or self.scheme}"


@tracked
class EquivalenceSource(models.Model):
    """One of the awards that an equivalence asks for."""

    equivalence = models.ForeignKey(Equivalence, models.PROTECT, related_name="sources")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    version = models.ForeignKey(
        SchemeVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["equivalence", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["equivalence", "scheme", "version"],
                name="one_equivalence_source_once",
                nulls_distinct=False,
                violation_error_message="The equivalence names that source already.",
            )
        ]

    def __str__(self):
        return str(self.version or self.scheme)
