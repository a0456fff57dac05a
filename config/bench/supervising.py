"""Pages about a team of 20 people, against a bare view of one person by Django REST framework.

Both are asked for as a browser asks, by one who is signed in. What counts is the slowest in twenty.
"""

from functools import cache, partial
from statistics import median, quantiles

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from rest_framework.generics import RetrieveAPIView
from rest_framework.serializers import ModelSerializer

from capability.models import CaseAllocation, Force, Person, Posting, Unit, UnitEdge
from config.bench import growing, national, readers
from config.bench.database import bench_database
from config.bench.rows import timed

PEOPLE, HOLDERS = 20, 10
REQUESTS, ROUNDS = 40, 5
MOST_QUERIES, TIMES_A_BARE_VIEW, GROWTH_ALLOWED = 12, 40, 1.3


class _Plain(ModelSerializer):
    class Meta:
        model = Person
        fields = ("uuid", "person_ref", "number", "surname", "forename", "kind", "email")


class _PlainView(RetrieveAPIView):
    serializer_class = _Plain
    authentication_classes = permission_classes = filter_backends = ()
    queryset = Person.objects.all()


urlpatterns = [path("bare/<int:pk>/", _PlainView.as_view())]


def prepare():
    """The team, made once and kept: half of it hold cases."""
    force = _force()
    readers.a_lead(_email(), [force])
    if Unit.objects.filter(force=force, code=team_code()).exists():
        return
    unit = Unit.objects.create(force=force, code=team_code(), name="A team", kind="team")
    UnitEdge.objects.create(force=force, unit=unit, parent=force.root_unit)
    holders = CaseAllocation.objects.filter(force=force).order_by("person").distinct("person")
    some = list(holders.values_list("person", flat=True)[:HOLDERS])
    others = Person.objects.filter(force=force).exclude(pk__in=some).order_by("pk")
    some += others.values_list("pk", flat=True)[: PEOPLE - HOLDERS]
    Posting.objects.filter(person__in=some).update(unit=unit)


def slowest(work):
    """Seconds within which nineteen in twenty are answered."""
    run = timed(work)
    run()
    return quantiles((run() for _ in range(REQUESTS)), n=20)[-1]


def ask_team():
    """The page as the reader gets it."""
    return answer(_address(connection.settings_dict["NAME"]))


@cache
def _address(_database):
    return f"/units/{Unit.objects.get(code=team_code()).uuid}/team/"


def bare():
    with override_settings(ROOT_URLCONF=__name__):
        return slowest(partial(answer, f"/bare/{_force().people.earliest('pk').pk}/"))


def answer(address):
    return readers.answer(_email(), address)


def count():
    """How many people the page has."""
    if f"{PEOPLE} people posted in" not in ask_team().text:
        raise AssertionError(f"The page is not about {PEOPLE} people.")
    return PEOPLE


def clauses(ask):
    """What else is asked of a page: few queries, and that it does not grow with the country."""

    def told(_measured):
        with CaptureQueriesContext(connection) as queries:
            ask()
        # Counted now: the next request empties the log.
        asked = len(queries)
        times = _growth(ask)
        smallest = f"{growing.SMALLEST:,} people"
        return {
            f"{asked} queries; bar {MOST_QUERIES}": asked <= MOST_QUERIES,
            f"{times:.2f} times that in {smallest}; bar {GROWTH_ALLOWED}": times <= GROWTH_ALLOWED,
        }

    return told


def _growth(ask):
    """Asked here and there in turn, so that what else the machine does slows both alike."""
    return median(_times_the_smallest(ask) for _ in range(ROUNDS))


def _times_the_smallest(ask):
    here = slowest(ask)
    with bench_database(growing.SMALLEST):
        prepare()
        return here / slowest(ask)


def _force():
    return Force.objects.get(code=f"{national.PREFIX}00")


def team_code():
    return f"{national.PREFIX}00-A-TEAM"


def _email():
    """A log-in of each database, since a client stays signed in to one."""
    return f"{connection.settings_dict['NAME']}@team.bench.example".lower().replace("_", "-")
