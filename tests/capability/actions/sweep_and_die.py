"""Sweep again and again, each time in a process that kills itself with -9 one statement later.

Arguments: the force's code and the day. Prints, as JSON, the gaps and sweeps that stood after each
kill, and at last those after the first sweep that lived to its end.
"""

import json
import os
import signal
import sys
from datetime import date
from itertools import count

import django
from django.db import connection

django.setup()

from capability.actions import gaps  # noqa: E402 models need Django set up
from capability.checks import CHECKS, Scope  # noqa: E402
from capability.models import Force, Gap, Sweep  # noqa: E402

CHECK = CHECKS["case-holder-unaccredited"]


def sweep_until(last, code, on):
    statements = count()

    def dying(execute, sql, params, many, context):
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    scope = Scope(Force.objects.get(code=code))
    with connection.execute_wrapper(dying):
        gaps.sweep(CHECK, scope, on=on)


def outcome(on):
    gaps = Gap.objects.order_by("person", "opened_on").values_list("opened_on", "closed_on")
    swept = Sweep.objects.filter(on=on).values_list("found", "opened", "closed")
    return [[[*map(str, row)] for row in gaps], [[*row] for row in swept]]


def main(code, on):
    outcomes = []
    for last in count():
        connection.close()
        child = os.fork()
        if child == 0:
            sweep_until(last, code, on)
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        outcomes.append(outcome(on))
        if status != signal.SIGKILL:
            break
    sys.stdout.write(json.dumps(outcomes))


if __name__ == "__main__":
    main(sys.argv[1], date.fromisoformat(sys.argv[2]))
