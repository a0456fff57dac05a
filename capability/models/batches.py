from django.db import models
from django.db.models import Q

from capability.access import BRING_IN, BRING_IN_CASES, SEE_ALL_IMPORTS, SEE_IMPORTS
from capability.models.days import PubliclyNamed
from capability.models.forces import Force
from capability.models.history import tracked

COUNTS = ("read", "created", "changed", "unchanged", "rejected", "unresolved", "warnings")


class Feed(models.TextChoices):
    """What a file may be about, in the order in which a new force loads them."""

    FORCES = "forces", "Forces"
    UNITS = "units", "Units"
    SCHEMES = "schemes", "Schemes"
    PEOPLE = "people", "People"
    POSTINGS = "postings", "Postings"
    ACCREDITATIONS = "accreditations", "Accreditations"
    ALLOCATIONS = "allocations", "Case allocations"
    REQUIREMENTS = "requirements", "Requirements"
    DUTIES = "duties", "Duties"
    ABSENCES = "absences", "Absences"
    DEPLOYMENTS = "deployments", "Call-outs"
    COURSES = "courses", "Course completions"
    CPD = "cpd", "CPD"
    PORTFOLIOS = "portfolios", "Portfolios"


class ByFeedQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of whole forces in reach; whoever brings in case allocations alone sees those."""
        return self._in_reach(user, SEE_ALL_IMPORTS, SEE_IMPORTS)

    def changeable_by(self, user):
        """Those of feeds and forces that the user may bring files into."""
        return self._in_reach(user, BRING_IN, BRING_IN_CASES)

    def _in_reach(self, user, of_everything, of_cases):
        everything = user.reach(of_everything).forces
        cases = user.reach(of_cases).forces
        return self.filter(Q(force__in=everything) | Q(force__in=cases, feed=Feed.ALLOCATIONS))


@tracked
class Batch(PubliclyNamed):
    """One load of one file; every history row of the load carries its id.

    read = created + changed + unchanged + rejected + unresolved; warnings are counted beside.
    """

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    feed = models.CharField(max_length=20, choices=Feed)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    profile = models.JSONField(default=dict, blank=True)
    as_at = models.DateField()
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    read = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    unresolved = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)

    objects = ByFeedQuerySet.as_manager()

    class Meta:
        ordering = ["-loaded_at"]
        verbose_name_plural = "batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    read=models.F("created")
                    + models.F("changed")
                    + models.F("unchanged")
                    + models.F("rejected")
                    + models.F("unresolved")
                ),
                name="batch_counts_add_up",
                violation_error_message="The counts of the load do not add up.",
            )
        ]

    def __str__(self):
        return f"{self.get_feed_display()} from {self.file_name}"


class WaitingRowManager(models.Manager.from_queryset(ByFeedQuerySet)):
    """Those that wait; what went in after all is kept for an undo alone (`every`)."""

    def get_queryset(self):
        return super().get_queryset().filter(settled_by=None)


class UnresolvedRow(models.Model):
    """A row that fits nobody, or several, or differs from what was set by hand, kept once until
    someone decides.

    `values` are the mapped and cleaned cells, `content` their hash; `queued_as` is number, surname,
    forename and joined_on, by which rows about one unknown person stand together. `candidates` are
    ids of people; of a row that differs from a correction they are what differs: person, identity,
    column, register and file. `settled_by` is the load by which it went in: undone, it waits again.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="unresolved_rows")
    feed = models.CharField(max_length=20, choices=Feed)
    row = models.PositiveIntegerField()
    content = models.CharField(max_length=64)
    queued_as = models.CharField(max_length=250)
    reason = models.CharField(max_length=100)
    values = models.JSONField()
    candidates = models.JSONField(default=list)
    settled_by = models.ForeignKey(
        Batch, models.PROTECT, null=True, blank=True, related_name="settled_rows"
    )

    objects = WaitingRowManager()
    every = ByFeedQuerySet.as_manager()

    class Meta:
        ordering = ["force", "feed", "queued_as", "row"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "feed", "content"],
                name="one_unresolved_row_per_content",
                violation_error_message="That row waits already.",
            )
        ]

    def __str__(self):
        return f"{self.queued_as}: {self.reason}"
