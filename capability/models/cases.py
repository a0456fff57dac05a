from django.db import models

from capability.models.days import (
    Dated,
    DatedQuerySet,
    PubliclyNamed,
    Veiled,
    covers_from_start,
    ends_after_start,
    no_overlap,
)
from capability.models.forces import Force, ForceOwned, one_code_per_force
from capability.models.history import tracked
from capability.models.matching import Matching
from capability.models.people import OfPeopleQuerySet, Person


@tracked
class CaseCategory(ForceOwned):
    """A kind of case: an offence code, or a force's own word."""

    class Meta(ForceOwned.Meta):
        verbose_name_plural = "case categories"
        constraints = [one_code_per_force("one_case_category_per_code", "case category")]


@tracked
class CaseGroup(ForceOwned):
    """A list of categories that a requirement can name, such as RASSO."""

    class Meta(ForceOwned.Meta):
        constraints = [one_code_per_force("one_case_group_per_code", "case group")]


@tracked
class CaseGroupMember(Dated):
    """A category in a group, from when to when: what counts as RASSO differs by force and year."""

    group = models.ForeignKey(CaseGroup, models.PROTECT, related_name="members")
    category = models.ForeignKey(CaseCategory, models.PROTECT, related_name="memberships")
    requirements = Matching("Requirement", "group", "case_group")

    class Meta:
        ordering = ["group", "category"]
        constraints = [
            ends_after_start("case_group_member_ends_after_start"),
            no_overlap(
                "one_membership_at_a_time",
                "The category is in the group on some of those days already.",
                "group",
                "category",
            ),
        ]

    def __str__(self):
        return f"{self.category} in {self.group}"


@tracked
class Case(PubliclyNamed, Veiled):
    """An opaque reference with its days. No victim, no suspect, no free text, ever."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40)
    outcome_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    last_reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["force", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "reference"],
                name="one_case_per_reference",
                violation_error_message="That case reference is already on record.",
            )
        ]

    def __str__(self):
        return self.reference


@tracked
class CaseClassification(Dated):
    """What kind of case it is, from when to when: a case can be reclassified into RASSO."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="classifications")
    category = models.ForeignKey(CaseCategory, models.PROTECT, related_name="+")
    memberships = Matching(CaseGroupMember, "category", "category")

    class Meta:
        ordering = ["case", "starts_on"]
        constraints = [
            ends_after_start("classification_ends_after_start"),
            no_overlap(
                "one_category_at_a_time", "The case has a category on some of those days.", "case"
            ),
        ]
        indexes = [models.Index(fields=["force", "category"])]

    def __str__(self):
        return f"{self.case}: {self.category}"


class Part(models.TextChoices):
    OIC = "OIC", "Officer in the case"
    DEPUTY = "DEPUTY", "Deputy"
    SUPERVISOR = "SUPERVISOR", "Supervisor"
    FIRST_RESPONDER = "FIRST_RESPONDER", "First responder"


def not_closed(on, case=""):
    """Closed on no day before that one; `case` is the path to the case."""
    closed = f"{case}closed_on"
    return models.Q(**{closed: None}) | models.Q(**{f"{closed}__gte": on})


def held(on):
    """Within the allocation's days, and the case not closed before that day."""
    return covers_from_start(on) & not_closed(on, "case__")


class CaseAllocationQuerySet(OfPeopleQuerySet, DatedQuerySet):
    def held(self, *, on):
        return self.filter(held(on))


@tracked
class CaseAllocation(PubliclyNamed, Veiled, Dated):
    """Who has the case, in which part, from when to when. Several at once are allowed."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="allocations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="allocations")
    part = models.CharField(max_length=20, choices=Part)
    starts_on = models.DateField("first day")

    objects = CaseAllocationQuerySet.as_manager()

    class Meta:
        ordering = ["case", "starts_on"]
        constraints = [
            ends_after_start("allocation_ends_after_start"),
            no_overlap(
                "one_allocation_of_a_part_at_a_time",
                "The person has that part of the case on some of those days already.",
                "case",
                "person",
                "part",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "starts_on"]),
            models.Index(fields=["person", "starts_on"]),
            # In the order in which the API gives them, by either of their names.
            models.Index(fields=["force", "uuid"]),
            models.Index(fields=["force", "veiled_uuid"]),
        ]

    def __str__(self):
        return f"{self.get_part_display()} of {self.case} from {self.starts_on}"


@tracked
class TrayAllocation(Dated):
    """A case that a tray has and no person: someone has decided that the name in a file is one."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="trays")
    tray = models.CharField(max_length=250)
    part = models.CharField(max_length=20, choices=Part)
    starts_on = models.DateField("first day")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["case", "starts_on"]
        constraints = [
            ends_after_start("tray_allocation_ends_after_start"),
            models.UniqueConstraint(
                fields=["case", "tray", "part", "starts_on"],
                name="one_tray_allocation_per_first_day",
                violation_error_message="The tray has that part of the case from that day already.",
            ),
        ]
        indexes = [models.Index(fields=["force", "starts_on"])]

    def __str__(self):
        return f"{self.tray}: {self.case} from {self.starts_on}"
