"""Awards before their time (D-01) and awards that run out (D-08)."""

from datetime import date, timedelta

import pytest

from capability.checks import CHECKS, Scope
from capability.models import Force, Threshold
from tests.capability.checks.conftest import DAY
from tests.factories.capability import LONG_AGO, a_force, a_person, a_scheme, an_accreditation

EARLY, EXPIRES = "award-before-course", "accreditation-expires"
LAST_YEAR = date(2023, 6, 1)


@pytest.fixture
def person(northshire):
    return a_person(northshire)


@pytest.fixture
def special(db):
    return a_scheme("SPECIAL", needs=[a_scheme("FIRST")])


def awarded(person, scheme, on, **facts):
    return an_accreditation(person, scheme, awarded_on=on, **facts)


def test_awarded_before_the_course(found, told, person, special):
    award = awarded(person, special, LAST_YEAR, course_completed_on=date(2023, 7, 1))
    assert found(EARLY) == {(person.pk, award.pk)}
    assert told(EARLY).found == [
        "Applies: SPECIAL: awarded 1 June 2023",
        "Not met: SPECIAL: course completed 1 July 2023",
    ]


def test_awarded_before_what_it_needs_first(found, told, person, special):
    award = awarded(person, special, LAST_YEAR)
    awarded(person, special.prerequisites.get().needs, DAY)
    assert found(EARLY) == {(person.pk, award.pk)}
    assert told(EARLY).found[-1] == "Not met: FIRST: first awarded 1 June 2024"


def test_in_order_or_from_another_force_or_with_nothing_to_compare(found, person, special):
    first = special.prerequisites.get().needs
    awarded(person, first, LAST_YEAR, course_completed_on=LAST_YEAR)
    awarded(person, special, DAY)
    other = a_person(person.force)
    awarded(other, special, LAST_YEAR, course_completed_on=DAY, is_transfer=True)
    awarded(a_person(person.force), special, LAST_YEAR)
    assert found(EARLY) == set()


def test_in_order_where_the_force_counts_something_as_what_it_needs(found, person, special):
    award, old = awarded(person, special, LAST_YEAR), a_scheme("OLD")
    first = special.prerequisites.get().needs
    awarded(person, first, DAY)
    awarded(person, old, LAST_YEAR)
    counted = first.equivalences.create(force=a_force("XX"))
    counted.sources.create(scheme=old)
    assert found(EARLY) == {(person.pk, award.pk)}
    first.equivalences.update(force=person.force)
    assert found(EARLY) == set()


@pytest.mark.parametrize(
    ("days", "severity", "step"),
    [(90, 3, 90), (60, 3, 60), (31, 3, 60), (30, 2, 30), (0, 2, 30)],
)
def test_the_tightest_step_decides(told, person, special, days, severity, step):
    awarded(person, special, LAST_YEAR, valid_to=DAY + timedelta(days=days))
    said = told(EXPIRES)
    assert said.severity == severity
    assert said.required == [f"Renewal before the last good day; notice is due {step} days ahead"]


@pytest.mark.parametrize("days", [-1, 91])
def test_lapsed_or_far_off_is_no_notice(found, person, special, days):
    awarded(person, special, LAST_YEAR, valid_to=DAY + timedelta(days=days))
    assert found(EXPIRES) == set()


def test_none_where_a_later_cycle_follows_or_the_person_left(found, northshire, person, special):
    soon = DAY + timedelta(days=5)
    awarded(person, special, LAST_YEAR, valid_to=soon)
    awarded(person, special, DAY, valid_to=date(2027, 6, 1))
    awarded(a_person(northshire, left_on=LAST_YEAR), special, LAST_YEAR, valid_to=soon)
    assert found(EXPIRES) == set()


def lead_time(force, name, days, **facts):
    Threshold.objects.create(
        force=force, check_code=EXPIRES, name=name, value=days, unit="days", **facts
    )


def steps(on):
    """Of each scheme by code: the step that is reached, in days, and how severe it is."""
    scope = Scope(Force.objects.get(code="NS"))
    found = CHECKS[EXPIRES].graded(CHECKS[EXPIRES].findings(scope, on=on), scope, on=on)
    return {code: told for code, *told in found.values_list("scheme__code", "step", "severity")}


def test_a_scheme_may_have_lead_times_of_its_own(northshire, person, special):
    ends = DAY + timedelta(days=120)
    for scheme in (special, a_scheme("OTHER")):
        awarded(person, scheme, LAST_YEAR, valid_to=ends)
    lead_time(northshire, "first-notice", 120, scheme=special)
    lead_time(northshire, "last-notice", 100, scheme=special)
    assert steps(DAY) == {"SPECIAL": [120, 3]}
    assert steps(ends - timedelta(days=100)) == {"SPECIAL": [100, 2]}
    # Between them stands the second notice that holds for all.
    assert steps(ends - timedelta(days=60)) == {"SPECIAL": [60, 2], "OTHER": [60, 3]}


def test_the_newest_of_the_forces_own_lead_times_goes_before_the_national(northshire, special):
    soon = DAY + timedelta(days=45)
    awarded(a_person(northshire), special, LAST_YEAR, valid_to=soon)
    lead_time(a_force("XX"), "last-notice", 50)
    lead_time(northshire, "last-notice", 50, starts_on=LONG_AGO, ends_on=LAST_YEAR)
    assert steps(DAY) == {"SPECIAL": [60, 3]}
    lead_time(northshire, "last-notice", 40)
    lead_time(northshire, "last-notice", 46, starts_on=LAST_YEAR)
    assert steps(DAY) == {"SPECIAL": [46, 2]}


@pytest.mark.parametrize("of_scheme", [False, True])
def test_no_lead_time_is_shorter_than_nationally(northshire, person, special, of_scheme):
    awarded(person, special, LAST_YEAR, valid_to=DAY + timedelta(days=45))
    for name in ("first-notice", "second-notice", "last-notice"):
        lead_time(northshire, name, 0, scheme=special if of_scheme else None)
    assert steps(DAY) == {"SPECIAL": [60, 3]}


def test_nationally_a_scheme_may_be_told_of_later_than_the_others(person, special):
    awarded(person, special, LAST_YEAR, valid_to=DAY + timedelta(days=45))
    for name in ("first-notice", "second-notice", "last-notice"):
        lead_time(None, name, 14, scheme=special)
    assert steps(DAY) == {}


def test_a_force_may_be_told_earlier(found, northshire, person, special):
    awarded(person, special, LAST_YEAR, valid_to=DAY + timedelta(days=120))
    Threshold.objects.create(
        force=northshire, check_code=EXPIRES, name="first-notice", value=120, unit="days"
    )
    assert len(found(EXPIRES)) == 1
