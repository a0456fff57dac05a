from django.db import models

from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.people import Person


@tracked
class Correction(models.Model):
    """A fact that was set by hand: a feed that says otherwise waits until someone decides.

    `feed` and `identity` name the row as that feed knows it (for people: the person alone),
    `column` the feed's column. `refused` is the value that a file gave and that was decided
    against: as long as the file says that, it says nothing.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="corrections")
    feed = models.CharField(max_length=20)
    identity = models.CharField(max_length=100, blank=True)
    column = models.CharField(max_length=40)
    refused = models.CharField(max_length=200, null=True, blank=True)  # noqa: DJ001 '' is a value
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["person", "feed", "identity", "column"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "feed", "identity", "column"],
                name="one_correction_per_fact",
                violation_error_message="That fact is set by hand already.",
            )
        ]
        indexes = [models.Index(fields=["force", "feed"])]

    def __str__(self):
        return f"{self.feed} {self.column} of {self.person}"
