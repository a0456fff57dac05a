from datetime import date

import pytest

from capability.models import Person, Unit
from tests.factories.capability import a_force, a_person, a_posting, a_unit

ON = date(2024, 6, 1)
MOVED = date(2024, 6, 2)


@pytest.fixture
def units(northshire):
    north = a_unit(northshire, "N")
    team = a_unit(northshire, "TEAM", under=north)
    return {"N": north, "TEAM": team, "S": a_unit(northshire, "S")}


@pytest.fixture
def people(northshire, units):
    team, south = units["TEAM"], units["S"]
    a_person(northshire, "Stays", unit=team)
    a_person(northshire, "Left", unit=team, left_on=date(2020, 1, 1))
    a_person(northshire, "Unposted")
    moved = a_person(northshire, "Moved")
    a_posting(moved, team, ends_on=ON)
    a_posting(moved, south, starts_on=MOVED)
    comes = a_person(northshire, "Comes")
    a_posting(comes, team, starts_on=MOVED)
    lent = a_person(northshire, "Lent", unit=south)
    a_posting(lent, team, is_substantive=False)
    elsewhere = a_force("FM", name="Fenmarch Police")
    a_person(elsewhere, "Elsewhere", unit=elsewhere.root_unit)


@pytest.mark.parametrize(
    ("unit", "on", "names"),
    [
        ("TEAM", ON, "Left Moved Stays"),
        ("TEAM", MOVED, "Comes Left Stays"),
        ("N", ON, "Left Moved Stays"),
        ("S", ON, "Lent"),
        ("S", MOVED, "Lent Moved"),
        ("", ON, "Comes Left Lent Moved Stays Unposted"),
    ],
)
def test_who_stands_in_a_unit(northshire, units, people, unit, on, names):
    asked = units.get(unit, northshire.root_unit)
    standing = Person.objects.standing_in(asked, on=on)
    assert [person.surname for person in standing] == names.split()
    below = set(Unit.objects.below([asked], on=on).values_list("pk", flat=True))
    by_hand = Person.objects.filter(force=northshire).with_home_unit(on=on)
    assert {person.pk for person in by_hand if person.home_unit in below} == {
        person.pk for person in standing
    }
