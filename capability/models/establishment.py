from django.db import models
from django.db.models import Q

from capability.models.days import Dated, DatedQuerySet, ends_after_start, no_overlap
from capability.models.forces import Force, Unit
from capability.models.history import tracked
from capability.models.people import Person
from capability.models.postings import Role


@tracked
class UnitHead(Dated):
    """Who heads a unit, from when to when."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="heads")
    person = models.ForeignKey(Person, models.PROTECT, related_name="headships")
    starts_on = models.DateField("first day")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "starts_on"]
        constraints = [
            ends_after_start("unit_head_ends_after_start"),
            no_overlap(
                "one_head_at_a_time", "The unit has a head on some of those days already.", "unit"
            ),
        ]

    def __str__(self):
        return f"{self.person} heads {self.unit}"


@tracked
class EstablishmentPost(Dated):
    """How many posts of a role a unit is funded for, from when to when."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="establishment")
    role = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    posts = models.DecimalField(max_digits=6, decimal_places=2)
    starts_on = models.DateField("first day")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "starts_on"]
        constraints = [
            ends_after_start("establishment_ends_after_start"),
            models.UniqueConstraint(
                fields=["unit", "role", "starts_on"],
                name="one_establishment_per_first_day",
                nulls_distinct=False,
                violation_error_message="Posts of that role are set from that day already.",
            ),
            models.CheckConstraint(
                condition=Q(posts__gte=0),
                name="posts_are_not_negative",
                violation_error_message="A unit can't have fewer than no posts.",
            ),
        ]

    def __str__(self):
        return f"{self.posts} posts in {self.unit}"
