"""The register's Celery, for workers that kill themselves with -9, each at another point.

Who does first what `POINTS` says does not live to say it; whoever comes after does. What waits is
asked for every few seconds, as if it were the night of ON, and a lease runs out soon.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

import django

from config.celery import app

django.setup()

from django.db import connection  # noqa: E402 models need Django set up

from capability.actions import jobs, nights  # noqa: E402
from capability.checks import CHECKS  # noqa: E402
from capability.models import Job  # noqa: E402
from tests.oracle.killing import FORCE, LEASE, ON, POINTS  # noqa: E402

KILLED = Path(os.environ["KILLED_IN"])
SECONDS_BETWEEN = 3.0
# The check of the job that this worker has in hand, if it is one of those.
in_hand = []
queue, take = nights.queue, jobs.take


def taking(pk):
    own = Job.objects.filter(pk=pk, force__code=FORCE)
    in_hand[:] = own.values_list("arguments__check", flat=True)
    return take(pk)


def dying(execute, sql, params, many, context):
    if any(POINTS[code] in sql and is_first(code) for code in in_hand):
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)


def is_first(code):
    with suppress(FileExistsError):
        (KILLED / code).touch(exist_ok=False)
        return True
    return False


nights.CHECKS = {code: CHECKS[code] for code in POINTS}
nights.queue = lambda on: queue(on=ON)
jobs.take, jobs.LEASE = taking, LEASE
connection.execute_wrappers.append(dying)
app.conf.beat_schedule = {
    name: app.conf.beat_schedule[name] | {"schedule": SECONDS_BETWEEN}
    for name in ("queue-nightly-sweeps", "wake-waiting-jobs")
}
