"""Long work as rows: asked for once, leased to a worker, tried again, given up with its reason."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from capability.models import Job, JobState
from capability.models.jobs import ATTEMPTS

# Longer than a task may take: a lease that runs out means that its worker is gone.
LEASE = timedelta(minutes=5)


def ask(kind, key, *, force=None, arguments=None):
    """The job that waits under that key, made if there is none."""
    job, _made = Job.objects.get_or_create(
        kind=kind,
        key=key,
        state=JobState.QUEUED,
        defaults={"force": force, "arguments": arguments or {}},
    )
    return job


@transaction.atomic
def take(pk):
    """Lease a waiting job for this worker; None where another has it or it is done."""
    at = timezone.now()
    job = Job.objects.waiting(at=at).select_for_update(skip_locked=True).filter(pk=pk).first()
    if job is None:
        return None
    if job.attempts >= ATTEMPTS:
        _quarantine(job, job.reason or "Its worker was lost each time.")
        return None
    Job.objects.filter(pk=pk).update(
        state=JobState.RUNNING, attempts=F("attempts") + 1, leased_until=at + LEASE
    )
    job.refresh_from_db()
    return job


def finish(job, result):
    Job.objects.filter(pk=job.pk).update(
        state=JobState.DONE,
        progress=100,
        result=result,
        finished_at=timezone.now(),
        leased_until=None,
        reason="",
    )


@transaction.atomic
def fail(job, reason):
    """Back to the queue, or given up: after the last attempt, or where it was asked for again."""
    twins = Job.objects.filter(kind=job.kind, key=job.key, state=JobState.QUEUED)
    if job.attempts >= ATTEMPTS or twins.exists():
        _quarantine(job, reason)
    else:
        Job.objects.filter(pk=job.pk).update(
            state=JobState.QUEUED, leased_until=None, reason=reason[:500]
        )


def _quarantine(job, reason):
    Job.objects.filter(pk=job.pk).update(
        state=JobState.QUARANTINED,
        leased_until=None,
        finished_at=timezone.now(),
        reason=reason[:500],
    )
