"""100,000 rows of accreditations, by `load` and by django-import-export, from the same file.

Three rows in a hundred can't go in: nobody has the reference, no scheme the code, or the date is
none. Both bring in and refuse as many, import-export without its transaction, which would take all
back for one faulty row; into a force without accreditations, and every run is
taken back, after whatever the database puts off to the end. import-export's default is measured on
the first rows of the file and scaled: all of them would take most of an hour.
"""

import csv
import random
import time
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection, transaction
from tablib import Dataset

from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.models import Accreditation, Force
from config.bench import memory, national
from config.bench.database import analyze
from config.bench.resources import Default, Fastest
from config.bench.rows import timed
from config.bench.sweeping import DAY

CODE, PEOPLE = "IM", 20_000
ROWS, SLICE = 100_000, 500
COLUMNS = ("person_ref", "scheme", "course_completed_on", "awarded_on", "certificate")
SCHEMES = ("PIP1", "PST", "PIP2", "SSAIDP", "ABE")
FAULTY = ((0, "R-nobody"), (1, "NO-SUCH"), (3, "31/02/2024"))
TIMES_DEFAULT, TIMES_FASTEST, MEGABYTES = 20, 2, 400

_OUTCOMES = {}


def prepare():
    if not Force.objects.filter(code=CODE).exists():
        dice = random.Random(PEOPLE)  # noqa: S311 data, not secrets
        national.a_force_of_people(CODE, PEOPLE, dice)
        analyze()
    _file()


def ours():
    return _told(_load)


def fastest():
    return _told(_import)


def count():
    return ROWS


def _told(work):
    """Its seconds; how many rows it brought in and refused is kept."""
    began = time.perf_counter()
    with _taken_back():
        refused = work()
        taken = time.perf_counter() - began
        brought_in = Accreditation.objects.filter(force__code=CODE).count()
        _OUTCOMES[work] = brought_in, refused
    return taken


def clauses(measured):
    """Fails where both do not bring in and refuse as many."""
    if len(set(_OUTCOMES.values())) > 1:
        raise AssertionError(f"Brought in and refused, by load and by import-export: {_OUTCOMES}")
    with _taken_back():
        default = timed(lambda: _import(Default, SLICE), per=SLICE / ROWS)()
    peak = memory.peak_alone(_load_and_take_back, str(_file()))
    slower, faster = default / measured.ours, measured.floor / measured.ours
    return {
        f"{slower:.1f} times its default, {default:.0f} s for all by {SLICE} of the rows; "
        f"bar {TIMES_DEFAULT}": slower >= TIMES_DEFAULT,
        f"{faster:.1f} times its fastest; bar {TIMES_FASTEST}": faster >= TIMES_FASTEST,
        f"{peak:.0f} MB at most; bar {MEGABYTES}": peak <= MEGABYTES,
    }


def _load_and_take_back(path):
    with _taken_back():
        _load(path)


def _load(path=None):
    """How many rows were refused, or wait for someone."""
    source = pipeline.Source(path or str(_file()), "accreditations", Profile())
    load, _ignored = pipeline.run(source, force=Force.objects.get(code=CODE), as_at=DAY)
    _conclude()
    counts = load.counts()
    return counts["rejected"] + counts["unresolved"]


def _import(resource=Fastest, rows=ROWS):
    with _file().open(newline="") as file:
        data = Dataset().load("".join(islice(file, rows + 1)), format="csv")
    result = resource(Force.objects.get(code=CODE)).import_data(data, use_transactions=False)
    _conclude()
    return len(result.error_rows) + len(result.invalid_rows)


def _conclude():
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


@contextmanager
def _taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@cache
def _folder():
    return TemporaryDirectory()


@cache
def _file():
    path = Path(_folder().name) / "accreditations.csv"
    dice = random.Random(ROWS)  # noqa: S311 data, not secrets
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_row(number, dice) for number in range(ROWS))
    return path


def _row(number, dice):
    person, scheme = number % PEOPLE, SCHEMES[number // PEOPLE]
    course = national.BEGIN + timedelta(days=dice.randrange(3_000))
    row = [f"R{person}", scheme, course, course + timedelta(days=dice.randrange(400)), f"C{number}"]
    if number % 100 < len(FAULTY):
        place, wrong = FAULTY[number % 100]
        row[place] = wrong
    return row
