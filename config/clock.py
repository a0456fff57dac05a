"""What time history shows: a demo and tests may say so, in production nothing heeds it."""

from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connection, transaction

THE_FIRST = datetime(2000, 1, 1, tzinfo=UTC)


@contextmanager
def showing(moment):
    """Inside, all or nothing, history is written as of that moment."""
    with transaction.atomic():
        _set(moment.isoformat())
        yield
        _set("")


def from_the_first():
    """For what comes with the register: whoever makes up a past finds it there."""
    return showing(THE_FIRST)


def _set(at):
    with connection.cursor() as cursor:
        cursor.execute("select set_config('register.clock', %s, true)", [at])
