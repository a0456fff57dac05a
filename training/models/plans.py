from django.db import models
from django.db.models import Q

from capability.models import Case, Force, Gap, Person, Requirement
from capability.models.days import PubliclyNamed
from capability.models.history import tracked
from capability.rules.words import day
from training.models.bookings import AboutPeopleQuerySet
from training.models.signatures import has_its_day
from training.models.towards import A_PLAN_MOVES_WITH_ITS_CPD


@tracked
class DevelopmentPlan(PubliclyNamed):
    """What a person and their supervisor agreed to work towards, until it is closed."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="development_plans")
    agreed_on = models.DateField()
    review_due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = AboutPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["person", "-agreed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(closed_on=None),
                name="one_open_development_plan",
                violation_error_message="There is an open plan already. Close it first.",
            ),
            models.CheckConstraint(
                condition=Q(review_due_on__gte=models.F("agreed_on")),
                name="plan_is_reviewed_after_agreed",
                violation_error_message="The review is due before the plan was agreed.",
            ),
        ]
        triggers = [A_PLAN_MOVES_WITH_ITS_CPD]

    def __str__(self):
        return f"plan of {day(self.agreed_on)}"


class CaseReviewOutcome(models.TextChoices):
    NEED = "need", "A learning need: it becomes an aim"
    NOTHING = "nothing", "Nothing to learn from it"


@tracked
class CaseReview(PubliclyNamed):
    """What the review of a case found for whoever leads it to learn (S-35)."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="case_reviews")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    reviewed_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=CaseReviewOutcome)

    objects = AboutPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["person", "-reviewed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "case", "reviewed_on"],
                name="one_outcome_per_case_review",
                violation_error_message="What that review found is on record already.",
            )
        ]

    def __str__(self):
        return f"review of {day(self.reviewed_on)}"


class PlanAimQuerySet(models.QuerySet):
    def open_of(self, person):
        """Neither met nor dropped, of the plan that the person has now."""
        return self.filter(plan__person=person, plan__closed_on=None, met_on=None, dropped_on=None)


@tracked
class PlanAim(PubliclyNamed):
    """One thing to reach: for a requirement, for a gap, from a case review, or a wish."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    plan = models.ForeignKey(DevelopmentPlan, models.PROTECT, related_name="aims")
    text = models.CharField(max_length=300)
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gap = models.ForeignKey(Gap, models.PROTECT, null=True, blank=True, related_name="+")
    case_review = models.ForeignKey(
        CaseReview, models.PROTECT, null=True, blank=True, related_name="aims"
    )
    met_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    objects = PlanAimQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(met_on=None) | Q(dropped_on=None),
                name="aim_is_met_or_dropped",
                violation_error_message="An aim is met or dropped, not both.",
            ),
            models.CheckConstraint(
                condition=Q(requirement=None, gap=None)
                | Q(requirement=None, case_review=None)
                | Q(gap=None, case_review=None),
                name="aim_is_tied_to_one_thing",
                violation_error_message="An aim is tied to one thing at most.",
            ),
        ]

    def __str__(self):
        return self.text


@tracked
class PlanAction(PubliclyNamed):
    """A step towards an aim: who does it stands in its words."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    aim = models.ForeignKey(PlanAim, models.PROTECT, related_name="actions")
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["aim", "due_on", "pk"]

    def __str__(self):
        return self.text


@tracked
class PlanReview(PubliclyNamed):
    """A talk about the plan: it counts once the person and their supervisor have both signed."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    plan = models.ForeignKey(DevelopmentPlan, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    next_due_on = models.DateField()
    note = models.TextField()
    signed_by_person_on = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["plan", "-held_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "held_on"],
                name="one_plan_review_per_day",
                violation_error_message="A review of that day is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(next_due_on__gt=models.F("held_on")),
                name="next_review_is_later",
                violation_error_message="The next review is due after this one.",
            ),
            has_its_day(
                "signed_by",
                "signed_on",
                "signature_has_its_day",
                "A signature has a day and somebody who signed.",
            ),
        ]

    def __str__(self):
        return f"review of {day(self.held_on)}"

    @property
    def is_signed(self):
        """By both."""
        return self.signed_by_person_on is not None and self.signed_on is not None


@tracked
class YearlyReview(PubliclyNamed):
    """That the yearly talk about performance and development was held, and when (P-06)."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="yearly_reviews")
    held_on = models.DateField()

    objects = AboutPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["person", "-held_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "held_on"],
                name="one_yearly_review_per_day",
                violation_error_message="A yearly review of that day is on record already.",
            )
        ]

    def __str__(self):
        return f"of {day(self.held_on)}"
