from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q

from capability.models import Accreditation, Force, Person
from capability.models.days import (
    Dated,
    PubliclyNamed,
    Veiled,
    ends_after_start,
    no_overlap,
)
from capability.models.history import tracked
from training.access import ASSESS, COUNTERSIGN, SAMPLE, SEE_TRAINING
from training.models.bookings import AboutPeopleQuerySet
from training.models.programmes import Programme
from training.models.signatures import has_its_day
from training.rules.portfolios import TO_COUNTERSIGN, UNDER_WAY, Step


def differ(one, other, name, words):
    """A constraint: the two are not the same person, where both are known."""
    return models.CheckConstraint(
        condition=Q(**{one: None}) | Q(**{other: None}) | ~Q(**{one: F(other)}),
        name=name,
        violation_error_message=words,
    )


class PortfolioQuerySet(AboutPeopleQuerySet):
    def under_way(self):
        return self.filter(step__in=UNDER_WAY)

    def to_assess_by(self, user):
        """Those assigned to the user, who judges portfolios; never the user's own."""
        if not (user.person_id and user.may(ASSESS)):
            return self.none()
        return self.filter(assessor=user.person_id).exclude(person=user.person_id)

    def to_sample_by(self, user):
        if not (user.person_id and user.may(SAMPLE)):
            return self.none()
        mine = self.filter(iqa=user.person_id)
        return mine.exclude(person=user.person_id).exclude(assessor=user.person_id)

    def to_countersign_by(self, user):
        """Those of the team that are submitted and not countersigned yet."""
        team = self.changeable_by(user, COUNTERSIGN)
        return team.filter(step__in=TO_COUNTERSIGN, countersigned_on=None)

    def open_to(self, user):
        """Whose page the user may open: in reach, one's own, or assigned."""
        ways = (
            self.seen_with(user, SEE_TRAINING),
            self.to_assess_by(user),
            self.to_sample_by(user),
        )
        return self.filter(reduce(or_, (Q(pk__in=way.values("pk")) for way in ways)))


@tracked
class Portfolio(PubliclyNamed, Veiled):
    """A person's work towards one accreditation, from opened to ratified.

    `first_due_on` is what the scheme's version gives; stops and extensions move it, and the day
    that holds stands on the accreditation. `step_on` is the day of the last step. Candidate,
    assessor and internal quality assurer are three people, and the tutor is not the assessor.
    `revision` counts what was done to it, so that the last is undone before the one before it.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="portfolios")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="portfolios")
    accreditation = models.OneToOneField(Accreditation, models.PROTECT, related_name="portfolio")
    opened_on = models.DateField()
    first_due_on = models.DateField(null=True, blank=True)
    step = models.CharField(max_length=10, choices=Step, default=Step.OPEN)
    step_on = models.DateField()
    tutor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    mentor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    assessor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    assigned_on = models.DateField(null=True, blank=True)
    iqa = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    countersigned_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    countersigned_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, db_default=0)

    objects = PortfolioQuerySet.as_manager()

    class Meta:
        ordering = ["person", "opened_on"]
        constraints = [
            differ("person", "assessor", "nobody_assesses_themselves", "Nobody judges their own."),
            differ("person", "iqa", "nobody_samples_themselves", "Nobody samples their own."),
            differ("person", "tutor", "nobody_tutors_themselves", "Nobody is their own tutor."),
            differ("person", "mentor", "nobody_mentors_themselves", "Nobody is their own mentor."),
            differ(
                "assessor", "iqa", "assessor_is_not_iqa", "Whoever assesses it can't sample it too."
            ),
            differ("assessor", "tutor", "assessor_is_not_tutor", "Whoever tutors does not decide."),
            has_its_day(
                "countersigned_by",
                "countersigned_on",
                "countersignature_has_its_day",
                "A countersignature has a day and somebody who signed.",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "step"]),
            models.Index(fields=["assessor", "step"]),
        ]

    def __str__(self):
        return f"{self.programme} of {self.person}"


@tracked
class ClockStop(Dated):
    """Days on which the portfolio's clock stands still; without a last day it stands still yet.

    Why stands on the act that recorded it: parental leave, long absence, secondment.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="stops")
    starts_on = models.DateField("first day")
    authorised_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["portfolio", "starts_on"]
        constraints = [
            ends_after_start("clock_stop_ends_after_start"),
            no_overlap(
                "one_clock_stop_at_a_time",
                "The clock stands still on some of those days already.",
                "portfolio",
            ),
        ]

    def __str__(self):
        return f"from {self.starts_on}"


@tracked
class Extension(models.Model):
    """A later last day for a portfolio, and who allowed it."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="extensions")
    granted_on = models.DateField()
    until = models.DateField()
    authorised_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["portfolio", "until"]
        constraints = [
            models.UniqueConstraint(
                fields=["portfolio", "until"],
                name="one_extension_per_day",
                violation_error_message="It is extended to that day already.",
            )
        ]

    def __str__(self):
        return f"to {self.until}"


@tracked
class Assessor(PubliclyNamed, Dated):
    """How many portfolios someone takes on at once, from when to when.

    That they may is an accreditation of theirs, in the schemes that `data/assessors.toml` names.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="assessing")
    starts_on = models.DateField("first day")
    capacity = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["person", "starts_on"]
        constraints = [
            ends_after_start("assessor_ends_after_start"),
            no_overlap(
                "one_assessor_capacity_at_a_time",
                "How many they take on those days is on record already.",
                "person",
            ),
        ]

    def __str__(self):
        return f"{self.person} takes {self.capacity}"
