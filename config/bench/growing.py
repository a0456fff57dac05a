"""What a full sweep by every check costs a person, in the data asked for and in 6,000 people."""

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Gap, Person
from config.bench import national
from config.bench.database import bench_database
from config.bench.rows import timed
from config.bench.sweeping import DAY

SMALLEST = 6_000


def prepare():
    _sweep()
    with bench_database(SMALLEST):
        _sweep()


def sweep(forces):
    for force in forces:
        for check in CHECKS.values():
            gaps.sweep(check, Scope(force), on=DAY)


def ours():
    return timed(_sweep, per=_people().count())()


def floor():
    with bench_database(SMALLEST):
        return ours()


def count():
    """The gaps that stand open."""
    return Gap.objects.still_open().filter(force__in=national.forces()).count()


def _sweep():
    sweep(national.forces())


def _people():
    return Person.objects.filter(force__in=national.forces())
