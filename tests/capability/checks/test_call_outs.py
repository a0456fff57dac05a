from datetime import UTC, date, datetime, timedelta

import pytest

from capability.models import Deployment, Scheme, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import LONG_AGO, a_deployment, a_person, an_accreditation

UNTRAINED, OVERUSED = "attended-untrained", "first-responder-overused"
FADING, LIAISON, FAMILIES = (
    "first-responder-fading",
    "liaison-unaccredited",
    "liaison-over-limit",
)
NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def scheme(code):
    return Scheme.objects.get(force=None, code=code)


def called(person, *days_ago, code="FRO", **facts):
    """So many days before DAY, at noon."""
    return [
        a_deployment(person, scheme(code), called_at=NOON - timedelta(days=days), **facts)
        for days in days_ago
    ]


@pytest.fixture
def officer(northshire):
    return a_person(northshire)


@pytest.fixture
def trained(northshire):
    def person(**facts):
        made = a_person(northshire)
        an_accreditation(made, scheme("FRO"), **{"awarded_on": LONG_AGO} | facts)
        return made

    return person


# --- S-16 ---


def test_who_is_sent_untrained_is_found_for_a_year(found, told, officer):
    called(officer, 3, 1)
    assert found(UNTRAINED) == {(officer.pk, scheme("FRO").pk)}
    said = told(UNTRAINED)
    assert said.summary == "Sent out as FRO without it 2 times"
    assert said.found[0] == (
        "Not met: Sent out without FRO 2 times in the 365 days up to 1 June 2024, "
        "last on 31 May 2024"
    )
    assert said.severity == 2
    assert found(UNTRAINED, on=date(2025, 5, 30))
    assert not found(UNTRAINED, on=date(2025, 5, 31))


def test_the_day_of_the_call_decides(found, told, trained):
    in_time, late = trained(awarded_on=DAY), trained(awarded_on=DAY)
    called(in_time, 0)
    called(late, 1)
    assert found(UNTRAINED) == {(late.pk, scheme("FRO").pk)}
    assert told(UNTRAINED).severity == 3


def test_who_was_sent_after_midnight_of_london_on_the_first_good_day(found, trained):
    """Half past midnight in summer is the day before in UTC."""
    person = trained(awarded_on=DAY)
    a_deployment(person, scheme("FRO"), called_at=datetime(2024, 5, 31, 23, 30, tzinfo=UTC))
    assert found(UNTRAINED) == set()


def test_neither_leavers_nor_family_liaison(found, northshire, officer):
    called(a_person(northshire, left_on=DAY - timedelta(days=1)), 5)
    called(officer, 1, code="FLO")
    assert found(UNTRAINED) == set()


# --- S-17 ---


def test_more_than_twice_the_median_of_those_who_were_called(found, told, trained):
    busy, *others = [trained() for _person in range(4)]
    called(busy, 1, 2, 3)
    for other in others[:2]:
        called(other, 4)
    assert found(OVERUSED) == {(busy.pk,)}
    assert told(OVERUSED).summary == "3 call-outs in 90 days, against a median of 1"
    assert told(OVERUSED).found == [
        "Not met: 3 call-outs in the 90 days up to 1 June 2024, the last on 31 May 2024",
        "Applies: 3 trained people were called out in that time; the median is 1",
    ]
    called(others[0], 5)
    called(others[1], 5)
    assert found(OVERUSED) == set()


def test_what_was_90_days_ago_and_who_is_not_trained_do_not_count(found, trained, officer):
    busy, other = trained(), trained()
    called(busy, 1, 2, 90, 91)
    called(other, 89)
    called(officer, *range(9))
    assert found(OVERUSED) == set()
    called(trained(), 89)
    assert found(OVERUSED) == set()
    called(busy, 89)
    assert found(OVERUSED) == {(busy.pk,)}


