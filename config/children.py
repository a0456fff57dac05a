"""Child processes that do not outlive their parent, even a parent that was killed."""

import ctypes
import os
import signal
import subprocess
import sys

_LIBC = ctypes.CDLL(None)
_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG in linux/prctl.h


def start(command, *, last_signal=signal.SIGTERM, **options):
    """Popen in a session of its own, so that Ctrl-C reaches the parent alone.

    On Linux the kernel sends `last_signal` to the child when its parent dies.
    """
    parent = os.getpid()

    def bind_to_parent():
        if sys.platform == "linux":
            _LIBC.prctl(_SET_DEATH_SIGNAL, last_signal)
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        # Safe, since those who call this run no threads; and after `user=` has taken effect, which
        # would undo it.
        preexec_fn=bind_to_parent,  # noqa: PLW1509
        **options,
    )
