"""A requirement bent for one person: by whom, why, with what in place, and until when."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from capability.access import SEE_DISPENSATIONS
from capability.models.allocation_checks import AllocationCheck
from capability.models.cases import Case
from capability.models.days import Dated, DatedQuerySet, PubliclyNamed, ends_after_start, no_overlap
from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.people import Person
from capability.models.promises import Promise
from capability.models.requirements import Requirement

AT_ONCE = "A dispensation from that requirement is on record for some of those days already."
OWN = """
    if exists (
        select from capability_user where id = new.approved_by_id and person_id = new.person_id
    ) then
        raise check_violation using
            constraint = 'nobody_dispenses_themselves', message = 'It is the approver''s own.';
    end if;
    return new;
"""
NOBODY_DISPENSES_THEMSELVES = Promise(
    name="nobody_dispenses_themselves",
    words="Nobody approves a dispensation for themselves. Ask someone else who may.",
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("approved_by_id", "person_id"),
    func=OWN,
)


class DispensationQuerySet(DatedQuerySet):
    def visible_to(self, user, power=SEE_DISPENSATIONS):
        people = Person.objects.within(user.reach(power))
        return self.filter(person__in=people.values("pk"))

    def changeable_by(self, user, power):
        """In reach for a power that changes; never the user's own."""
        people = Person.objects.changeable_by(user, power)
        return self.filter(person__in=people.values("pk"))

    def to_review(self, *, on, within):
        """In force on that day, with the review day past or at most that (a timedelta) ahead."""
        return self.in_force(on=on).filter(review_on__lte=on + within)


@tracked
class Dispensation(PubliclyNamed, Dated):
    """Until `ends_on` the person may do without what the requirement asks; the gap stays, covered.

    Without a case, whatever the requirement is about. `mitigation` is what is in place instead;
    neither it nor the reason says anything of a victim, a suspect or anybody's health.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="dispensations")
    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="dispensations")
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="dispensations"
    )
    # With which allocation it was granted, where it was.
    allocation_check = models.ForeignKey(
        AllocationCheck, models.PROTECT, null=True, blank=True, related_name="dispensations"
    )
    reason = models.CharField(max_length=500)
    mitigation = models.CharField(max_length=500)
    mentor = models.ForeignKey(Person, models.PROTECT, related_name="mentored")
    approved_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")
    review_on = models.DateField("day of review")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")

    objects = DispensationQuerySet.as_manager()

    class Meta:
        ordering = ["ends_on", "pk"]
        constraints = [
            ends_after_start("dispensation_ends_after_start"),
            models.CheckConstraint(
                condition=Q(review_on__gte=F("starts_on"), review_on__lte=F("ends_on")),
                name="dispensation_is_reviewed_within",
                violation_error_message="The review is on a day of the dispensation.",
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("person")),
                name="dispensation_has_another_as_mentor",
                violation_error_message="Nobody is their own mentor. Choose someone else.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(mitigation=""),
                name="dispensation_says_why_and_what_instead",
                violation_error_message="A dispensation has a reason and a mitigation.",
            ),
            no_overlap(
                "one_dispensation_at_once",
                AT_ONCE,
                "person",
                "requirement",
                condition=Q(case=None),
            ),
            no_overlap(
                "one_dispensation_of_a_case_at_once",
                AT_ONCE,
                *("person", "requirement", "case"),
                condition=Q(case__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["force", "ends_on"])]
        triggers = [NOBODY_DISPENSES_THEMSELVES]

    def __str__(self):
        return f"{self.requirement} until {self.ends_on}"
