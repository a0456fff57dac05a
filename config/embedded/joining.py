import subprocess
import sys
import time

from config.embedded import locks
from config.embedded.folders import BASE_DIR, Folders

_PATIENCE = 60
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
    with locks.held(folders.lock("start")):
        if not _are_kept(folders):
            _start_keeper(folders)


def _are_kept(folders):
    """Whether a keeper lives whose servers are ready."""
    return not locks.is_free(folders.lock("ready"), shared=True)


def _start_keeper(folders):
    mode = "tests" if folders.is_for_tests else "lasting"
    with folders.log.open("wb") as log:
        keeper = _keepers[folders] = subprocess.Popen(
            [sys.executable, "-m", "config.embedded.keeper", folders.data, mode],
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    until = time.monotonic() + _PATIENCE
    while not _are_kept(folders):
        if keeper.poll() is not None or time.monotonic() > until:
            raise SystemExit(f"The embedded servers did not start. {_last_words(folders)}")
        time.sleep(0.02)


def _last_words(folders):
    lines = folders.log.read_text(errors="replace").splitlines()
    return "\n".join([f"{folders.log} ends:", *lines[-12:]])
