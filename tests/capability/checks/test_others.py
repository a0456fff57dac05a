"""A change to somebody changes what is found about others: the re-check after it knows whom."""

from datetime import date, time, timedelta

import pytest

from capability.models import EstablishmentPost, Part, Posting, Scheme, Shift
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_head,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

BEFORE = DAY - timedelta(days=1)
SUPERVISOR, LEFT, PAST = (
    "supervisor-untrained",
    "case-without-owner-left",
    "allocated-past-qualified",
)
STRENGTH, COVER = "unit-under-strength", "response-cover-short"
UNTRAINED = "specialist-team-untrained"


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def head(northshire, investigations):
    person = a_person(northshire, "Head")
    a_head(investigations, person)
    return person


# --- S-13 ---


def test_the_head_of_an_officer_who_moves_and_the_next_one(swept, rechecked, officer, head, led):
    led(officer)
    assert swept(SUPERVISOR) == {(head.pk,)}
    unit, next_head = a_unit(officer.force), a_person(officer.force, "Next")
    a_head(unit, next_head)
    officer.postings.update(unit=unit)
    assert rechecked(SUPERVISOR, officer) == {(next_head.pk,)}


def test_the_head_of_an_officer_whose_posting_is_struck_out(swept, rechecked, officer, head, led):
    led(officer)
    assert swept(SUPERVISOR) == {(head.pk,)}
    Posting.objects.all().delete()
    assert rechecked(SUPERVISOR, officer) == set()


def test_the_head_of_whose_case_somebody_supervises_now(swept, rechecked, officer, head, led):
    [held] = led(officer)
    assert swept(SUPERVISOR) == {(head.pk,)}
    named = a_person(officer.force, "Named")
    supervising = an_allocation(named, held.case, part=Part.SUPERVISOR)
    assert rechecked(SUPERVISOR, named) == {(named.pk,)}
    supervising.delete()
    assert rechecked(SUPERVISOR, named) == {(head.pk,)}


# --- D-05 ---


def test_a_leaver_whose_case_another_officer_has(swept, rechecked, northshire, rape):
    leaver, other = a_person(northshire, left_on=BEFORE), a_person(northshire)
    held = an_allocation(leaver, a_case(northshire, rape))
    beside = an_allocation(other, held.case)
    assert swept(LEFT) == set()
    other.services.update(left_on=BEFORE)
    assert rechecked(LEFT, other) == {(leaver.pk, held.pk), (other.pk, beside.pk)}
    other.services.update(left_on=None)
    assert rechecked(LEFT, other) == set()
    beside.delete()
    assert rechecked(LEFT, other) == {(leaver.pk, held.pk)}


# --- S-22 ---


@pytest.fixture
def given(officer, rape):
    """To somebody without what it requires, who had a case already."""
    a_requirement(a_scheme("SPECIAL"), rape.memberships.get().group, force=officer.force)
    an_allocation(officer, a_case(officer.force, rape), starts_on=date(2023, 5, 6))
    return an_allocation(officer, a_case(officer.force, rape), starts_on=date(2024, 5, 6))


@pytest.fixture
def colleague(given, investigations):
    """Who holds it, in a team under the unit."""
    person = a_person(given.force, unit=a_unit(given.force, under=investigations))
    an_accreditation(person, Scheme.objects.get(code="SPECIAL"), awarded_on=LONG_AGO)
    return person


def test_whoever_was_given_a_case_past_somebody(swept, rechecked, given, colleague):
    assert {key[:2] for key in swept(PAST)} == {(given.person_id, given.pk)}
    colleague.accreditations.update(revoked_on=LONG_AGO)
    assert rechecked(PAST, colleague) == set()
    colleague.accreditations.update(revoked_on=None)
    assert len(rechecked(PAST, colleague)) == 1


def test_and_past_somebody_who_was_not_in_the_unit_after_all(swept, rechecked, given, colleague):
    assert len(swept(PAST)) == 1
    colleague.postings.update(unit=a_unit(given.force))
    assert rechecked(PAST, colleague) == set()


# --- About units and nobody ---


def test_a_unit_whose_people_come_and_go(swept, rechecked, officer, investigations):
    posts = {"posts": 1, "starts_on": LONG_AGO}
    EstablishmentPost.objects.create(force=officer.force, unit=investigations, **posts)
    assert swept(STRENGTH) == set()
    officer.services.update(left_on=BEFORE)
    assert rechecked(STRENGTH, officer) == {(investigations.pk,)}
    officer.services.update(left_on=None)
    assert rechecked(STRENGTH, officer) == set()
    officer.postings.update(unit=a_unit(officer.force))
    assert rechecked(STRENGTH, officer) == {(investigations.pk,)}


def test_other_units_stay_as_they_are(swept, rechecked, officer, northshire):
    other = a_unit(northshire)
    EstablishmentPost.objects.create(force=northshire, unit=other, posts=1, starts_on=LONG_AGO)
    assert swept(STRENGTH) == {(other.pk,)}
    assert rechecked(STRENGTH, officer) == {(other.pk,)}


def test_the_shift_of_an_area_over_the_unit(swept, rechecked, northshire, investigations):
    hours = {"name": "Night", "begins_at": time(22), "hours": 8, "people": 1}
    shift = Shift.objects.create(force=northshire, unit=investigations, **hours)
    person = a_person(northshire, unit=a_unit(northshire, under=investigations))
    key = (investigations.pk, f"shift:{shift.pk}")
    assert swept(COVER) == {key}
    an_accreditation(person, Scheme.objects.get(code="FRO"), awarded_on=LONG_AGO)
    assert rechecked(COVER, person) == set()
    person.accreditations.update(valid_to=BEFORE)
    assert rechecked(COVER, person) == {key}


def test_the_specialist_team_over_the_unit(swept, rechecked, northshire):
    team = a_unit(northshire, specialism="RASSO")
    person = a_person(northshire, unit=a_unit(northshire, under=team))
    an_accreditation(person, Scheme.objects.get(code="SSAIDP"), awarded_on=LONG_AGO)
    assert swept(UNTRAINED) == set()
    person.accreditations.update(valid_to=BEFORE)
    assert rechecked(UNTRAINED, person) == {(team.pk,)}


def test_whom_a_change_cannot_concern_is_left_alone(swept, rechecked, officer, head, led):
    """So that it costs no more in a large force."""
    led(officer)
    assert swept(SUPERVISOR) == {(head.pk,)}
    an_accreditation(head, Scheme.objects.get(code="RISDP"), awarded_on=LONG_AGO)
    assert rechecked(SUPERVISOR, a_person(officer.force)) == {(head.pk,)}
    assert rechecked(SUPERVISOR, officer) == set()
