from secrets import randbits

from django.db import models
from django.db.models import Q

from capability.models import Force
from training.models.courses import Event


def at_random():
    """A key that does not tell which row came first; it fits a bigint."""
    return randbits(62)


class Evaluation(models.Model):
    """What one of those who attended thought of an event: nobody can tell which one.

    From 1, not at all, to 5, very much. That someone has answered stands on their booking. It has
    no history and no moment, and its key is random.
    """

    id = models.BigIntegerField(primary_key=True, default=at_random, editable=False)
    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="evaluations")
    relevant = models.PositiveSmallIntegerField()
    well_taught = models.PositiveSmallIntegerField()
    usable = models.PositiveSmallIntegerField()
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["event", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    relevant__range=(1, 5), well_taught__range=(1, 5), usable__range=(1, 5)
                ),
                name="evaluation_is_from_1_to_5",
                violation_error_message="Each answer is from 1 to 5.",
            )
        ]

    def __str__(self):
        return f"of {self.event}"
