from datetime import date, timedelta

import pytest

from capability.models import Scheme, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_person, an_accreditation
from tests.factories.training import a_cpd_entry

TOMORROW = DAY + timedelta(days=1)
FIRST = date(2023, 6, 2)  # of the twelve months to DAY


@pytest.fixture
def officer(northshire):
    return a_person(northshire)


@pytest.fixture
def pst():
    return Scheme.objects.get(force=None, code="PST")


def ask_for(force, hours, check="cpd-below-target"):
    facts = {"force": force, "check_code": check, "name": "hours", "starts_on": date(2020, 1, 1)}
    Threshold.objects.create(**facts, value=hours, unit="hours", source="Ours")


def test_without_a_target_nobody_is_found(found, officer):
    assert found("cpd-below-target") == set()


def test_a_target_of_no_hours_asks_for_nothing(found, officer, northshire):
    ask_for(northshire, 0)
    assert found("cpd-below-target") == set()


def test_hours_count_for_twelve_months_to_the_day(found, told, officer, northshire):
    ask_for(northshire, 10)
    a_cpd_entry(officer, FIRST, 4)
    a_cpd_entry(officer, DAY, 6)
    assert found("cpd-below-target") == set()
    assert found("cpd-below-target", on=TOMORROW) == {(officer.pk,)}
    said = told("cpd-below-target", on=TOMORROW)
    assert said.summary == "Has 6 of 10 hours of CPD in twelve months"
    assert said.found == ["Not met: 6 hours on record from 3 June 2023 to 2 June 2024"]


def test_what_is_done_after_the_day_does_not_count(found, officer, northshire):
    ask_for(northshire, 10)
    a_cpd_entry(officer, TOMORROW, 10)
    assert found("cpd-below-target") == {(officer.pk,)}
    assert found("cpd-below-target", on=TOMORROW) == set()


def test_a_target_is_asked_of_those_who_served_all_twelve_months(found, northshire):
    ask_for(northshire, 10)
    a_person(northshire, left_on=DAY - timedelta(days=1))
    joined = a_person(northshire, joined_on=FIRST + timedelta(days=1))
    assert found("cpd-below-target") == set()
    assert found("cpd-below-target", on=TOMORROW) == {(joined.pk,)}


def test_safety_training_is_not_asked_for_where_none_is_recorded(found, officer):
    a_cpd_entry(officer, DAY, 1)
    assert found("safety-training-short") == set()


def test_twelve_hours_of_safety_training_in_twelve_months(found, told, officer, pst):
    a_cpd_entry(officer, FIRST, 6, scheme=pst)
    a_cpd_entry(officer, DAY, 6, scheme=pst)
    a_cpd_entry(officer, DAY, 9, title="Not of it")
    assert found("safety-training-short") == set()
    assert found("safety-training-short", on=TOMORROW) == {(officer.pk,)}
    said = told("safety-training-short", on=TOMORROW)
    assert said.summary == "Has 6 of 12 hours of safety training"
    assert said.found == ["Not met: 6 hours of CPD as part of PST from 3 June 2023 to 2 June 2024"]


def test_an_award_of_safety_training_is_good_to_its_last_day(found, told, officer, pst):
    an_accreditation(officer, pst, awarded_on=FIRST, valid_to=DAY)
    assert found("safety-training-short") == set()
    assert found("safety-training-short", on=TOMORROW) == {(officer.pk,)}
    said = told("safety-training-short", on=TOMORROW)
    assert said.summary == "Safety training is not up to date"
    assert said.found == ["Not met: PST: last good day 1 June 2024, 1 day before"]


def test_safety_training_is_asked_of_officers_alone(found, officer, northshire, pst):
    an_accreditation(officer, pst, awarded_on=FIRST)
    a_person(northshire, kind="staff")
    a_person(northshire, joined_on=DAY)
    assert found("safety-training-short") == set()
    other = a_person(northshire)
    assert found("safety-training-short") == {(other.pk,)}


def test_a_force_may_ask_for_more_safety_training_and_not_for_less(found, officer, northshire, pst):
    a_cpd_entry(officer, DAY, 12, scheme=pst)
    ask_for(northshire, 6, check="safety-training-short")
    assert found("safety-training-short") == set()
    Threshold.objects.filter(force=northshire).update(value=16)
    assert found("safety-training-short") == {(officer.pk,)}
