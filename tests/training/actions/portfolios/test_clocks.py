from datetime import date

import pytest

from tests.training.actions.portfolios.conftest import DAY, stands
from training.actions import clocks

PANEL = "Investigative careers board"


@pytest.fixture
def how(training_lead):
    return {"by": training_lead, "reason": "Agreed at the board"}


def due(portfolio):
    return stands(portfolio)[1].portfolio_due_on


def test_it_is_due_so_many_days_later_as_the_clock_stood_still(portfolio, how):
    clocks.stop(portfolio, DAY, date(2025, 6, 30), PANEL, **how)
    assert due(portfolio) == date(2026, 4, 1)  # 3 March and 29 days


def test_without_an_end_nothing_is_due_until_the_clock_goes_on(portfolio, how):
    clocks.stop(portfolio, DAY, None, PANEL, **how)
    assert due(portfolio) is None
    clocks.resume(portfolio, date(2025, 6, 30), **how)
    assert due(portfolio) == date(2026, 4, 1)


def test_an_extension_holds_where_it_is_later(portfolio, how, refused):
    words = refused(clocks.extend, portfolio, date(2026, 3, 3), PANEL, DAY, **how)
    assert words == "It is due on 3 March 2026 anyway. Enter a later day."
    clocks.extend(portfolio, date(2026, 6, 1), PANEL, DAY, **how)
    assert due(portfolio) == date(2026, 6, 1)
    clocks.stop(portfolio, DAY, date(2025, 6, 30), PANEL, **how)
    assert due(portfolio) == date(2026, 6, 1)


def test_a_stop_since_an_extension_gives_its_days_too(portfolio, how):
    clocks.extend(portfolio, date(2026, 6, 1), PANEL, DAY, **how)
    clocks.stop(portfolio, date(2026, 3, 10), date(2026, 5, 8), PANEL, **how)
    assert due(portfolio) == date(2026, 7, 31)  # 1 June and 60 days


def test_two_stops_share_no_day(portfolio, how, refused):
    clocks.stop(portfolio, DAY, date(2025, 6, 30), PANEL, **how)
    words = refused(clocks.stop, portfolio, date(2025, 6, 30), None, PANEL, **how)
    assert words == "The clock stands still on some of those days already."
    assert due(portfolio) == date(2026, 4, 1)


def test_it_neither_stops_before_it_was_opened_nor_goes_on_before_it_stood(portfolio, how, refused):
    early = refused(clocks.stop, portfolio, date(2025, 3, 9), None, PANEL, **how)
    assert early == "The portfolio was opened on 10 March 2025. Enter a day from then on."
    nothing = refused(clocks.resume, portfolio, DAY, **how)
    assert nothing.startswith("The clock does not stand still without an end.")
    clocks.stop(portfolio, DAY, None, PANEL, **how)
    before = refused(clocks.resume, portfolio, date(2025, 6, 1), **how)
    assert before == "It stands still since 2 June 2025. Enter that day or a later one."
