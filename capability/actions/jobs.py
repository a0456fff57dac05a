"""Long work as rows: asked for once, leased to a worker, tried again, given up with its reason."""

from contextlib import suppress
from datetime import timedelta
from threading import Event, Thread

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from capability.models import Job, JobState
from capability.models.jobs import ATTEMPTS

# Longer than a task may take: a lease that runs out means that its worker is gone.
LEASE = timedelta(minutes=5)
# Of work that says now and then that it is alive.
SHORT_LEASE = timedelta(minutes=1)
SECONDS_BETWEEN_BEATS = 2


@transaction.atomic
def ask(kind, key, *, force=None, arguments=None, by=None):
    """The job that waits under that key, made if there is none.

    It is held until whoever asks is done: a worker that took it before would not see their change.
    """
    job, _made = Job.objects.select_for_update().get_or_create(
        kind=kind,
        key=key,
        state=JobState.QUEUED,
        defaults={"force": force, "arguments": arguments or {}, "asked_by": by},
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


@transaction.atomic
def retry(job, *, by):
    """Given up, it waits again with all its attempts; False where the same work waits already."""
    given_up = Job.objects.select_for_update().filter(pk=job.pk, state=JobState.QUARANTINED)
    twins = Job.objects.filter(kind=job.kind, key=job.key, state=JobState.QUEUED)
    if not given_up.exists() or twins.exists():
        return False
    return bool(
        given_up.update(
            state=JobState.QUEUED, attempts=0, progress=0, finished_at=None, asked_by=by
        )
    )


def _quarantine(job, reason):
    Job.objects.filter(pk=job.pk).update(
        state=JobState.QUARANTINED,
        leased_until=None,
        finished_at=timezone.now(),
        reason=reason[:500],
    )


class Pulse:
    """While the work goes on in one transaction, another says how far it is and that it lives.

    So a page shows it meanwhile, and where the worker is gone another takes over within a minute.
    """

    def __init__(self, job):
        self._job, self._progress = job, 0
        self._over = Event()
        self._thread = Thread(target=self._beat, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_exc):
        self._over.set()
        self._thread.join()

    def reached(self, progress):
        """Per cent."""
        self._progress = progress

    def _beat(self):
        while not self._over.wait(SECONDS_BETWEEN_BEATS):
            with suppress(DatabaseError):
                Job.objects.filter(pk=self._job.pk, state=JobState.RUNNING).update(
                    progress=self._progress, leased_until=timezone.now() + SHORT_LEASE
                )
        connection.close()
