from django.db import models
from django.db.models import Q

from capability.models.batches import Batch, ByFeedQuerySet, Feed
from capability.models.days import PubliclyNamed
from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.jobs import Job
from capability.models.people import Person


@tracked
class MappingProfile(PubliclyNamed):
    """How a force's file of one feed is read; `tables` are those of the TOML profile."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    feed = models.CharField(max_length=20, choices=Feed)
    name = models.CharField(max_length=100)
    tables = models.JSONField(default=dict)
    headers = models.JSONField("headers of the file it was made for", default=list)
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-used_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "feed", "name"],
                name="one_mapping_per_name",
                violation_error_message="There is a mapping of that name already.",
            )
        ]

    def __str__(self):
        return self.name


class UploadState(models.TextChoices):
    """How far a file has come; why it went no further stands in `refusal`."""

    READING = "reading", "Is being read"
    MAPPING = "mapping", "Waits for its columns"
    CHECKING = "checking", "Is being checked"
    CHECKED = "checked", "Checked: nothing is written yet"
    WAITING = "waiting", "Waits for a second person"
    APPLYING = "applying", "Is being applied"
    APPLIED = "applied", "Applied"
    REFUSED = "refused", "Can't be read"
    DROPPED = "dropped", "Given up"


@tracked
class Upload(PubliclyNamed):
    """A file on its way into the register: nothing of it is written until someone says so."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    feed = models.CharField(max_length=20, choices=Feed)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    storage_key = models.CharField(max_length=200)
    tables = models.JSONField("mapping profile", default=dict, blank=True)
    as_at = models.DateField()
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.READING)
    refusal = models.CharField(max_length=500, blank=True)
    sheets = models.JSONField("sheets, visible and hidden", default=dict, blank=True)
    counts = models.JSONField("what the check found", default=dict, blank=True)
    mapping = models.ForeignKey(
        MappingProfile, models.PROTECT, null=True, blank=True, related_name="uploads"
    )
    # A mended file: it is read as the first one was, whose good rows go in by themselves.
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    batch = models.OneToOneField(
        Batch, models.PROTECT, null=True, blank=True, related_name="upload"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ByFeedQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("uploaded_by")),
                name="second_person_is_another",
                violation_error_message="Whoever brought the file in can't be the second person.",
            )
        ]

    def __str__(self):
        return f"{self.get_feed_display()} from {self.file_name}"

    @property
    def is_worked_on(self):
        return self.state in (UploadState.READING, UploadState.CHECKING, UploadState.APPLYING)

    @property
    def is_at_an_end(self):
        return self.state in (UploadState.APPLIED, UploadState.REFUSED, UploadState.DROPPED)


class UploadRow(models.Model):
    """One row of the file, as the last check found it: what became of it, or why it waits.

    `outcome` is one of the counts, or `head` for the first lines, by which the columns are chosen.
    `said` are cells as text: of a head all, else those of the mapped columns in our order.
    `queued_as`, `reason` and `candidates` are those of the row that would wait in the register.
    """

    HEAD = "head"

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    said = models.JSONField(default=list)
    queued_as = models.CharField(max_length=250, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    values = models.JSONField(default=dict)
    candidates = models.JSONField(default=list)

    class Meta:
        ordering = ["row"]
        indexes = [
            models.Index(fields=["upload", "outcome", "row"]),
            models.Index(fields=["upload", "queued_as"]),
        ]

    def __str__(self):
        return f"row {self.row}: {self.outcome}"


class UploadFault(models.Model):
    """One fault or warning of one row of the file, as the last check found it.

    `kind` is the rule without the numbers of rows, by which faults are counted together.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=40, blank=True)
    value = models.TextField(blank=True)
    kind = models.CharField(max_length=300)
    rule = models.TextField()
    cure = models.TextField()
    severity = models.CharField(max_length=10)

    class Meta:
        ordering = ["row", "column", "pk"]
        indexes = [models.Index(fields=["upload", "kind", "column", "row"])]

    def __str__(self):
        return f"row {self.row}: {self.rule}"


class UploadChange(models.Model):
    """One row of the register that the file would make or change, as the last check found it.

    `details` is a list of [name, before, after] in words; `is_ending` where someone leaves, or a
    fact gets its last day.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=40)
    done = models.CharField(max_length=10)
    whose = models.CharField(max_length=200, blank=True)
    details = models.JSONField(default=list)
    is_ending = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["upload", "done"])]

    def __str__(self):
        return f"{self.what} {self.done}"


class DecisionKind(models.TextChoices):
    PERSON = "person", "This person"
    TRAY = "tray", "Not a person but a tray"
    SKIP = "skip", "Leave these rows out"


@tracked
class Decision(PubliclyNamed):
    """What someone decided about rows that fit nobody; kept for the next file.

    It holds for every row of the force that is queued under the same words, in whatever feed.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    queued_as = models.CharField(max_length=250)
    kind = models.CharField(max_length=10, choices=DecisionKind)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(auto_now=True)
    decided_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["force", "queued_as"]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "queued_as"],
                name="one_decision_per_unknown",
                violation_error_message="That is decided already.",
            ),
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.PERSON, person__isnull=False)
                | (~Q(kind=DecisionKind.PERSON) & Q(person=None)),
                name="decision_names_a_person_or_none",
                violation_error_message="Only the decision for a person names one.",
            ),
        ]

    def __str__(self):
        return f"{self.queued_as}: {self.get_kind_display()}"
