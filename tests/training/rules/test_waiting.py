from datetime import date, timedelta

import pytest

from training.rules.waiting import Need, place, reason, weight

TODAY, ASKED = date(2026, 11, 2), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("facts", "weighs"),
    [
        ({}, 1),
        ({"cases": 2, "is_required": True}, 6),
        ({"is_required": True}, 2),
        ({"bumps": 2}, 3),
        ({"held_to": TODAY + timedelta(days=91)}, 1),
        ({"held_to": TODAY + timedelta(days=90)}, 2),
        ({"held_to": TODAY + timedelta(days=30)}, 3),
        ({"held_to": TODAY - timedelta(days=1)}, 3),
        ({"held_to": TODAY - timedelta(days=90)}, 3),
        ({"held_to": TODAY - timedelta(days=91)}, 1),
        ({"cases": 2, "is_required": True, "bumps": 1, "held_to": TODAY}, 36),
    ],
)
def test_need_weighs(facts, weighs):
    assert weight(Need(ASKED, **facts), on=TODAY) == weighs


def test_of_equal_need_who_has_waited_longer_comes_first():
    late, early, needy = Need(TODAY), Need(ASKED), Need(TODAY, cases=1)
    ranked = sorted([late, early, needy], key=lambda need: place(need, on=TODAY))
    assert ranked == [needy, early, late]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "Waits since 2 March 2026"),
        (
            {"cases": 1, "is_required": True, "bumps": 1},
            "Holds 1 live case that asks for it; lost 1 place to operations or caseload; "
            "waits since 2 March 2026",
        ),
        ({"is_required": True}, "In a role that asks for it; waits since 2 March 2026"),
        (
            {"held_to": date(2026, 11, 22)},
            "Runs out in 20 days, on 22 November 2026; waits since 2 March 2026",
        ),
        ({"held_to": ASKED}, "Ran out on 2 March 2026; waits since 2 March 2026"),
    ],
)
def test_the_reason_says_what_counted(facts, words):
    assert reason(Need(ASKED, **facts), on=TODAY) == words
