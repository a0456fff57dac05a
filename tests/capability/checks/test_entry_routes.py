from datetime import date, timedelta

import pytest

from capability.models import EntryRoute, Equivalence, EquivalenceSource, Milestone, Scheme
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_force, a_person, a_scheme, an_accreditation

INVALID, MISSED = "entry-route-invalid", "milestone-missed"
SPRING = date(2024, 4, 1)


@pytest.fixture
def joined(northshire):
    def person(joined_on, route, **facts):
        person = a_person(northshire, joined_on=joined_on, **facts)
        person.services.update(entry_route=route)
        return person

    return person


@pytest.mark.parametrize(
    ("joined_on", "route", "count"),
    [
        pytest.param(SPRING, "IPLDP", 1, id="after-it-closed"),
        pytest.param(date(2024, 3, 31), "IPLDP", 0, id="on-its-last-day"),
        pytest.param(date(2024, 3, 31), "PCEP", 1, id="before-it-opened"),
        pytest.param(SPRING, "PCEP", 0, id="on-its-first-day"),
        pytest.param(SPRING, "DHEP", 0, id="no-days-known"),
        pytest.param(SPRING, "Rejoiner", 0, id="not-listed"),
        pytest.param(SPRING, "", 0, id="none"),
    ],
)
def test_a_route_has_days(found, joined, joined_on, route, count):
    person = joined(joined_on, route)
    assert found(INVALID) == ({(person.pk,)} if count else set())


def test_a_forces_own_route_is_its_own(found, northshire, joined):
    own = {"code": "OWN", "name": "Own", "ends_on": date(2024, 1, 1)}
    EntryRoute.objects.create(force=a_force("FEN", "Fenmarch Police"), **own)
    person = joined(SPRING, "OWN")
    assert found(INVALID) == set()
    EntryRoute.objects.create(force=northshire, **own)
    assert found(INVALID) == {(person.pk,)}


def test_a_leaver_is_not_found(found, joined):
    joined(SPRING, "IPLDP", left_on=DAY - timedelta(days=1))
    assert found(INVALID) == set()


def test_what_it_says(told, joined):
    joined(SPRING, "IPLDP")
    said = told(INVALID)
    assert said.summary == "Joined by IPLDP on 1 April 2024, when nobody could"
    assert said.required == [
        "Initial police learning and development programme: open until 31 March 2024. "
        "Source: College of Policing: closed when PCEP began"
    ]


@pytest.fixture
def exam(db):
    return Scheme.objects.get(force=None, code="NIE")


@pytest.mark.parametrize(
    ("joined_on", "count"),
    [
        pytest.param(date(2023, 5, 31), 1, id="a-year-and-a-day"),
        pytest.param(date(2023, 6, 1), 0, id="a-year-to-the-day"),
        pytest.param(date(2022, 6, 2), 1, id="looked-back-a-year"),
        pytest.param(date(2022, 6, 1), 0, id="longer-ago"),
    ],
)
def test_a_milestone_is_missed_on_the_day_after(found, joined, exam, joined_on, count):
    person = joined(joined_on, "DC-DHEP")
    found_exam = {key for key in found(MISSED) if key[1] == exam.pk}
    assert found_exam == ({(person.pk, exam.pk)} if count else set())


def test_an_award_meets_it_though_late(found, told, joined, exam):
    person = joined(date(2023, 4, 3), "DC-DHEP")
    assert told(MISSED).summary == "NIE was due 59 days ago by the entry route"
    an_accreditation(person, exam, awarded_on=DAY)
    assert found(MISSED, on=DAY - timedelta(days=1)) == {(person.pk, exam.pk)}
    assert found(MISSED) == set()


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        pytest.param({"is_transfer": True}, 1, id="elsewhere"),
        pytest.param({"is_transfer": True, "recognised_on": DAY}, 0, id="recognised"),
        pytest.param({"revoked_on": DAY}, 1, id="revoked"),
        pytest.param({"valid_to": date(2024, 5, 1)}, 0, id="lapsed"),
    ],
)
def test_which_award_meets_it(found, joined, exam, facts, count):
    person = joined(date(2023, 4, 3), "DC-DHEP")
    an_accreditation(person, exam, awarded_on=date(2024, 4, 1), **facts)
    assert found(MISSED) == ({(person.pk, exam.pk)} if count else set())


def test_what_counts_as_it_meets_it(found, northshire, joined, exam):
    person = joined(date(2023, 4, 3), "DC-DHEP")
    old = a_scheme("OLD")
    an_accreditation(person, old, awarded_on=DAY)
    assert found(MISSED) == {(person.pk, exam.pk)}
    known = Equivalence.objects.create(force=northshire, scheme=exam)
    EquivalenceSource.objects.create(equivalence=known, scheme=old)
    assert found(MISSED) == set()


def test_a_milestone_is_for_who_joins_on_its_days(found, northshire, joined, exam):
    route = EntryRoute.objects.get(force=None, code="PCDA")
    asked = {"route": route, "scheme": exam, "months": 6, "starts_on": date(2023, 9, 1)}
    Milestone.objects.create(force=northshire, **asked)
    joined(date(2023, 8, 31), "PCDA")
    person = joined(date(2023, 9, 1), "PCDA")
    assert found(MISSED) == {(person.pk, exam.pk)}


def test_another_forces_milestone_is_its_own(found, joined, exam):
    route = EntryRoute.objects.get(force=None, code="PCDA")
    force = a_force("FEN", "Fenmarch Police")
    Milestone.objects.create(force=force, route=route, scheme=exam, months=6)
    joined(date(2023, 9, 1), "PCDA")
    assert found(MISSED) == set()
