"""What the allocation check said when someone was given a case on it, and why it was overridden."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from capability.access import SEE_NAMES
from capability.models.cases import CaseAllocation, CaseCategory, Part
from capability.models.days import PubliclyNamed
from capability.models.forces import Force, Unit
from capability.models.history import tracked
from capability.models.people import OfPeopleQuerySet, Person


class Override(models.TextChoices):
    """Why someone takes a case whom the force's rule blocks."""

    NOBODY_FITS = "nobody-fits", "Nobody who fits is free"
    CANT_WAIT = "cant-wait", "It can't wait until somebody who fits is free"
    HAS_BEGUN = "has-begun", "They have begun the work and a change would harm it"
    TO_LEARN = "to-learn", "They take it to learn, beside someone accredited"
    OTHER = "other", "Another reason"


class AllocationCheckQuerySet(OfPeopleQuerySet):
    def visible_to(self, user):
        """With case and names, so for whoever may see those of the person."""
        return self.within(user.reach(SEE_NAMES))

    def to_review(self, *, on, within):
        """Overrides that no dispensation goes with, while the case is held, with the day of review
        past or at most that (a timedelta) ahead.
        """
        held = CaseAllocation.objects.held(on=on).filter(pk=OuterRef("allocation"))
        alone = self.filter(dispensations=None).exclude(override="")
        return alone.filter(Exists(held.order_by()), review_on__lte=on + within)

    def not_adopted(self):
        """About allocations that no file has told of yet."""
        return self.filter(adopted_on=None)


@tracked
class AllocationCheck(PubliclyNamed):
    """As it stood then: nothing here is worked out anew, and nobody's allocation hangs on it.

    `reasons` are those of the chosen person, in the words that were shown; `asked` and `fitting`
    say how many stood to choose from. `adopted_on` is the day for which a file of the allocations
    feed first told of the allocation too. The override's texts say nothing of a victim, a suspect
    or anybody's health.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    allocation = models.ForeignKey(CaseAllocation, models.PROTECT, related_name="checks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="allocation_checks")
    category = models.ForeignKey(CaseCategory, models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=Part)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField("first day")
    asked_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    verdict = models.CharField(max_length=20)
    reasons = models.JSONField(default=list)
    asked = models.PositiveIntegerField("people asked about")
    fitting = models.PositiveIntegerField("people who fitted")
    override = models.CharField(max_length=20, choices=Override, blank=True)
    override_reason = models.CharField(max_length=500, blank=True)
    mitigation = models.CharField("in place instead", max_length=500, blank=True)
    mentor = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="stands_beside"
    )
    review_on = models.DateField("day of review", null=True, blank=True)
    adopted_on = models.DateField("taken over from a file", null=True, blank=True)

    objects = AllocationCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(override="", override_reason="", mitigation="", mentor=None)
                & Q(review_on=None)
                | ~Q(override="")
                & ~Q(override_reason="")
                & ~Q(mitigation="")
                # A question on NULL is no answer: without these two it would be let through.
                & Q(mentor__isnull=False, review_on__isnull=False),
                name="override_says_why_and_what_instead",
                violation_error_message=(
                    "An override has a reason, a mitigation, a mentor and a day of review."
                ),
            ),
            models.CheckConstraint(
                condition=Q(mentor=None) | ~Q(mentor=F("person")),
                name="override_has_another_as_mentor",
                violation_error_message="Nobody is their own mentor. Choose someone else.",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "asked_at"]),
            models.Index(fields=["person", "asked_at"]),
        ]

    def __str__(self):
        return f"Check for {self.allocation}"
