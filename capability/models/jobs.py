from django.db import models
from django.db.models import Q

from capability.access import KEEP_INSTALLATION, SEE_JOBS
from capability.models.days import PubliclyNamed
from capability.models.forces import Force

ATTEMPTS = 3
# What people call it; the name in the row is for the worker.
KINDS = {
    "sweep": "Check of the night",
    "recheck": "Check after a change",
    "remind": "Reminders of the day",
    "read-upload": "Reading of a file",
    "check-upload": "Check of a file",
    "apply-upload": "Import of a file",
    "apply-decided": "Import of rows that were decided",
    "look-at-draft": "Look at what a change would do",
    "publish-draft": "Publishing of a change",
}


class JobState(models.TextChoices):
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    QUARANTINED = "quarantined", "Given up, with the reason"


class JobQuerySet(models.QuerySet):
    def waiting(self, *, at):
        """Never taken, or taken by a worker whose lease has run out."""
        return self.filter(
            Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, leased_until__lt=at)
        )

    def visible_to(self, user):
        """The work of whole forces in reach, and of no force for who keeps the installation."""
        theirs = Q(force__in=user.reach(SEE_JOBS).forces)
        return self.filter(theirs | Q(force=None) if user.may(KEEP_INSTALLATION) else theirs)


class Job(PubliclyNamed):
    """A long piece of work: this row is the record of it, the broker carries its id and no more.

    `key` names the work: no two of a key wait at once. While one runs another may be asked for,
    since what has changed meanwhile the first may not have seen.
    """

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=JobState, default=JobState.QUEUED)
    progress = models.PositiveSmallIntegerField("per cent done", default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    asked_by = models.ForeignKey(
        "capability.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state=JobState.QUEUED),
                name="one_job_waits_per_key",
                violation_error_message="That work is waiting already.",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.key}"

    @property
    def what(self):
        return KINDS.get(self.kind, self.kind.replace("-", " ").capitalize())

    @property
    def is_under_way(self):
        return self.state in (JobState.QUEUED, JobState.RUNNING)

    @property
    def is_given_up(self):
        return self.state == JobState.QUARANTINED
