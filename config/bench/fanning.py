"""Sweeps by every check, fanned out over Celery workers: seconds with two of them and with one.

Real workers of one process each, by the broker that everything else goes by, on a queue of the
bench's own; one job a force and check. Two workers on two cores share these with PostgreSQL.
"""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from uuid import uuid4

from django.db import connection
from psycopg.conninfo import make_conninfo

from capability.actions import jobs
from capability.checks import CHECKS
from capability.models import Job, JobState
from capability.tasks import work
from config import children
from config.bench import growing, national
from config.bench.rows import timed
from config.bench.sweeping import DAY
from config.celery import app
from config.environment import BASE_DIR

FORCES_AT_MOST = 8
QUEUE = "bench"
WORKER = f"-m celery --app config.celery:app --quiet worker --loglevel error --queues {QUEUE}"
LONGEST_START, LONGEST_SWEEP = 120, 600


def prepare():
    growing.sweep(_forces())


def count():
    """How many jobs there are."""
    return len(_forces()) * len(CHECKS)


def two():
    return _seconds(2)


def one():
    return _seconds(1)


def _seconds(workers):
    with _working(workers):
        return timed(_fan_out)()


def _fan_out():
    asked = [_ask(force, code).pk for force in _forces() for code in CHECKS]
    for pk in asked:
        work.apply_async([pk], queue=QUEUE)
    left = Job.objects.filter(pk__in=asked).exclude(state=JobState.DONE)
    _wait(lambda: not left.exists(), LONGEST_SWEEP, "The sweeps are not done")


def _ask(force, code):
    arguments = {"check": code, "on": str(DAY)}
    return jobs.ask("sweep", f"bench {uuid4()}", force=force, arguments=arguments)


def _forces():
    return list(national.forces().order_by("code")[:FORCES_AT_MOST])


@contextmanager
def _working(workers):
    names = [f"bench-{number}-{uuid4()}@localhost" for number in range(workers)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    options = quiet | {"cwd": BASE_DIR, "env": _environment()}
    started = [children.start(_command(name), **options) for name in names]
    try:
        _wait(partial(_answer, names), LONGEST_START, "The workers do not answer")
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def _answer(names):
    answering = {name for answer in app.control.ping(names, timeout=1) for name in answer}
    return answering == set(names)


def _command(name):
    return [sys.executable, *WORKER.split(), "--concurrency", "1", "--hostname", name]


def _environment():
    """The workers' database is the bench's."""
    known = connection.settings_dict
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
    names["PORT"] = "port"
    info = {ours: known[name] for name, ours in names.items() if known[name]}
    return os.environ | {"DATABASE_URL": make_conninfo(**info)}


def _wait(until, seconds, told):
    begun = time.monotonic()
    while not until():
        if time.monotonic() - begun > seconds:
            raise AssertionError(f"{told} after {seconds} seconds.")
        time.sleep(0.05)
