from datetime import date

import pytest

from capability.models import Absence, EstablishmentPost, Restriction, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import LONG_AGO, a_force, a_person, a_posting

CODE = "unit-under-strength"


@pytest.fixture
def funded(northshire, investigations):
    """Funds posts in the unit, by role or none."""

    def posts(number, *, starts_on=LONG_AGO, **days):
        return EstablishmentPost.objects.create(
            force=northshire, unit=investigations, posts=number, starts_on=starts_on, **days
        )

    return posts


def staff(unit, number, **facts):
    people = [a_person(unit.force) for _ in range(number)]
    for person in people:
        a_posting(person, unit, **facts)
    return people


@pytest.mark.parametrize(
    ("people", "severity"),
    [(7, None), (6, 3), (5, 3), (4, 2), (0, 2)],
)
def test_by_the_people_posted(found, told, investigations, funded, people, severity):
    funded(10)
    staff(investigations, people)
    assert found(CODE) == ({(investigations.pk,)} if severity else set())
    if severity:
        assert told(CODE).severity == severity


@pytest.mark.parametrize(
    ("share", "effective"),
    [
        pytest.param({"share_of_duty": 0}, "6", id="away"),
        pytest.param({"share_of_duty": "0.5"}, "6.5", id="part-of-the-duty"),
        pytest.param({"share_of_duty": 0, "ends_on": DAY}, "6", id="last-day"),
        pytest.param({"share_of_duty": 0, "ends_on": date(2024, 5, 31)}, None, id="back"),
    ],
)
def test_whoever_is_away_is_not_there(found, told, investigations, funded, share, effective):
    funded(10)
    away, *_others = staff(investigations, 7)
    days = {"starts_on": date(2024, 5, 1)} | share
    Absence.objects.create(force=away.force, person=away, **days)
    assert len(found(CODE)) == (1 if effective else 0)
    if effective:
        assert told(CODE).found == [
            "Applies: Funded posts on 1 June 2024: 10; filled: 7",
            f"Not met: Without who is away or restricted, by the duty that is left: {effective}",
        ]


def test_whoever_is_restricted_has_left_or_works_half_time(found, told, investigations, funded):
    funded(10)
    restricted, leaver, *_others = staff(investigations, 8)
    Restriction.objects.create(force=leaver.force, person=restricted, starts_on=DAY)
    leaver.services.update(left_on=date(2024, 5, 31))
    assert told(CODE).summary == f"{investigations.name} works at 60% of its posts"
    staff(investigations, 2, fte="0.5")
    assert found(CODE) == set()


def test_only_the_funded_posts_of_the_day_count(found, investigations, funded):
    funded(100, ends_on=date(2024, 5, 31))
    funded(1, starts_on=date(2024, 6, 2))
    assert found(CODE) == set()
    assert found(CODE, on=date(2024, 5, 31)) == {(investigations.pk,)}


def test_what_another_force_says_of_the_unit_does_not_count(found, investigations, funded):
    funded(2)
    staff(investigations, 2)
    posts = {"unit": investigations, "posts": 2, "starts_on": date(2024, 1, 1)}
    EstablishmentPost.objects.create(force=a_force("FEN", "Fenmarch Police"), **posts)
    assert found(CODE) == set()


def test_a_force_may_ask_for_more(found, northshire, investigations, funded):
    funded(10)
    staff(investigations, 8)
    for value in (60, 90):
        Threshold.objects.update_or_create(
            force=northshire,
            check_code=CODE,
            name="percent-amber",
            defaults={"value": value, "unit": "percent", "source": "Ours"},
        )
        assert len(found(CODE)) == (1 if value == 90 else 0)
