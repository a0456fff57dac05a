"""Web, worker and schedule on a machine without containers, under one small supervisor."""

import os
import signal
import sys
import time
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

from config import children
from config.environment import BASE_DIR

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30
_SECONDS_TO_STOP = 8


def commands(*, port, schedule):
    """Each process by name. `schedule` is the file in which beat notes what it ran last."""
    gunicorn = "-m gunicorn config.wsgi --workers 2 --threads 4 --graceful-timeout 4"
    celery = "-m celery --app config.celery:app --quiet"
    return {
        "web": [*gunicorn.split(), "--log-level", "warning", "--bind", f"127.0.0.1:{port}"],
        "worker": [*celery.split(), "worker", "--loglevel", "warning", "--concurrency", "2"],
        "beat": [*celery.split(), "beat", "--loglevel", "warning", "--schedule", str(schedule)],
    }


def is_served(port):
    with suppress(URLError, OSError), urlopen(f"http://127.0.0.1:{port}/health/", timeout=2):
        return True
    return False


class Kept:
    """One process, started again when it dies, after a longer pause each time it dies young."""

    def __init__(self, arguments):
        self.arguments = arguments
        self.pause = _FIRST_PAUSE
        self._start()

    def tend(self):
        if self.process.poll() is None:
            return
        if self.due is None:
            self._plan()
        elif time.monotonic() >= self.due:
            self._start()

    def ask_to_stop(self):
        if self.process.poll() is None:
            self.process.terminate()

    def end(self):
        """It, and whatever processes of its own it left."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _start(self):
        # Warnings are for those who write the code, and the terminal is the reader's.
        command = [sys.executable, "-W", "ignore", *self.arguments]
        self.process = children.start(command, cwd=BASE_DIR)
        self.started, self.due = time.monotonic(), None

    def _plan(self):
        self.end()
        now = time.monotonic()
        is_young = now - self.started < _LONGEST_PAUSE
        self.pause = min(self.pause * 2, _LONGEST_PAUSE) if is_young else _FIRST_PAUSE
        self.due = now + self.pause


class Supervisor:
    def __init__(self, processes):
        """Start them all; `processes` are Python's arguments by name. Signals now mean: stop."""
        self.is_asked_to_stop = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)
        self.kept = {name: Kept(arguments) for name, arguments in processes.items()}

    def run(self, *, until):
        """Keep them running until that is true, or someone wants them stopped."""
        while not self.is_asked_to_stop and not until():
            for one in self.kept.values():
                one.tend()
            time.sleep(0.2)

    def stop(self):
        for one in self.kept.values():
            one.ask_to_stop()
        last = time.monotonic() + _SECONDS_TO_STOP
        while any(one.process.poll() is None for one in self.kept.values()):
            if time.monotonic() > last:
                break
            time.sleep(0.05)
        for one in self.kept.values():
            one.end()

    def _note(self, *_):
        self.is_asked_to_stop = True
