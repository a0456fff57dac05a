"""What a dispensation covers of what is found, day by day."""

from hypothesis import given
from hypothesis import strategies as st

from capability.checks import CHECKS, Scope
from capability.models import Force
from capability.reports.covers import covered
from capability.reports.gaps import Item
from tests.oracle.comparing import small_forces, written
from tests.oracle.rules import RULES
from tests.oracle.rules.dispensations import covered_until, trap_covered_until
from tests.oracle.worlds.days import around
from tests.oracle.worlds.dispensing import dispensing

CODES = ["case-holder-unaccredited", "role-holder-unaccredited", "access-trap"]


@small_forces
@given(data=st.data())
def test_what_a_dispensation_covers(country, data):
    world = data.draw(dispensing(country))
    days = {row[name] for row in world["dispensations"] for name in ("starts_on", "ends_on")}
    with written(world):
        scopes = [Scope(force) for force in Force.objects.filter(code__in=("NS", "WM"))]
        for on in around(days):
            items = [item for scope in scopes for item in found(world, scope, on)]
            told = {item.source: item.cover and item.cover.until for item in covered(items, on=on)}
            assert told == {item.source: right(world, item, on) for item in items}


def found(world, scope, on):
    return [
        Item(scope, code, key, grade=grade, severity=severity)
        for code in CODES
        for key, (grade, severity) in RULES[code](world, scope.force.pk, on).items()
    ]


def right(world, item, on):
    until = trap_covered_until if item.check == "access-trap" else covered_until
    return until(world, item.force, CHECKS[item.check].named(item.key), on)
