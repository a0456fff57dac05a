import socket
import subprocess
import sys
import time
from contextlib import suppress

import psycopg

from config.embedded import locks
from config.embedded.folders import BASE_DIR, Folders

_PATIENCE = 60
_REFUSED = 1  # as SystemExit with a reason, or any exception; a killed keeper has another status
# What this process holds for as long as it lives: its lock on each data folder, and its keeper.
_holds = {}
_keepers = {}


def start():
    """The addresses of the embedded servers, started if need be; again and again does no harm."""
    folders = Folders.here()
    folders.make()
    if folders not in _holds:
        _holds[folders] = locks.take(folders.lock("clients"), shared=True)
    _see_to(folders)
    return folders.addresses()


def rejoin():
    """Give a keeper that was killed a successor, for the servers that this process uses, if any."""
    for folders in _holds:
        _see_to(folders)


def _see_to(folders):
    until = time.monotonic() + _PATIENCE
    with locks.held(folders.lock("start")):
        while not (_are_kept(folders) and _answer(folders)):
            if not _are_kept(folders) and not _is_coming(folders):
                _start_keeper(folders)
            if time.monotonic() > until:
                _give_up(folders)
            time.sleep(0.02)


def _are_kept(folders):
    """Whether a keeper lives whose servers are ready, as far as it knows."""
    return not locks.is_free(folders.lock("ready"), shared=True)


def _answer(folders):
    """Not for the moment that a keeper needs to notice that one was killed."""
    with suppress(OSError, psycopg.OperationalError), socket.socket(socket.AF_UNIX) as valkey:
        valkey.connect(str(folders.valkey_socket))
        psycopg.connect(folders.addresses()["DATABASE_URL"]).close()
        return True
    return False


def _is_coming(folders):
    """Whether a keeper that this process started is at work; one that has refused is an error."""
    keeper = _keepers.get(folders)
    status = keeper.poll() if keeper else 0
    if status == _REFUSED:
        _give_up(folders)
    return status is None


def _start_keeper(folders):
    mode = "tests" if folders.is_for_tests else "lasting"
    with folders.log.open("wb") as log:
        _keepers[folders] = subprocess.Popen(
            [sys.executable, "-m", "config.embedded.keeper", folders.data, mode],
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _give_up(folders):
    lines = folders.log.read_text(errors="replace").splitlines()
    raise SystemExit(
        "\n".join([f"The embedded servers did not start. {folders.log} ends:", *lines[-12:]])
    )