def test_the_busiest_tenth_where_it_takes_too_much(found, told, northshire, trained):
    """Ten people, 20 call-outs in all, eight of them by one: 40 per cent is not too much yet."""
    for name, value in (("times-the-median", 99), ("percent-of-top-tenth", 40)):
        Threshold.objects.create(
            force=northshire, check_code=OVERUSED, name=name, value=value, unit="", source="Ours"
        )
    people = [trained() for _person in range(10)]
    called(people[0], *range(8))
    for person in people[1:]:
        called(person, 1)
    called(people[1], 2, 3, 4)
    assert found(OVERUSED) == set()
    called(people[0], 9)
    assert found(OVERUSED) == {(people[0].pk,)}
    assert told(OVERUSED).found[-1] == (
        "Not met: The busiest tenth, from 9 call-outs on, took 43% of them"
    )


def test_who_is_called_changes_what_is_found_of_another(swept, rechecked, trained):
    busy, other, third = trained(), trained(), trained()
    called(busy, 1, 2, 3)
    called(other, 4)
    called(third, 4)
    assert swept(OVERUSED) == {(busy.pk,)}
    called(other, 5, 6)
    called(third, 5)
    assert rechecked(OVERUSED, other, third) == set()


# --- S-18 ---


def test_neither_called_nor_trained_for_a_year(found, told, trained, officer):
    person = trained()
    called(person, 400)
    assert found(FADING) == {(person.pk, scheme("FRO").pk)}
    assert told(FADING).found == [
        "Not met: Last called out on 28 April 2023, 13 months ago",
        "Not met: Last trained in FRO on 4 January 2010, 172 months ago",
    ]


def test_a_call_or_a_refresher_within_the_year_is_enough(found, trained):
    sent, taught = trained(), trained()
    called(sent, 400, 365)
    an_accreditation(taught, scheme("FRO"), course_completed_on=date(2023, 6, 2))
    assert found(FADING) == set()
    assert found(FADING, on=date(2024, 6, 2)) == {
        (sent.pk, scheme("FRO").pk),
        (taught.pk, scheme("FRO").pk),
    }


def test_nobody_fades_where_call_outs_are_not_known_for_that_long(found, trained):
    person = trained()
    called(trained(), 365)
    assert (person.pk, scheme("FRO").pk) not in found(FADING)
    called(trained(), 366)
    assert (person.pk, scheme("FRO").pk) in found(FADING)


# --- P-17 ---


def test_a_family_liaison_that_goes_on_without_accreditation(found, told, officer):
    [liaison] = called(officer, 10, code="FLO")
    assert found(LIAISON) == {(officer.pk, scheme("FLO").pk)}
    assert told(LIAISON).summary == "With 1 family without FLO"
    Deployment.objects.filter(pk=liaison.pk).update(released_on=DAY)
    assert found(LIAISON)
    assert not found(LIAISON, on=DAY + timedelta(days=1))


def test_an_award_that_lapses_meanwhile(found, officer):
    an_accreditation(officer, scheme("FLO"), awarded_on=LONG_AGO, valid_to=DAY)
    called(officer, 10, code="FLO")
    assert found(LIAISON) == set()
    assert found(LIAISON, on=DAY + timedelta(days=1)) == {(officer.pk, scheme("FLO").pk)}


def test_more_families_at_once_than_the_limit(found, told, officer):
    called(officer, 10, 9, code="FLO")
    called(officer, 9, code="FLO", released_on=DAY - timedelta(days=1))
    called(officer, 1)
    assert found(FAMILIES) == set()
    called(officer, 8, code="FLO")
    assert found(FAMILIES) == {(officer.pk, scheme("FLO").pk)}
    assert told(FAMILIES).summary == "With 3 families at once, and the limit is 2"


def test_a_call_of_later_is_not_known_yet(found, officer):
    called(officer, -1)
    called(officer, -1, -1, -1, code="FLO")
    for code in (UNTRAINED, LIAISON, FAMILIES):
        assert found(code) == set()
