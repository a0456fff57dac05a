"""Work that Celery wakes: ids in, one action out. The Job row is the record, not the message."""

from contextlib import suppress
from datetime import date
from functools import partial

import pghistory
from celery import shared_task
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from capability.actions import (
    deeds,
    digests,
    drafts,
    gaps,
    idempotency,
    jobs,
    mornings,
    nights,
    notices,
    rechecks,
    staged,
)
from capability.checks import CHECKS, Scope
from capability.imports import decided, uploads
from capability.models import Draft, Job, Upload
from capability.reports import changes, previews, team_news

REMINDERS_FROM_HOUR = 6


def sweep(job):
    """Sweep one force with one check for a day."""
    check = CHECKS[job.arguments["check"]]
    on = date.fromisoformat(job.arguments["on"])
    return gaps.sweep(check, Scope(job.force), on=on).as_dict()


def recheck(job):
    """After a change: what it can concern, as things stand today."""
    return rechecks.run(job, on=timezone.localdate())


def read_upload(job):
    """How a file that was brought in begins; a mended one is checked without being asked about."""
    upload = _upload(job)
    wake(uploads.worked_on(upload, uploads.read))
    return {}


def check_upload(job):
    """What the file would do."""
    with jobs.Pulse(job) as pulse:
        check = partial(uploads.check, telling=previews.telling, at=timezone.now(), pulse=pulse)
        uploads.worked_on(_upload(job), check)
    return {}


def apply_upload(job):
    """Bring it in, for whoever asked and still may."""
    with jobs.Pulse(job) as pulse:
        apply = partial(uploads.apply, by=job.asked_by, pulse=pulse)
        load = uploads.worked_on(_upload(job), apply)
    if load is None:
        return {}
    wake(load.job)
    return load.counts()


def apply_decided(job):
    """Bring in the rows that waited and are decided, for whoever decided and still may."""
    today = timezone.localdate()
    load = decided.apply(job.force, job.arguments["feed"], by=job.asked_by, today=today)
    if load is None:
        return {}
    wake(load.job)
    return load.counts()


def look_at_draft(job):
    """What a change would do."""
    with jobs.Pulse(job) as pulse:
        drafts.look(_draft(job), _looking(job, pulse))
    return {}


def publish_draft(job):
    """Publish it, for whoever asked and still may."""
    with jobs.Pulse(job) as pulse:
        act = drafts.publish(_draft(job), _looking(job, pulse))
    wake(act and act.job)
    return {}


def _draft(job):
    return Draft.objects.select_related("force").get(pk=job.arguments["draft"])


def _looking(job, pulse):
    return drafts.Looking(_trial, by=job.asked_by, at=timezone.now(), pulse=pulse)


def _trial(draft, *, on):
    table, concerned = deeds.DEEDS[draft.deed].table, deeds.concerned(draft)
    return changes.Trial(draft.force, table, on=on, requirements=concerned)


def _upload(job):
    return Upload.objects.select_related("force").get(pk=job.arguments["upload"])


def remind(job):
    """Owe the reminders and the news of a day; another task sends whatever is owed."""
    on = date.fromisoformat(job.arguments["on"])
    owed = mornings.owe(job.force, on=on)
    news = team_news.letters(job.force, on=on)
    return {"owed": owed + digests.owe(job.force, news, title=team_news.TITLE, on=on)}


WORK = {
    "sweep": sweep,
    "recheck": recheck,
    "remind": remind,
    "read-upload": read_upload,
    "check-upload": check_upload,
    "apply-upload": apply_upload,
    "apply-decided": apply_decided,
    "look-at-draft": look_at_draft,
    "publish-draft": publish_draft,
}


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
def queue_reminders():
    """Once it is morning in London: mail by night helps nobody."""
    if timezone.localtime().hour >= REMINDERS_FROM_HOUR:
        nights.queue_reminders(on=timezone.localdate())


@shared_task
def send_notices():
    """What goes by the day waits for the reminders of every force, so that they go in one mail."""
    now = timezone.now()
    owed = nights.are_reminders_owed(on=timezone.localdate(now))
    notices.send(at=now, with_daily=owed)


@shared_task
def wake_waiting_jobs():
    for pk in Job.objects.waiting(at=timezone.now()).values_list("pk", flat=True):
        work.delay(pk)


@shared_task
def tidy_staged():
    """What was kept for pages that nobody needs any more: of files, and of drafts."""
    today = timezone.localdate()
    staged.tidy(on=today)
    drafts.tidy(on=today)


@shared_task
def tidy_answers():
    idempotency.forget(at=timezone.now())
