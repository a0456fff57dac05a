"""How much memory this process held at most since it was last asked to forget; in megabytes.

Of Linux alone can the mark be set back; elsewhere it is the most since the process began.
"""

import resource
from contextlib import suppress
from pathlib import Path

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
