"""A worker that takes up a job and kills itself with -9 before one of its statements.

Arguments: the job's id, and words of the statement that it does not live to see.
"""

import os
import signal
import sys

import django
from django.db import connection

django.setup()

from capability.tasks import work  # noqa: E402 models need Django set up


def main(pk, last):
    def dying(execute, sql, params, many, context):
        if last in sql:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(dying):
        work(pk)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
