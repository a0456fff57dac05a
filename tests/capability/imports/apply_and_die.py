"""Work one job again and again, each time in a process that kills itself with -9 one statement on.

Argument: the job's id. Prints, as JSON, how the file, its people and the loads stood after each.
"""

import json
import os
import signal
import sys
from datetime import timedelta
from itertools import count

import django
from django.db import connection

django.setup()

from django.utils import timezone  # noqa: E402

from capability import tasks  # noqa: E402 models need Django set up
from capability.models import Batch, Job, Person, Upload  # noqa: E402


def work_until(last, pk):
    statements = count()

    def dying(execute, sql, params, many, context):
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(dying):
        tasks.work(pk)


def lose_the_worker(pk):
    """As if its lease had run out, and nobody had tried before."""
    over = timezone.now() - timedelta(minutes=1)
    Job.objects.filter(pk=pk, state="running").update(leased_until=over, attempts=0)


def outcome():
    return [Upload.objects.get().state, Batch.objects.count(), Person.objects.count()]


def main(pk):
    outcomes = []
    for last in count():
        lose_the_worker(pk)
        connection.close()
        child = os.fork()
        if child == 0:
            work_until(last, pk)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        outcomes.append(outcome())
        if status != signal.SIGKILL:
            break
    sys.stdout.write(json.dumps([outcomes, Job.objects.get(pk=pk).state]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
