import hashlib
import os
import sys
from pathlib import Path
from typing import NamedTuple

BASE_DIR = Path(__file__).resolve().parents[2]


class Folders(NamedTuple):
    """Where a pair of servers keeps its data, its locks and its sockets."""

    data: Path
    is_for_tests: bool = False

    @classmethod
    def here(cls):
        """Of this process: $REGISTER_DATA, else .local beside manage.py; tests have their own."""
        data = Path(os.environ.get("REGISTER_DATA") or BASE_DIR / ".local").resolve()
        if "pytest" in sys.modules or "REGISTER_TESTING" in os.environ:
            return cls(data / "test", is_for_tests=True)
        return cls(data)

    @property
    def run(self):
        """The sockets' folder: their paths may have 107 bytes, so it can't be the data folder."""
        # Not tempfile's choice: all processes must find the same one, whatever their TMPDIR.
        return Path("/tmp") / f"register-{os.geteuid()}-{digest(self.data)}"  # noqa: S108

    @property
    def log(self):
        return self.data / "keeper.log"

    def lock(self, name):
        return self.data / f"{name}.lock"

    @property
    def valkey_socket(self):
        return self.run / "valkey.sock"

    def addresses(self):
        socket = self.valkey_socket
        return {
            "DATABASE_URL": f"postgresql://register@/app?host={self.run}",
            "REDIS_URL": f"unix://{socket}?db=1",
            "BROKER_URL": f"redis+socket://{socket}?virtual_host=0",
        }

    def make(self):
        """Make the data folder, or refuse another user's."""
        self.data.mkdir(parents=True, exist_ok=True)
        if self.data.stat().st_uid != os.geteuid():
            raise SystemExit(
                f"{self.data} belongs to another user. Set REGISTER_DATA to a folder of your own."
            )


def digest(path):
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
