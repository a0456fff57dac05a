from datetime import timedelta

import pytest
from django.utils import timezone

from capability.actions import jobs
from capability.models import Job

pytestmark = pytest.mark.django_db


def of(job):
    job.refresh_from_db()
    return job.state, job.attempts


def test_what_waits_is_asked_for_once():
    assert jobs.ask("recheck", "NS") == jobs.ask("recheck", "NS")
    assert jobs.ask("recheck", "WM").pk != jobs.ask("recheck", "NS").pk


def test_a_job_is_taken_by_one_worker_alone():
    job = jobs.ask("recheck", "NS")
    assert jobs.take(job.pk) == job
    assert jobs.take(job.pk) is None
    assert of(job) == ("running", 1)


def test_a_job_whose_worker_is_gone_is_taken_again():
    job = jobs.ask("recheck", "NS")
    jobs.take(job.pk)
    Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert jobs.take(job.pk) == job
    assert of(job) == ("running", 2)


def test_a_job_that_ends_says_so():
    job = jobs.take(jobs.ask("recheck", "NS").pk)
    jobs.finish(job, {"found": 3})
    assert (of(job), job.progress, job.result) == (("done", 1), 100, {"found": 3})


def test_a_job_that_fails_waits_again_and_is_given_up_after_the_third_time():
    pk = jobs.ask("recheck", "NS").pk
    for attempt in (1, 2):
        job = jobs.take(pk)
        jobs.fail(job, "no database")
        assert of(job) == ("queued", attempt)
    jobs.fail(jobs.take(pk), "no database")
    assert (of(job), job.reason) == (("quarantined", 3), "no database")


def test_a_job_whose_worker_is_lost_three_times_is_given_up():
    job = jobs.ask("recheck", "NS")
    for _ in range(3):
        jobs.take(job.pk)
        Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert jobs.take(job.pk) is None
    assert of(job) == ("quarantined", 3)


def test_a_failing_job_gives_way_to_one_asked_for_meanwhile():
    job = jobs.take(jobs.ask("recheck", "NS").pk)
    twin = jobs.ask("recheck", "NS")
    jobs.fail(job, "no database")
    assert (of(job), of(twin)) == (("quarantined", 1), ("queued", 0))
