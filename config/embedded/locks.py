import fcntl
from contextlib import contextmanager


def take(path, *, shared=False):
    """Wait for the lock; it is held until the file returned is closed, or its holder dies."""
    file = path.open("a")
    fcntl.flock(file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
    return file


def attempt(path, *, shared=False):
    """The same without waiting: None where someone else has it."""
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_NB | (fcntl.LOCK_SH if shared else fcntl.LOCK_EX))
    except BlockingIOError:
        file.close()
        return None
    return file


@contextmanager
def held(path):
    with take(path):
        yield


def is_free(path, *, shared=False):
    """Whether the lock could be had now. Two who ask in shared mode don't see each other."""
    if file := attempt(path, shared=shared):
        file.close()
    return file is not None
