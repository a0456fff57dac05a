"""Awards that an authority extends for many at once, by an instrument such as a circular."""

from django.db import models
from django.db.models import F, Q

from capability.access import SEE_EXTENSIONS
from capability.models.accreditations import Accreditation
from capability.models.acts import Act
from capability.models.days import PubliclyNamed, ends_after_start
from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.schemes import Scheme

MOST_MONTHS = 36


class OfForcesQuerySet(models.QuerySet):
    def visible_to(self, user, power=SEE_EXTENSIONS):
        """It is about a whole force, so for whoever has the power over a whole one."""
        return self.filter(force__in=user.reach(power).forces)


@tracked
class AwardExtension(PubliclyNamed):
    """Awards of a scheme whose last good day is from one day to another are good for longer.

    Until a day, or for so many months more. It does nothing until it is applied; what that did is
    in its `ExtendedAward` rows, and is undone as one act (`applied_in`).
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    reference = models.CharField("instrument", max_length=200)
    reason = models.CharField(max_length=500)
    expires_from = models.DateField("last good day from")
    expires_to = models.DateField("last good day to")
    until = models.DateField("new last good day", null=True, blank=True)
    months = models.PositiveSmallIntegerField("months more", null=True, blank=True)
    proposed_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    applied_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    applied_in = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="+")
    took_two = models.BooleanField(default=False)

    objects = OfForcesQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            ends_after_start("extension_days_in_order", "expires_from", "expires_to"),
            models.CheckConstraint(
                condition=Q(until__isnull=False, months=None) | Q(until=None, months__isnull=False),
                name="extension_is_until_a_day_or_by_months",
                violation_error_message="It is until a day, or by months: one of the two.",
            ),
            models.CheckConstraint(
                condition=Q(months=None) | Q(months__gte=1, months__lte=MOST_MONTHS),
                name="extension_is_by_some_months",
                violation_error_message="It is by 1 to 36 months.",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("expires_to")),
                name="extension_is_later",
                violation_error_message="The new day is after every day that it extends.",
            ),
            models.CheckConstraint(
                condition=Q(applied_by=None, applied_in=None)
                | Q(applied_by__isnull=False, applied_in__isnull=False),
                name="extension_is_applied_by_someone",
                violation_error_message="It is applied by someone, in one act.",
            ),
            models.CheckConstraint(
                condition=Q(took_two=False) | ~Q(applied_by=F("proposed_by")),
                name="extension_of_many_takes_two",
                violation_error_message="Someone else than who proposed it has to apply it.",
            ),
        ]

    def __str__(self):
        return self.reference


@tracked
class ExtendedAward(models.Model):
    """What an extension did to one award: its last good day before and after."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    extension = models.ForeignKey(AwardExtension, models.PROTECT, related_name="awards")
    accreditation = models.ForeignKey(Accreditation, models.PROTECT, related_name="extensions")
    was_valid_to = models.DateField("last good day before")
    valid_to = models.DateField("last good day after")

    class Meta:
        ordering = ["extension", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["accreditation", "extension"],
                name="one_extension_of_an_award_once",
                violation_error_message="That extension has extended the award already.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gt=F("was_valid_to")),
                name="extended_award_is_good_for_longer",
                violation_error_message="An extension makes an award good for longer.",
            ),
        ]

    def __str__(self):
        return f"from {self.was_valid_to} to {self.valid_to}"
