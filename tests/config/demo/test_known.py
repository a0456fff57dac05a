from datetime import date

import pytest

from config.demo.known import Unfolding, known
from config.demo.plan import Allocation, Cycle, Service, Stay

STAY = Stay("E1", "U1", "Sergeant", "PS", date(2024, 3, 1), date(2024, 9, 30))
CYCLE = Cycle(
    "E1",
    "SSAIDP",
    "S-1",
    course_completed_on=date(2024, 3, 1),
    awarded_on=date(2024, 9, 30),
    expires_on=date(2027, 9, 30),
)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param(date(2024, 2, 29), None, id="the-day-before-it-begins"),
        pytest.param(date(2024, 3, 1), STAY._replace(ends_on=None), id="its-first-day"),
        pytest.param(date(2024, 9, 29), STAY._replace(ends_on=None), id="before-it-ends"),
        pytest.param(date(2024, 9, 30), STAY, id="its-last-day"),
    ],
)
def test_known(by, expected):
    assert known(STAY, by=by) == expected


def test_known_when_the_end_of_probation_is_fixed_beforehand():
    service = Service("E1", date(2024, 3, 1), probation_ends_on=date(2026, 3, 1))
    assert known(service, by=date(2024, 3, 2)) == service


def test_known_when_an_expiry_comes_with_the_award():
    assert known(CYCLE, by=date(2024, 9, 29)) == CYCLE._replace(awarded_on=None, expires_on=None)
    assert known(CYCLE, by=date(2024, 9, 30)) == CYCLE


def test_news_when_a_fact_begins_stands_and_ends():
    unfolding = Unfolding([STAY])
    days = (
        date(2024, 2, 1),
        date(2024, 4, 1),
        date(2024, 5, 1),
        date(2024, 10, 1),
        date(2025, 1, 1),
    )
    assert [unfolding.news(by=day) for day in days] == [
        [],
        [STAY._replace(ends_on=None)],
        [],
        [STAY],
        [],
    ]


@pytest.mark.parametrize(
    ("by", "reviewed_on"),
    [
        pytest.param(date(2024, 9, 30), date(2024, 9, 30), id="the-last-one"),
        pytest.param(date(2024, 9, 29), date(2024, 9, 2), id="the-one-before"),
        pytest.param(date(2024, 9, 1), date(2024, 8, 5), id="the-one-before-that"),
        pytest.param(date(2024, 3, 5), date(2024, 3, 1), id="none-before-the-case"),
    ],
)
def test_known_of_a_case_that_is_reviewed_every_four_weeks(by, reviewed_on):
    days = {"starts_on": date(2024, 3, 1), "last_reviewed_on": date(2024, 9, 30)}
    case = Allocation("24/1", "19C", "E1", "OIC", **days)
    assert known(case, by=by).last_reviewed_on == reviewed_on
