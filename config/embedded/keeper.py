"""Runs the servers of one data folder for as long as any process wants them. Started by `start`.

The locks: `clients` is held, shared, by each process that uses the servers; `start` by whoever
decides whether a keeper must come or go; `ready` by the keeper while its servers answer; `servers`
by the keeper and, inherited, by each process of each server, so that a successor can wait for them.
"""

import shutil
import signal
import sys
import time
from pathlib import Path

from config.embedded import locks
from config.embedded.folders import Folders
from config.embedded.postgres import Postgres
from config.embedded.valkey import Valkey

_GRACE = 2
_PATIENCE = 30


class Kept:
    """A server and the process that it runs in."""

    def __init__(self, server, lock):
        self.server, self.lock = server, lock
        server.prepare()
        self.process = server.start(lock)

    def wait(self):
        """Until it is ready, started again if need be: what a killed one left may linger."""
        until = time.monotonic() + _PATIENCE
        while not (self.lives and self.server.is_ready(self.process)):
            if time.monotonic() > until:
                raise SystemExit(f"{type(self.server).__name__} does not start.")
            if not self.lives:
                self.process = self.server.start(self.lock)
            time.sleep(0.05)

    @property
    def lives(self):
        return self.process.poll() is None

    def stop(self):
        if self.lives:
            self.process.send_signal(self.server.last_signal)
            self.process.wait()


def keep(folders):
    if not _can_begin(folders):
        return
    kept = []
    with locks.take(folders.lock("servers")) as lock:
        try:
            kept += [Kept(server, lock) for server in (Postgres(folders), Valkey(folders))]
            while not _is_deserted(folders, kept):
                pass  # a server died, and is started anew
        finally:
            for one in kept:
                one.stop()
            shutil.rmtree(folders.run, ignore_errors=True)


def _can_begin(folders):
    """Wait for an earlier keeper's servers to go; not where one lives and is ready after all."""
    until = time.monotonic() + _PATIENCE
    while not locks.is_free(folders.lock("servers")):
        if not locks.is_free(folders.lock("ready"), shared=True):
            return False
        if time.monotonic() > until:
            raise SystemExit("Servers of an earlier keeper still run, and do not stop.")
        time.sleep(0.02)
    return True


def _is_deserted(folders, kept):
    """Serve until nobody is left (true), or until a server has died (false)."""
    for one in kept:
        one.wait()
        one.server.furnish()
    with locks.take(folders.lock("ready")) as ready:
        last_seen = time.monotonic()
        while all(one.lives for one in kept):
            time.sleep(0.2)
            if not locks.is_free(folders.lock("clients")):
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > _GRACE and _close(folders, ready):
                return True
    return False


def _close(folders, ready):
    """Whoever comes from now on must start another keeper. False if someone is just coming."""
    if (start := locks.attempt(folders.lock("start"))) is None:
        return False
    with start:
        if is_deserted := locks.is_free(folders.lock("clients")):
            ready.close()
    return is_deserted


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    keep(Folders(Path(sys.argv[1]), is_for_tests=sys.argv[2] == "tests"))
