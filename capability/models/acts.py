from django.db import models

from capability.models.days import PubliclyNamed
from capability.models.forces import Force
from capability.models.history import tracked


@tracked
class Act(PubliclyNamed):
    """Something that a person did by hand, and why; every row of history it made carries its id.

    `kind` is noun.past, such as person.left. It is undone by a later act, which names it.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    reason = models.CharField(max_length=500)
    person = models.ForeignKey(
        "capability.Person",
        models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
    )
    done_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")
    done_at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    undoes_batch = models.OneToOneField(
        "capability.Batch", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )

    class Meta:
        ordering = ["-done_at"]

    @property
    def words(self):
        """The kind as a person reads it: Person left."""
        return self.kind.replace(".", " ").replace("-", " ").capitalize()

    @property
    def is_about_access(self):
        """Undone by another act of its kind alone, for whoever may grant: never from history."""
        return self.kind.startswith(("user.", "grant.", "token."))

    def __str__(self):
        return f"{self.kind} by {self.done_by}"
