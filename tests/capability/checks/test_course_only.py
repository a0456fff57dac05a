from datetime import date, timedelta

import pytest

from capability.models import Scheme
from tests.capability.checks.conftest import DAY
from tests.factories.capability import LONG_AGO, a_person, a_scheme, an_accreditation

CODE = "course-without-portfolio"


def ago(days):
    return DAY - timedelta(days=days)


@pytest.fixture
def long(db):
    return a_scheme("LONG", portfolio_months=12)


@pytest.mark.parametrize(
    ("facts", "count"),
    [
        pytest.param({"course_completed_on": ago(29)}, 1, id="29-days"),
        pytest.param({"course_completed_on": ago(28)}, 0, id="28-days"),
        pytest.param({"course_completed_on": ago(-1)}, 0, id="to-come"),
        pytest.param({"portfolio_opened_on": DAY}, 0, id="opened"),
        pytest.param({"portfolio_opened_on": ago(-1)}, 1, id="opened-later"),
        pytest.param({"awarded_on": DAY}, 0, id="awarded"),
        pytest.param({"awarded_on": ago(90), "valid_to": ago(1)}, 0, id="lapsed"),
    ],
)
def test_when_it_is_found(found, northshire, long, facts, count):
    person = a_person(northshire)
    own = an_accreditation(person, long, **{"course_completed_on": ago(90)} | facts)
    assert found(CODE) == ({(person.pk, own.pk)} if count else set())


def test_a_course_without_a_portfolio_is_all_there_is(found, northshire):
    scheme = a_scheme("SHORT")
    an_accreditation(a_person(northshire), scheme, course_completed_on=ago(90))
    assert found(CODE) == set()


def test_a_portfolio_without_a_time_is_one(found, northshire):
    scheme = Scheme.objects.get(force=None, code="SSAIDP")
    an_accreditation(a_person(northshire), scheme, course_completed_on=ago(90))
    assert len(found(CODE)) == 1


@pytest.mark.parametrize(
    ("other", "count"),
    [
        pytest.param({"awarded_on": LONG_AGO}, 0, id="held"),
        pytest.param({"awarded_on": LONG_AGO, "valid_to": ago(1)}, 1, id="lapsed"),
        pytest.param({"portfolio_opened_on": ago(60)}, 0, id="under-way"),
    ],
)
def test_another_cycle_of_the_scheme(found, northshire, long, other, count):
    person = a_person(northshire)
    an_accreditation(person, long, course_completed_on=ago(90))
    an_accreditation(person, long, **{"course_completed_on": LONG_AGO} | other)
    assert len(found(CODE)) == count


def test_a_leaver_is_not_found(found, northshire, long):
    an_accreditation(a_person(northshire, left_on=ago(1)), long, course_completed_on=ago(90))
    assert found(CODE) == set()


def test_what_it_says(told, northshire, long):
    an_accreditation(a_person(northshire), long, course_completed_on=date(2024, 4, 15))
    said = told(CODE)
    assert said.summary == "LONG: course done 47 days ago, and no portfolio opened"
    assert said.found[1].startswith("Not met: LONG: course completed 15 April 2024")
    assert said.found[1].endswith("Course only, and so not trained")
