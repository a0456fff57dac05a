"""Gaps that are kept say what the oracle says, whichever way they came about."""

import pytest
from django.db.models.functions import Coalesce
from hypothesis import given
from hypothesis import strategies as st

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Force, Gap
from tests.oracle.comparing import few_forces, written
from tests.oracle.facts import one
from tests.oracle.rules import RULES
from tests.oracle.rules.requirements import duty
from tests.oracle.worlds.days import POOL
from tests.oracle.worlds.forces import leading

SWEPT = [
    "case-holder-unaccredited",
    "access-trap",
    "supervisor-carries-cases",
    "accreditation-expires",
]
LAST = POOL[-1]


@pytest.fixture
def rows():
    """How many rows the history of gaps has."""
    return Gap.pgh_event_model.objects.count


def sweep(scope, on):
    swept = [gaps.sweep(CHECKS[code], scope, on=on) for code in SWEPT]
    return [(one.opened, one.closed) for one in swept]


def stood(force, on):
    """The keys of the gaps that were open at the end of that day's sweep, by check."""
    kept = Gap.objects.filter(force=force, opened_on__lte=on).exclude(closed_on__lte=on)
    return {
        code: set(kept.filter(check_code=code).values_list(*map(by_duty, CHECKS[code].columns)))
        for code in SWEPT
    }


def by_duty(column):
    """A gap that goes on under other terms names the last of them: their first names all."""
    return Coalesce("requirement__duty", "requirement") if column == "requirement_id" else column


def right(world, force, on):
    found = {code: set(RULES[code](world, force.pk, on)) for code in SWEPT}
    [by_requirement] = [code for code in SWEPT if "requirement" in CHECKS[code].keys]
    found[by_requirement] = {
        (*key, duty(one(world, "requirements", asked))) for *key, asked in found[by_requirement]
    }
    return found


@few_forces
@given(data=st.data())
def test_day_by_day_each_day_stands_as_it_was_right(country, data):
    """So the last of many sweeps ends where one sweep of its day does."""
    world, pk = data.draw(leading(country))
    with written(world):
        force = Force.objects.get(pk=pk)
        for on in POOL:
            sweep(Scope(force), on)
        assert {on: stood(force, on) for on in POOL} == {on: right(world, force, on) for on in POOL}


@few_forces
@given(data=st.data())
def test_a_second_sweep_changes_nothing(country, rows, data):
    world, pk = data.draw(leading(country))
    with written(world):
        force = Force.objects.get(pk=pk)
        sweep(Scope(force), LAST)
        assert stood(force, LAST) == right(world, force, LAST)
        before = rows()
        assert sweep(Scope(force), LAST) == [(0, 0)] * len(SWEPT)
        assert rows() == before
