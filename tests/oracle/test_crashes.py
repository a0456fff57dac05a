"""A night that goes wrong in every way at once ends as the oracle says."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from psycopg import conninfo

from capability import tasks
from capability.actions import nights, reference
from capability.checks import CHECKS
from capability.models import Force, Gap, Job, Scheme, Sweep
from config.celery import app
from tests.config.waiting import wait_until
from tests.oracle.comparing import few_forces
from tests.oracle.rules import RULES
from tests.oracle.worlds.days import POOL
from tests.oracle.worlds.forces import leading
from tests.oracle.worlds.tables import of_the_country

ON = POOL[-1]
# By check, what the worker of it does not live to say: that the job is its own, that nobody else
# may sweep, what it found, what is new, and that the job is done.
POINTS = {
    "access-trap": 'UPDATE "capability_job"',
    "case-without-owner-left": "pg_advisory_xact_lock",
    "accreditation-expires": "insert into swept",
    "case-holder-unaccredited": 'insert into "capability_gap"',
    "award-before-course": 'SET "state" = %s, "progress"',
}
DYING = Path(__file__).with_name("work_and_die.py")
URL = ("dbname", "host", "port", "user", "password")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    """One that has been drawn, for good; other tests of this kind leave no national rows."""
    if not Scheme.objects.filter(force=None).exists():
        reference.install()
    drawn = []

    @few_forces
    @given(data=st.data())
    def draw(data):
        drawn.append(data.draw(leading(country)))

    country = of_the_country()
    draw()
    world, _force = drawn[-1]
    world.write()
    return world


@pytest.fixture
def night(monkeypatch, world):
    """Asked for by two schedules at once; what they wake, the broker forgets."""
    monkeypatch.setattr(nights, "CHECKS", {code: CHECKS[code] for code in POINTS})
    at_once(lambda: nights.queue(on=ON))
    at_once(tasks.wake_waiting_jobs)
    app.control.purge()


def at_once(do):
    def then_close(_turn):
        try:
            do()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(then_close, range(2)))


def work_and_die(job, last):
    parameters = connection.get_connection_params()
    database = {name: parameters[name] for name in URL if name in parameters}
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": ".",
        "DATABASE_URL": conninfo.make_conninfo(**database),
        "REDIS_URL": settings.SERVERS["REDIS_URL"],
    }
    command = [sys.executable, DYING, str(job.pk), last]
    return subprocess.run(command, env=environment, check=False).returncode


def stood(force):
    kept = Gap.objects.filter(force=force, closed_on=None)
    return {
        code: set(kept.filter(check_code=code).values_list(*CHECKS[code].columns))
        for code in POINTS
    }


def test_a_night_of_killed_workers_ends_as_it_is_right(world, night):
    first = Force.objects.get(code="NS")
    for code, last in POINTS.items():
        job = Job.objects.get(force=first, arguments__check=code)
        assert work_and_die(job, last) == -signal.SIGKILL
    # The time in which a lost worker is waited for.
    Job.objects.filter(state="running").update(leased_until=timezone.now())
    with start_worker(app, perform_ping_check=False, pool="solo"):
        at_once(tasks.wake_waiting_jobs)
        wait_until(lambda: not Job.objects.exclude(state="done").exists(), seconds=60)
    for force in Force.objects.all():
        assert stood(force) == {code: set(RULES[code](world, force.pk, ON)) for code in POINTS}
    swept = sorted(Sweep.objects.values_list("force__code", "check_code", "on"))
    assert swept == sorted((force, code, ON) for force in ("NS", "WM") for code in POINTS)
