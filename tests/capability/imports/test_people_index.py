from datetime import date

import pytest

from capability.imports.people_index import PeopleIndex, Unresolved
from capability.models import Alias
from tests.factories.capability import a_force, a_person

JOINED, OTHER_DAY = date(2010, 1, 4), date(2012, 2, 2)
ADA, ANN, BEN, TWIN, NAMELESS = range(1, 6)


@pytest.fixture
def index():
    """Ada O'Brien was Ada Lee, number 12; Ann Lee has her old number; two are called Ben Ray."""
    index = PeopleIndex()
    index.add(ADA, {("A1", "20", "OBRIEN", "ADA"), ("", "12", "", ""), ("", "", "LEE", "ADA")})
    index.add(ANN, {("A2", "12", "LEE", "ANN")})
    index.add(BEN, {("A3", "30", "RAY", "BEN"), ("OLD3", "", "", "")})
    index.add(TWIN, {("A4", "30", "RAY", "BENJAMIN")})
    index.add(NAMELESS, {("A5", "40", "FOX", "")})
    for person in (ADA, BEN, TWIN):
        index.joined[person].add(JOINED)
    return index


def values(ref="", number="", surname="", forename="", joined_on=None):
    named = ("person_ref", "number", "surname", "forename", "joined_on")
    said = zip(named, (ref, number, surname, forename, joined_on), strict=True)
    return {name: value for name, value in said if value}


@pytest.mark.parametrize(
    ("said", "person"),
    [
        pytest.param(values("A1", "30", "Ray"), ADA, id="reference-above-all"),
        pytest.param(values("OLD3"), BEN, id="former-reference"),
        pytest.param(values("", "20", "o brien", "", JOINED), ADA, id="number-surname-joined"),
        pytest.param(values("", "20", "Ó'BRIEN"), ADA, id="number-surname"),
        pytest.param(values("", "12", "Lee", "A", JOINED), ADA, id="former-number-former-name"),
        pytest.param(values("", "12", "Lee", "Ann"), ANN, id="forename-tells-two-apart"),
        pytest.param(values("", "12", "Lee", "Ann", OTHER_DAY), ANN, id="joined-on-one-side"),
        pytest.param(values("", "40", "Fox", "Zoe"), NAMELESS, id="forename-on-one-side"),
        pytest.param(values("", "99", "Lee", "Ada", JOINED), ADA, id="another-number-no-obstacle"),
        pytest.param(values("", "30", "Ray", "Benjamin", None), None, id="forenames-both-agree"),
        pytest.param(values("", "", "O'Brien", "Ada", JOINED), ADA, id="name-and-joining"),
    ],
)
def test_who_is_meant(index, said, person):
    found = index.find(said)
    assert found == person if person else isinstance(found, Unresolved)


@pytest.mark.parametrize(
    ("said", "reason", "candidates"),
    [
        pytest.param(
            values("X9", "20", "O'Brien"), "Nobody has that reference.", [], id="unknown-reference"
        ),
        pytest.param(
            values("", "30", "Ray", "", JOINED),
            "Several people have that number, surname and joining day.",
            [BEN, TWIN],
            id="several-stop-there",
        ),
        pytest.param(
            values("", "12", "Lee"),
            "Several people have that number and surname.",
            [ADA, ANN],
            id="shared-number",
        ),
        pytest.param(
            values("", "20", "O'Brien", "", OTHER_DAY),
            "Nobody on record fits.",
            [ADA],
            id="joining-day-denies",
        ),
        pytest.param(
            values("", "20", "O'Brien", "Zoe"), "Nobody on record fits.", [ADA], id="name-denies"
        ),
        pytest.param(
            values("", "", "O'Brien", "Ad", JOINED), "Nobody on record fits.", [], id="not-equal"
        ),
        pytest.param(
            values("", "20"), "The row has too little to tell a person by.", [], id="number-alone"
        ),
        pytest.param(
            values("", "", "O'Brien", "Ada"),
            "The row has too little to tell a person by.",
            [],
            id="name-alone",
        ),
    ],
)
def test_nobody_or_several(index, said, reason, candidates):
    assert index.find(said) == Unresolved(reason, candidates)


def test_the_index_holds_one_force_with_its_aliases(northshire):
    ada = a_person(northshire, "Okafor", person_ref="1", number="7")
    a_person(a_force("WM", "Westmarch Police"), "Okafor", person_ref="2", number="7")
    Alias.objects.create(force=northshire, person=ada, surname="Lee", surname_key="LEE")
    index = PeopleIndex.of(northshire)
    assert index.find(values("2")) == Unresolved("Nobody has that reference.", [])
    assert index.find(values("", "7", "lee")) == ada.pk
