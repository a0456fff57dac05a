from django.db import models
from django.db.models import Q

from capability.access import SEE_GAPS
from capability.models.accreditations import Accreditation
from capability.models.cases import Case, CaseAllocation
from capability.models.days import Dated, PubliclyNamed, Veiled
from capability.models.forces import Force, OwnedDatedQuerySet, Unit
from capability.models.history import tracked
from capability.models.people import Person
from capability.models.requirements import Requirement
from capability.models.schemes import Scheme

KEYS = (
    "unit",
    "person",
    "case",
    "allocation",
    "accreditation",
    "scheme",
    "requirement",
    "subject",
)
KEY_COLUMNS = tuple(key if key == "subject" else f"{key}_id" for key in KEYS)


@tracked
class Threshold(Dated):
    """A number that a check goes by, national or a force's, with where it comes from.

    A number that no public source states says "our default" as its source. With a `scheme` it is
    for that one alone, before the number for all of them.
    """

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    check_code = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    scheme = models.ForeignKey(Scheme, models.PROTECT, null=True, blank=True, related_name="+")
    value = models.DecimalField(max_digits=10, decimal_places=2)
    unit = models.CharField("counted in", max_length=20)
    source = models.CharField(max_length=200)

    objects = OwnedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["check_code", "name", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "check_code", "name", "scheme", "starts_on"],
                name="one_threshold_per_first_day",
                nulls_distinct=False,
                violation_error_message="That threshold is set from that day already.",
            )
        ]

    def __str__(self):
        return f"{self.check_code}: {self.name} {self.value} {self.unit}"


class GapQuerySet(models.QuerySet):
    def still_open(self):
        return self.filter(closed_on=None)

    def visible_to(self, user, power=SEE_GAPS):
        """By the person; without one, by the unit; without that, by the force."""
        reach = user.reach(power)
        whole = Q(force__in=reach.forces)
        if reach.besides:
            whole |= Q(person=reach.besides)
        if not reach.units:
            return self.filter(whole)
        people = Person.objects.within(reach).values("pk")
        return self.filter(whole | Q(person__in=people) | Q(person=None, unit__in=reach.units))

    def about(self, people, units=None):
        """Those people or, where units are given, one of these and nobody."""
        found = Q(person__in=people.values("pk"))
        if units is not None:
            found |= Q(person=None, unit__in=units.values("pk"))
        return self.filter(found)

    def changeable_by(self, user, power):
        """In reach for a power that changes; never what is about the user."""
        gaps = self.visible_to(user, power)
        return gaps.exclude(person=user.person_id) if user.person_id else gaps


class AbstractGap(PubliclyNamed, Veiled):
    """What a check found, kept from the day it opened to the day it closed.

    The key says what it is about. `evidence` is why it opened, and stays; what it is now is the
    check's evidence, asked anew. `opened_on` and `closed_on` are days swept.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    check_code = models.CharField(max_length=60)
    subject = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001 NULL in keys
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    evidence = models.JSONField(default=dict)

    class Meta:
        abstract = True


def _about(model):
    """What a gap is about. Not held by the database: a load can be undone, and its gaps stay."""
    return models.ForeignKey(
        model, models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="gaps"
    )


@tracked
class Gap(AbstractGap):
    """`owner` is who answers for it; `plan` is what is being done, by `due_on`."""

    unit = _about(Unit)
    person = _about(Person)
    case = _about(Case)
    allocation = _about(CaseAllocation)
    accreditation = _about(Accreditation)
    scheme = _about(Scheme)
    requirement = _about(Requirement)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    plan = models.CharField("what is being done", max_length=500, blank=True, db_default="")

    objects = GapQuerySet.as_manager()

    class Meta:
        ordering = ["opened_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "check_code", *KEYS],
                condition=Q(closed_on=None),
                name="one_open_gap_per_key",
                nulls_distinct=False,
                violation_error_message="That gap is open already.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=models.F("opened_on")),
                name="gap_closes_after_opening",
                violation_error_message="A gap can't close before it opened.",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="gap_is_acknowledged_by_someone",
                violation_error_message="An acknowledgement has a moment and a person.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["force", "check_code"], condition=Q(closed_on=None), name="open_gaps"
            ),
            models.Index(fields=["person", "closed_on"]),
        ]

    def __str__(self):
        """What it is about may be gone from the record."""
        return f"{self.check_code} of {self.force} since {self.opened_on}"


class Sweep(models.Model):
    """What was checked: one check over one force, for one day."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="sweeps")
    check_code = models.CharField(max_length=60)
    on = models.DateField()
    swept_at = models.DateTimeField(auto_now=True)
    found = models.PositiveIntegerField()
    opened = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "check_code", "on"],
                name="one_sweep_per_check_and_day",
                violation_error_message="That day is swept already.",
            )
        ]

    def __str__(self):
        return f"{self.check_code} on {self.on}"
