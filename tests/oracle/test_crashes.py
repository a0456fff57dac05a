"""A night that goes wrong in every way at once ends as the oracle says."""

import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capability.actions import reference
from capability.checks import CHECKS
from capability.models import Force, Gap, Job, Scheme, Sweep
from tests.config.waiting import wait_until
from tests.oracle.comparing import few_forces
from tests.oracle.killing import ON, POINTS, Night
from tests.oracle.rules import RULES
from tests.oracle.worlds.forces import leading
from tests.oracle.worlds.tables import of_the_country

PATIENCE = 180

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    """One that has been drawn, for good; other tests of this kind leave no national rows."""
    if not Scheme.objects.filter(force=None).exists():
        reference.install()
    drawn = []

    @few_forces
    @given(data=st.data())
    def draw(data):
        drawn.append(data.draw(leading(country)))

    country = of_the_country()
    draw()
    world, _force = drawn[-1]
    world.write()
    return world


@pytest.fixture
def night(world):
    with tempfile.TemporaryDirectory(prefix="night-") as folder:
        night = Night(Path(folder))
        yield night
        night.end()


def stood(force):
    kept = Gap.objects.filter(force=force, closed_on=None)
    return {
        code: set(kept.filter(check_code=code).values_list(*CHECKS[code].columns))
        for code in POINTS
    }


def unfinished():
    return Job.objects.exclude(state="done")


def test_a_night_of_killed_workers_ends_as_it_is_right(world, night):
    """Real ones: nobody is left after five kills, the broker is emptied, two others come."""
    workers = night.workers(len(POINTS))
    night.schedules(2)
    wait_until(lambda: all(one.poll() is not None for one in workers), seconds=PATIENCE)
    assert {one.returncode for one in workers} == {-signal.SIGKILL}
    assert {path.name for path in night.killed.iterdir()} == set(POINTS)
    assert unfinished().exists()
    night.broker.flushall()
    night.workers(2)
    wait_until(lambda: not unfinished().exists(), seconds=PATIENCE)
    for force in Force.objects.all():
        assert stood(force) == {code: set(RULES[code](world, force.pk, ON)) for code in POINTS}
    swept = sorted(Sweep.objects.values_list("force__code", "check_code", "on"))
    assert swept == sorted((force, code, ON) for force in ("NS", "WM") for code in POINTS)
