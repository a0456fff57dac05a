"""Work through a real broker and a real worker."""

import time

import pytest

from capability import tasks
from capability.actions import jobs
from capability.checks import CHECKS
from capability.models import Job, Sweep
from tests.factories.capability import a_force

pytestmark = pytest.mark.django_db(transaction=True)


def ended(count):
    """All jobs, once so many have ended."""
    for _ in range(200):
        done = Job.objects.exclude(state__in=["queued", "running"])
        if done.count() >= count:
            break
        time.sleep(0.1)
    return sorted(Job.objects.values_list("kind", "state"))


def test_a_night_is_swept_by_a_worker(worker):
    force = a_force("NS")
    tasks.queue_nightly_sweeps.delay()
    for _ in range(100):
        if Job.objects.count() == len(CHECKS):
            break
        time.sleep(0.1)
    tasks.wake_waiting_jobs.delay()
    assert ended(len(CHECKS)) == [("sweep", "done")] * len(CHECKS)
    assert Sweep.objects.filter(force=force).count() == len(CHECKS)


def test_a_job_that_cannot_be_done_is_given_up_with_its_reason(worker):
    job = jobs.ask("sweep", "nonsense", arguments={"check": "no-such-check", "on": "2026-11-24"})
    for _ in range(3):
        tasks.work.delay(job.pk)
    assert ended(1) == [("sweep", "quarantined")]
    job.refresh_from_db()
    assert job.reason == "KeyError: 'no-such-check'"


def test_a_recheck_sweeps_with_every_check(worker):
    force = a_force("NS")
    tasks.work.delay(jobs.ask("recheck", "NS", force=force).pk)
    assert ended(1) == [("recheck", "done")]
    assert set(Job.objects.get().result) == set(CHECKS)
