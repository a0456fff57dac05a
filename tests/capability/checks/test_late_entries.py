from datetime import date, timedelta

import pytest

from capability.models import Gap
from tests.clock import set_clock
from tests.factories.capability import (
    LONG_AGO,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
)

CODE = "entry-back-dated"
FLAGGED, ENTERED = date(2024, 4, 8), date(2024, 5, 6)
A_DAY = timedelta(days=1)


@pytest.fixture
def special(northshire, rape):
    scheme = a_scheme("SPECIAL")
    a_requirement(scheme, rape.memberships.get().group, force=northshire)
    return scheme


@pytest.fixture
def flagged(northshire, special):
    """Whose lack of the scheme opened a gap that has closed since."""
    person = a_person(northshire)
    Gap.objects.create(
        force=northshire,
        check_code="case-holder-unaccredited",
        person=person,
        requirement=special.requirements.get(),
        opened_on=FLAGGED,
        closed_on=ENTERED,
    )
    return person


def enter(person, scheme, day=ENTERED, **facts):
    set_clock(f"{day} 10:00")
    return an_accreditation(person, scheme, **facts)


@pytest.mark.parametrize(
    ("days", "count"),
    [
        pytest.param({"awarded_on": FLAGGED}, 1, id="of-that-day"),
        pytest.param({"awarded_on": FLAGGED + A_DAY}, 0, id="of-the-day-after"),
        pytest.param({"awarded_on": LONG_AGO, "valid_to": FLAGGED}, 1, id="good-then"),
        pytest.param({"awarded_on": LONG_AGO, "valid_to": FLAGGED - A_DAY}, 0, id="over-by-then"),
        pytest.param({"awarded_on": LONG_AGO, "day": FLAGGED}, 1, id="entered-that-day"),
        pytest.param({"awarded_on": LONG_AGO, "day": FLAGGED - A_DAY}, 0, id="entered-before"),
        pytest.param({"course_completed_on": LONG_AGO}, 0, id="not-awarded"),
    ],
)
def test_what_is_back_dated(found, flagged, special, days, count):
    own = enter(flagged, special, **days)
    assert found(CODE) == ({(flagged.pk, own.pk)} if count else set())


def test_a_day_that_is_corrected_later_is_entered_later(found, told, flagged, special):
    own = enter(flagged, special, day=FLAGGED - A_DAY, course_completed_on=LONG_AGO)
    set_clock(f"{ENTERED} 10:00")
    own.awarded_on = date(2024, 4, 1)
    own.save()
    assert found(CODE) == {(flagged.pk, own.pk)}
    assert told(CODE).found[:2] == [
        "Not met: As it was seen on 8 April 2024: SPECIAL lacking, and a gap was opened",
        "Not met: As it is seen now: awarded 1 April 2024, entered on 6 May 2024",
    ]


def test_another_person_and_another_scheme_are_not_found(found, northshire, flagged, special):
    enter(a_person(northshire), special, awarded_on=LONG_AGO)
    enter(flagged, a_scheme("OTHER"), awarded_on=LONG_AGO)
    assert found(CODE) == set()


def test_it_is_told_for_ninety_days(found, flagged, special):
    enter(flagged, special, awarded_on=LONG_AGO)
    assert found(CODE, on=ENTERED - A_DAY) == set()
    assert len(found(CODE, on=ENTERED + timedelta(days=90))) == 1
    assert found(CODE, on=ENTERED + timedelta(days=91)) == set()
