"""The environment beside manage.py: made, completed and entered before anything else is imported.

Standard library only, and in the grammar of any Python 3.6 or later, so that it can refuse one.
"""

import fcntl
import hashlib
import importlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from config import debian

BASE_DIR = Path(__file__).resolve().parent.parent
FOLDER = BASE_DIR / ".venv"
LOCK = BASE_DIR / "config" / "requirements.lock"
_PYTHON = FOLDER / "bin" / "python"
# Which lock is installed here; while an installation is under way, that it is.
_STAMP = FOLDER / "installed"
_UNFINISHED = "unfinished"
_INSTALL = ["-m", "pip", "install", "-qq", "--no-input", "--no-deps", "--require-hashes", "-r"]
_OLDEST, _NEWEST = (3, 11), (3, 13)


def enter():
    """Go on inside the environment, making it first if need be. In one of one's own: stay there."""
    if os.environ.get("REGISTER_ENVIRONMENT") == "production" or _is_ones_own():
        return
    refuse(sys.version_info[:2])
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if _installed() != wanted:
        with LOCK.open() as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # whoever starts at the same time waits here
            if _installed() != wanted:
                _make(wanted, lock)
    if not _is_inside():
        os.execv(str(_PYTHON), [str(_PYTHON), *sys.argv])  # noqa: S606 no shell is wanted


def refuse(version):
    """Exit with the reason, unless it is a version that the lock was made for."""
    if not _OLDEST <= version <= _NEWEST:
        raise SystemExit(
            f"The register runs on Python {_dotted(_OLDEST)} to {_dotted(_NEWEST)};"
            f" this is Python {_dotted(version)} ({sys.executable})."
        )


def _is_inside():
    return FOLDER.is_dir() and os.path.samefile(sys.prefix, str(FOLDER))


def _is_ones_own():
    return sys.prefix != sys.base_prefix and not _is_inside() and find_spec("django") is not None


def _dotted(version):
    return ".".join(map(str, version))


def _installed():
    """The hash of the lock that was installed last."""
    return _STAMP.read_text() if _STAMP.exists() and _PYTHON.exists() else ""


def _make(wanted, lock):
    if FOLDER.exists() and (not _PYTHON.exists() or _installed() == _UNFINISHED):
        _say("removing an unfinished .venv")
        shutil.rmtree(str(FOLDER))
    if not FOLDER.exists():
        _provide_venv()
        _say("making .venv")
        FOLDER.mkdir()
        _STAMP.write_text(_UNFINISHED)
        _run(getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(FOLDER), lock=lock)
    _say("installing config/requirements.lock into .venv (half a minute)")
    _STAMP.write_text(_UNFINISHED)
    _run(str(_PYTHON), *_INSTALL, str(LOCK), lock=lock)
    _STAMP.write_text(wanted)


def _provide_venv():
    """Debian's Python comes without what makes environments."""
    if find_spec("venv") and find_spec("ensurepip"):
        return
    package = f"python{_dotted(sys.version_info[:2])}-venv"
    if not debian.can_install():
        raise SystemExit(
            f"This Python can't make an environment. As root: apt-get install {package}"
        )
    _say(f"installing {package}")
    if not debian.install(package):
        raise SystemExit(f"apt-get could not install {package}; see above.")
    importlib.invalidate_caches()


def _run(*command, lock):
    """Whatever it prints goes to stderr: stdout is the command's own.

    It inherits the lock, so that nobody clears away what it makes if only this process is killed.
    """
    fds = (lock.fileno(),)
    if subprocess.run(command, check=False, stdout=sys.stderr, pass_fds=fds).returncode:
        raise SystemExit("manage.py: that failed; run it again when the cause is gone.")


def _say(text):
    print(f"manage.py: {text}", file=sys.stderr, flush=True)  # noqa: T201
