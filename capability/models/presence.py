from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from capability.models.cases import CaseGroup
from capability.models.days import Dated, DatedQuerySet, PubliclyNamed, ends_after_start, no_overlap
from capability.models.forces import Force, OwnedDatedQuerySet, Unit
from capability.models.history import tracked
from capability.models.people import Person
from capability.rules import shifts


@tracked
class Restriction(PubliclyNamed, Dated):
    """What a person may not be given, from when to when; never why.

    Cases of the group, or without one any case at all.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="restrictions")
    case_group = models.ForeignKey(
        CaseGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_on = models.DateField("first day")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["person", "starts_on"]
        constraints = [ends_after_start("restriction_ends_after_start")]

    def __str__(self):
        return f"No new {self.case_group or 'case'} from {self.starts_on}"


@tracked
class Absence(Dated):
    """Away, or on part of the duty, from when to when: no kind of absence and no reason.

    `share_of_duty` is what is left: 0 is away altogether.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    starts_on = models.DateField("first day")
    share_of_duty = models.DecimalField(max_digits=4, decimal_places=3, default=Decimal(0))

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["person", "starts_on"]
        constraints = [
            ends_after_start("absence_ends_after_start"),
            models.UniqueConstraint(
                fields=["person", "starts_on"],
                name="one_absence_per_first_day",
                violation_error_message="An absence from that day is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(share_of_duty__gte=0, share_of_duty__lte=1),
                name="share_of_duty_is_a_share",
                violation_error_message="The share of duty that is left is from 0 to 1.",
            ),
        ]

    def __str__(self):
        return f"from {self.starts_on}"


class Weekday(models.IntegerChoices):
    """As ISO numbers them."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7


class ShiftQuerySet(OwnedDatedQuerySet):
    def begun_on(self, *, on):
        """Those that begin on that day."""
        return self.in_force(on=on).filter(Q(weekdays=[]) | Q(weekdays__contains=[on.isoweekday()]))


@tracked
class Shift(PubliclyNamed, Dated):
    """Named hours of a unit in which it needs trained first responders, from when to when.

    From `begins_at` on, for so many `hours`, past midnight too, on the `weekdays` on which it
    begins, without any on each; without `people` as many as the check asks for by default.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="shifts")
    name = models.CharField(max_length=60)
    begins_at = models.TimeField()
    hours = models.PositiveSmallIntegerField()
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(choices=Weekday), default=list, blank=True
    )
    people = models.PositiveSmallIntegerField("first responders needed", null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "begins_at"]
        constraints = [
            ends_after_start("shift_ends_after_start"),
            no_overlap(
                "one_shift_of_a_name_at_a_time",
                "The unit has a shift of that name on some of those days already.",
                "unit",
                "name",
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=24),
                name="shift_is_at_most_a_day",
                violation_error_message="A shift takes from 1 to 24 hours.",
            ),
        ]

    def __str__(self):
        return f"{self.name} of {self.unit}"

    @property
    def days_said(self):
        return shifts.days_said(self.weekdays)

    @property
    def hours_said(self):
        return shifts.hours_said(self.begins_at, self.hours)


@tracked
class Duty(models.Model):
    """On duty from one moment to another, and whether free to be sent."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="duties")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    available = models.BooleanField(default=True)

    class Meta:
        ordering = ["person", "starts_at"]
        verbose_name_plural = "duties"
        indexes = [models.Index(fields=["force", "starts_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "starts_at"],
                name="one_duty_per_start",
                violation_error_message="A duty from that moment is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="duty_ends_after_start",
                violation_error_message="The duty ends before it starts.",
            ),
        ]

    def __str__(self):
        return f"from {self.starts_at}"
