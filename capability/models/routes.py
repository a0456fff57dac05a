from django.db import models
from django.db.models.functions import Coalesce

from capability.models.days import Dated, PubliclyNamed, ends_after_start, no_overlap
from capability.models.forces import Force, ForceOwned, OwnedDatedQuerySet, one_code_per_force
from capability.models.history import tracked
from capability.models.schemes import Scheme


@tracked
class EntryRoute(PubliclyNamed, ForceOwned, Dated):
    """A way into the service, by the code that a service gives; its days are those of joining."""

    source = models.CharField(max_length=200, blank=True)

    objects = OwnedDatedQuerySet.as_manager()

    class Meta(ForceOwned.Meta):
        constraints = [
            one_code_per_force("one_entry_route_per_code", "entry route"),
            ends_after_start("entry_route_ends_after_start"),
        ]


@tracked
class Milestone(Dated):
    """A scheme to be awarded within so many months of joining; its days are those of joining."""

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    route = models.ForeignKey(EntryRoute, models.PROTECT, related_name="milestones")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200, blank=True)

    objects = OwnedDatedQuerySet.as_manager()

    class Meta:
        ordering = ["route", "months"]
        constraints = [
            ends_after_start("milestone_ends_after_start"),
            no_overlap(
                "one_milestone_at_a_time",
                "The route has a milestone in that scheme on some of those days already.",
                Coalesce("force", 0),
                "route",
                "scheme",
            ),
        ]

    def __str__(self):
        return f"{self.scheme} within {self.months} months by {self.route}"
