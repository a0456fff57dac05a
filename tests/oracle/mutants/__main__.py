"""Whether the oracle sees a broken rule: `python -m tests.oracle.mutants [NAME …]`.

Breaks the register in one place at a time, in a copy of it beside a copy of its environment, runs
the oracle's tests there, and says which breaks were caught. Half an hour for all of them. Ends with
how many were caught, after the names of those that were not, and with 1 if there are any.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
MUTANTS = [
    mutant
    for path in sorted(HERE.glob("*.toml"))
    for mutant in tomllib.loads(path.read_text())["mutants"]
]
COPIED = ("capability", "training", "wellbeing", "config", "templates", "tests", "docs")
# Those that name the checks they hold to their rules.
TESTS = sorted(
    path.relative_to(ROOT)
    for path in HERE.parent.glob("test_*.py")
    if "\nCODES = " in path.read_text()
)
# Half of the time that one break takes would go to plugins that these tests do without. Nothing is
# compiled for later, since what is broken now is whole again then.
PYTEST = [sys.executable, "-m", "pytest", "-p", "pytest_django.plugin"]
PYTEST += ["-x", "-q", "--tb=short", "--reuse-db"]
PLAIN = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}
# What pytest says of a comparison that failed, and of nothing else.
APART = re.compile(r"^E +(AssertionError: )?assert [\[{]", re.MULTILINE)


def main(names):
    chosen = [one for one in MUTANTS if not names or one["name"] in names]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "register"
        make(copy)
        said = tested(copy, {code for one in chosen for code in one["checks"]})
        if not_run(said) or "passed" not in said:
            sys.exit(f"The oracle's tests fail before anything is broken.\n{said[-2000:]}")
        missed = [mutant["name"] for mutant in chosen if not report(mutant, copy)]
    for name in missed:
        write(f"not caught: {name}")
    write(f"{len(chosen) - len(missed)} of {len(chosen)} caught")
    sys.exit(bool(missed))


def make(copy):
    copy.mkdir()
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name)
    for name in ("manage.py", "pyproject.toml"):
        shutil.copy(ROOT / name, copy / name)


def report(mutant, copy):
    """Whether it was caught: a break that breaks more than the rule is none."""
    said = broken(mutant, copy)
    is_caught = bool(APART.search(said))
    is_crash = not is_caught and not_run(said)
    outcome = "caught " if is_caught else "CRASHED" if is_crash else "MISSED "
    write(f"{outcome} {mutant['name']}: {mutant['file']}")
    if is_crash:
        write(said[-2000:])
    return is_caught


def not_run(said):
    return any(word in said for word in ("failed", "error"))


def broken(mutant, copy):
    """What the tests say of the copy with that one break in it."""
    path = copy / mutant["file"]
    whole = path.read_text()
    if whole.count(mutant["old"]) != 1:
        sys.exit(f"{mutant['name']}: not found once in {mutant['file']}")
    path.write_text(whole.replace(mutant["old"], mutant["new"]))
    try:
        return tested(copy, mutant["checks"])
    finally:
        path.write_text(whole)


def tested(copy, checks):
    """All that the tests of these checks say."""
    done = subprocess.run(
        [*PYTEST, *TESTS],
        cwd=copy,
        env=os.environ | PLAIN | {"ORACLE_CHECKS": " ".join(checks)},
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stdout


def write(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
