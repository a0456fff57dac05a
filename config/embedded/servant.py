"""Root's stand-in: PostgreSQL refuses to be root, and so runs as a user without powers."""

import os
import pwd
import shutil
from pathlib import Path
from typing import NamedTuple

from config.embedded.folders import digest

# For what lies below a closed folder (root's home, say) where the stand-in can't get at it.
_WITHIN_REACH = Path("/var/lib/capability-register")
_OTHERS_ENTER, _OTHERS_RUN = 0o001, 0o005


class Servant(NamedTuple):
    user: int
    group: int

    def as_options(self):
        """For Popen."""
        return {"user": self.user, "group": self.group, "extra_groups": []}


def find():
    """Whom PostgreSQL runs as; None where the present user will do."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Servant(entry.pw_uid, entry.pw_gid)
    raise SystemExit("PostgreSQL refuses to run as root, and there is no user postgres or nobody.")


def own(folder, servant):
    """Make the folder if need be, the servant's and closed to everyone else."""
    folder.mkdir(mode=0o700, exist_ok=True)
    owner = servant.user if servant else os.geteuid()
    if folder.is_symlink() or folder.stat().st_uid not in (owner, os.geteuid()):
        raise SystemExit(f"{folder} belongs to another user; remove it and start again.")
    if servant:
        os.chown(folder, *servant)
    folder.chmod(0o700)


def data_within_reach(folder, servant):
    """The folder, or one in its stead."""
    stand_in = _WITHIN_REACH / f"data-{digest(folder)}"
    if not servant or folder.exists() or (_can_enter(folder.parent) and not stand_in.exists()):
        return folder
    _make_shelf()
    return stand_in


def programs_within_reach(package, program, servant):
    """The package's folder, or a copy of it with the libraries that its wheel put beside it."""
    if not servant or (
        _can_enter(program.parent) and program.stat().st_mode & _OTHERS_RUN == _OTHERS_RUN
    ):
        return package
    copy = _WITHIN_REACH / f"programs-{digest(f'{package} {program.stat().st_mtime_ns}')}"
    if not copy.exists():
        _make_shelf()
        _copy([package, package.with_name(f"{package.name}.libs")], copy)
    return copy / package.name


def _can_enter(folder):
    return all(parent.stat().st_mode & _OTHERS_ENTER for parent in (folder, *folder.parents))


def _make_shelf():
    _WITHIN_REACH.mkdir(parents=True, exist_ok=True)
    _WITHIN_REACH.chmod(0o755)


def _copy(folders, target):
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    for folder in filter(Path.exists, folders):
        shutil.copytree(folder, unfinished / folder.name, symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))
    unfinished.rename(target)
