"""A private PostgreSQL and Valkey, for a machine that has no other: demo, development and tests.

Every process that reads the settings holds a shared lock on a file. The first one starts a keeper,
which runs the servers and stops them when nobody holds that lock any more. The kernel drops the
lock of whoever is killed, so that nothing is left behind.
"""

from config.embedded.folders import Folders
from config.embedded.joining import rejoin, start

__all__ = ["files", "rejoin", "start"]


def files():
    """Where such a machine keeps the files that people bring in."""
    return Folders.here().data / "files"
