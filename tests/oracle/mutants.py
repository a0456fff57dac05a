"""Whether the oracle sees a broken rule: `python -m tests.oracle.mutants [NAME …]`.

Breaks the register in one place at a time, in a copy of it beside a copy of its environment, runs
the oracle's tests there, and says which breaks were caught. Ends with 1 if any was not.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MUTANTS = tomllib.loads(Path(__file__).with_name("mutants.toml").read_text())["mutants"]
COPIED = ("capability", "training", "wellbeing", "config", "templates", "tests", "docs")
TESTS = ("tests/oracle/test_requirements.py", "tests/oracle/test_cases_and_awards.py")
# What pytest says of a comparison that failed, and of nothing else.
APART = "assert ["


def main(names):
    chosen = [one for one in MUTANTS if not names or one["name"] in names]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "register"
        make(copy)
        if "passed" not in (said := tested(copy)) or "failed" in said:
            sys.exit(f"The oracle's tests fail before anything is broken.\n{said[-2000:]}")
        caught = [report(mutant, copy) for mutant in chosen]
    write(f"{sum(caught)} of {len(caught)} caught")
    sys.exit(not all(caught))


def make(copy):
    copy.mkdir()
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("manage.py", "pyproject.toml"):
        shutil.copy(ROOT / name, copy / name)


def report(mutant, copy):
    """A break that breaks more than the rule is none."""
    said = broken(mutant, copy)
    if "failed" in said and APART not in said:
        sys.exit(f"{mutant['name']}: it does not run.\n{said[-2000:]}")
    write(f"{'caught' if APART in said else 'MISSED'}  {mutant['name']}: {mutant['file']}")
    return APART in said


def broken(mutant, copy):
    """What the tests say of the copy with that one break in it."""
    path = copy / mutant["file"]
    whole = path.read_text()
    if whole.count(mutant["old"]) != 1:
        sys.exit(f"{mutant['name']}: not found once in {mutant['file']}")
    path.write_text(whole.replace(mutant["old"], mutant["new"]))
    try:
        return tested(copy)
    finally:
        path.write_text(whole)


def tested(copy):
    """All that the tests say of it."""
    command = [sys.executable, "-m", "pytest", "-n0", "-x", "-q", "--tb=short", "--reuse-db"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*command, *TESTS], cwd=copy, env=environment, check=False, capture_output=True, text=True
    )
    return done.stdout


def write(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
