from datetime import date

import pytest

from capability.actions import gaps, jobs, nights
from capability.checks import CHECKS, Scope
from capability.models import Job

TODAY = date(2026, 11, 24)


@pytest.fixture
def swept(northshire):
    """By every check but one."""
    for code, check in CHECKS.items():
        if code != "case-holder-unaccredited":
            gaps.sweep(check, Scope(northshire), on=TODAY)


def asked():
    return sorted(Job.objects.values_list("key", flat=True))


def test_each_force_and_check_is_asked_for_once(northshire):
    nights.queue(on=TODAY)
    nights.queue(on=TODAY)
    assert asked() == sorted(f"NS {code} 2026-11-24" for code in CHECKS)


def test_what_is_swept_already_is_not_asked_for(northshire, swept):
    nights.queue(on=TODAY)
    assert asked() == ["NS case-holder-unaccredited 2026-11-24"]


def test_what_was_given_up_is_not_asked_for_again_that_day(northshire, swept):
    nights.queue(on=TODAY)
    for _ in range(3):
        jobs.fail(jobs.take(Job.objects.get().pk), "no")
    nights.queue(on=TODAY)
    assert Job.objects.get().state == "quarantined"


def test_reminders_are_asked_for_once_a_force_and_day(northshire):
    nights.queue_reminders(on=TODAY)
    nights.queue_reminders(on=TODAY)
    assert [(job.kind, job.key) for job in Job.objects.all()] == [("remind", "NS 2026-11-24")]


def test_reminders_are_owed_once_every_force_is_done_or_given_up(northshire, stranger):
    assert not nights.are_reminders_owed(on=TODAY)
    nights.queue_reminders(on=TODAY)
    first, second = Job.objects.filter(kind="remind")
    jobs.finish(jobs.take(first.pk), {})
    assert not nights.are_reminders_owed(on=TODAY)
    for _ in range(3):
        jobs.fail(jobs.take(second.pk), "no")
    assert nights.are_reminders_owed(on=TODAY)
