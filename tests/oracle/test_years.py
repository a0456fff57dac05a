"""A year swept day by day ends where one sweep of its last day does.

What is open in the end is the same by key, grade and severity, and is what the oracle says; only
since when may differ. And at the end of each day swept that was open which was right: nothing opens
or closes but when it should.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Force, Gap
from capability.models.gaps import KEY_COLUMNS
from tests.oracle import asking
from tests.oracle.comparing import few_forces, written
from tests.oracle.rules import RULES
from tests.oracle.test_asking import ASKED
from tests.oracle.worlds.days import ONE, turning_days
from tests.oracle.worlds.joiners import joining
from tests.oracle.worlds.staffed import covered

FIRST, LAST = date(2023, 11, 2), date(2024, 10, 31)
# With a 29 February, and both days on which clocks change.
YEAR = [FIRST + count * ONE for count in range(365)]
# Every four weeks, and around each day on which anything begins or ends, others are swept.
SOME = YEAR[::-28]
EACH_DAY = (joining, covered)


@pytest.fixture
def drawn(country, forces):
    """Such a force, the same each time; the first one drawn is as small as can be."""
    worlds = []

    @few_forces
    @given(data=st.data())
    def draw(data):
        worlds.append(data.draw(forces(country)))

    draw()
    return worlds[-1]


@pytest.mark.parametrize("forces", ASKED, ids=lambda forces: forces.__name__)
def test_a_year_ends_where_its_last_day_does(forces, drawn):
    world, pk = drawn
    codes = ASKED[forces]
    days = YEAR if forces in EACH_DAY else sorted({*SOME, *turning_days(world)} & {*YEAR})
    right = {code: RULES[code](world, pk, LAST) for code in codes}
    for swept in ([LAST], days):
        with written(world):
            force = Force.objects.get(pk=pk)
            wrong = [
                on for on in swept if open_after(force, codes, on) != keys(world, pk, codes, on)
            ]
            assert wrong == []
            assert in_the_end(force, codes) == right


def open_after(force, codes, on):
    """By check, the keys of what is open once the day is swept."""
    scope = Scope(force)
    for code in codes:
        gaps.sweep(CHECKS[code], scope, on=on)
    return stood(force, codes)


def stood(force, codes):
    found = {code: set() for code in codes}
    kept = Gap.objects.still_open().filter(force=force)
    for row in kept.values("check_code", *KEY_COLUMNS):
        code = row["check_code"]
        found[code].add(tuple(row[column] for column in CHECKS[code].columns))
    return found


def in_the_end(force, codes):
    """The same with grade and severity, as every page tells them."""
    scope = Scope(force)
    found = {code: asking.on_one(code, scope, LAST) for code in codes}
    return {
        code: {key: found[code].get(key) for key in kept}
        for code, kept in stood(force, codes).items()
    }


def keys(world, pk, codes, on):
    return {code: set(RULES[code](world, pk, on)) for code in codes}
