from datetime import date

import pytest

from capability.rules.outlooks import Standing, said
from capability.rules.states import State

DAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(State.CURRENT), "current, and does not expire"),
        (Standing(State.CURRENT, valid_to=DAY), "current to 1 March 2027"),
        (Standing(State.DUE, valid_to=DAY), "due for renewal, good to 1 March 2027"),
        (Standing(State.SUSPENDED), "suspended, with no end set"),
        (Standing(State.SUSPENDED, suspended_to=DAY), "suspended to 1 March 2027"),
        (Standing(State.COURSE_COMPLETE), "course complete, not awarded"),
        (Standing(State.PORTFOLIO_OPEN), "portfolio open"),
        (Standing(State.PORTFOLIO_OPEN, portfolio_due_on=DAY), "portfolio open, due 1 March 2027"),
        (
            Standing(State.PORTFOLIO_OVERDUE, portfolio_due_on=DAY),
            "portfolio overdue since 1 March 2027",
        ),
        (
            Standing(State.LAPSED_RENEWABLE, valid_to=DAY),
            "lapsed; its last good day was 1 March 2027; it may still be renewed",
        ),
        (Standing(State.LAPSED, valid_to=DAY), "lapsed; its last good day was 1 March 2027"),
        (Standing(State.REVOKED, revoked_on=DAY), "revoked from 1 March 2027"),
        (Standing(State.NOT_STARTED), "not started"),
        (
            Standing(State.NOT_STARTED, counts_from=DAY),
            "not started, and awarded from 1 March 2027 on",
        ),
    ],
)
def test_every_state_is_said(standing, words):
    assert said(standing) == words
