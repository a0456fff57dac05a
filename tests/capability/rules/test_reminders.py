from datetime import date

import pytest

from capability.rules import reminders

ON, LAST = date(2024, 6, 1), date(2024, 7, 1)


def test_a_line_says_whose_what_and_until_when():
    one, when = reminders.ComingUp("PST", "last good day", LAST), {"on": ON, "link": "http://a/"}
    assert reminders.to_oneself(one, **when) == (
        "Your PST: last good day 1 July 2024, in 30 days\n  http://a/"
    )
    assert reminders.to_supervisor(one, "Ada Okafor (77)", **when) == (
        "PST of Ada Okafor (77): last good day 1 July 2024, in 30 days\n  http://a/"
    )


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        pytest.param(3, "team", id="own"),
        pytest.param(4, "head", id="above"),
        pytest.param(9, None, id="none"),
        pytest.param(None, None, id="no-unit"),
        pytest.param(7, None, id="a-circle-ends"),
    ],
)
def test_the_nearest_above(unit, found):
    parents = {3: 2, 4: 2, 2: 1, 7: 8, 8: 7}
    assert reminders.nearest(unit, parents, {1: "chief", 2: "head", 3: "team"}) == found
