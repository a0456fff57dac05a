"""Work that Celery wakes: ids in, one action out. The Job row is the record, not the message."""

from contextlib import suppress
from datetime import date
from functools import partial

import pghistory
from celery import shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from capability.actions import gaps, jobs, nights
from capability.checks import CHECKS, Scope
from capability.models import Job


def sweep(job):
    """Sweep one force with one check for a day."""
    check = CHECKS[job.arguments["check"]]
    on = date.fromisoformat(job.arguments["on"])
    return gaps.sweep(check, Scope(job.force), on=on).as_dict()


def recheck(job):
    """After a change: every check over the people concerned, or over the whole force."""
    people = job.arguments.get("people")
    scope = Scope(job.force, None if people is None else tuple(people))
    today = timezone.localdate()
    return {code: gaps.sweep(check, scope, on=today).as_dict() for code, check in CHECKS.items()}


WORK = {"sweep": sweep, "recheck": recheck}


def wake(job):
    """Once the job is on record a worker takes it up; without a broker the schedule does."""
    if job is not None:
        transaction.on_commit(partial(_publish, job.pk))


def _publish(pk):
    with suppress(OperationalError):
        work.apply_async([pk], retry=False)


@shared_task
def work(pk):
    job = jobs.take(pk)
    if job is None:
        return
    try:
        with pghistory.context(job=job.pk):
            result = WORK[job.kind](job)
    except Exception as error:
        jobs.fail(job, f"{type(error).__name__}: {error}")
        raise
    jobs.finish(job, result)


@shared_task
def queue_nightly_sweeps():
    nights.queue(on=timezone.localdate())


@shared_task
def wake_waiting_jobs():
    for pk in Job.objects.waiting(at=timezone.now()).values_list("pk", flat=True):
        work.delay(pk)
