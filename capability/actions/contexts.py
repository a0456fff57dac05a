"""Which rows of history belong together: those recorded in one context of one transaction."""

from contextlib import contextmanager
from uuid import uuid4

import pghistory
from django.db import connection
from pghistory import runtime


@contextmanager
def context_of_its_own(**metadata):
    """What is recorded inside is told apart from all that is recorded around it.

    The library joins a context to the one around it, whose rows an undo would then take for its
    own. The outer one's words (who asked, which job) hold here too.
    """
    outer = getattr(runtime._tracker, "value", None)
    if outer is None:
        with pghistory.context(**metadata) as own:
            yield own
        _let_go()
        return
    own = runtime.Context(id=uuid4(), metadata=outer.metadata | metadata)
    runtime._tracker.value = own
    try:
        yield own
    finally:
        runtime._tracker.value = outer


def _let_go():
    """Else whatever the transaction does next, in no context, would be recorded in this one.

    One that is rolled back does nothing next, and takes the setting with it.
    """
    if connection.needs_rollback:
        return
    with connection.cursor() as cursor:
        cursor.execute("select set_config('pghistory.context_id', '', true)")
