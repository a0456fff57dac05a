"""How much memory a process held at most since it was last asked to forget; in megabytes.

Of Linux alone can the mark be set back; elsewhere it is the most since the process began.
"""

import resource
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import django
from django.db import connection

_STATUS, _MARK = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_SET_BACK = "5"


def forget():
    with suppress(OSError):
        _MARK.write_text(_SET_BACK)


def peak():
    try:
        (line,) = (one for one in _STATUS.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peak_alone(work, *given):
    """Of a process that does that work and nothing else, on the database that is entered here."""
    begin = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=begin, initializer=django.setup) as pool:
        return pool.submit(_peak_of, connection.settings_dict["NAME"], work, given).result()


def _peak_of(database, work, given):
    connection.settings_dict["NAME"] = database
    work(*given)
    return peak()
