from datetime import date

import pytest

from capability.rules import reminders
from capability.rules.explanations import Cure, Explanation

ON, LAST = date(2024, 6, 1), date(2024, 7, 1)


def test_a_line_says_whose_what_and_until_when_and_the_reason_as_on_the_page():
    one = reminders.ComingUp("PST", "last good day", LAST)
    cures = [Cure("PST is renewed", ON), Cure("Or: it is not", None)]
    why = Explanation("PST expires", "D-08", ON, required=["Renewal"], cures=cures)
    reason = (
        "\n  http://a/\n  What is required: Renewal"
        "\n  What would close it: PST is renewed. Earliest day: 1 June 2024"
        "\n  What would close it: Or: it is not. No earliest day on record"
        "\n  Ways to close this gap: PST needs ABE first"
        "\n  Ways to close this gap: A course, 1 July 2024. Earliest day: 1 July 2024"
    )
    ways = [Cure("PST needs ABE first"), Cure("A course, 1 July 2024", LAST)]
    assert reminders.to_oneself(one, why, ways, link="http://a/") == (
        f"Your PST: last good day 1 July 2024, in 30 days{reason}"
    )
    assert reminders.to_supervisor(one, "Ada Okafor (77)", why, ways, link="http://a/") == (
        f"PST of Ada Okafor (77): last good day 1 July 2024, in 30 days{reason}"
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
