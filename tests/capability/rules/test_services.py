from datetime import date

import pytest

from capability.rules.services import Said, Service, collide, revise

EARLY, LEFT, AGAIN, LATE = (date(year, 5, 1) for year in (2010, 2015, 2018, 2020))
SINCE_2010 = Service(EARLY, id=1)
UNTIL_2015 = Service(EARLY, LEFT, id=1)


@pytest.mark.parametrize(
    ("known", "said", "expected"),
    [
        pytest.param([], Said(), [], id="nothing-said"),
        pytest.param([], Said(EARLY), [Service(EARLY)], id="joins"),
        pytest.param([], Said(EARLY, LEFT), [Service(EARLY, LEFT)], id="joined-and-left"),
        pytest.param([], Said(None, LEFT), [Service(LEFT, LEFT)], id="only-the-last-day-known"),
        pytest.param(
            [], Said(AGAIN, LEFT), [Service(LEFT, LEFT), Service(AGAIN)], id="rejoiner-not-known"
        ),
        pytest.param([SINCE_2010], Said(EARLY), [SINCE_2010], id="same-again"),
        pytest.param([SINCE_2010], Said(None, LEFT), [UNTIL_2015], id="leaves"),
        pytest.param([SINCE_2010], Said(EARLY, LEFT), [UNTIL_2015], id="leaves-joining-repeated"),
        pytest.param([SINCE_2010], Said(LEFT), [Service(LEFT, id=1)], id="joining-corrected"),
        pytest.param([UNTIL_2015], Said(AGAIN), [UNTIL_2015, Service(AGAIN)], id="rejoins"),
        pytest.param([UNTIL_2015], Said(AGAIN, LEFT), [UNTIL_2015, Service(AGAIN)], id="rejoined"),
        pytest.param(
            [SINCE_2010], Said(AGAIN, LEFT), [UNTIL_2015, Service(AGAIN)], id="left-and-rejoined"
        ),
        pytest.param(
            [UNTIL_2015], Said(AGAIN, LATE), [UNTIL_2015, Service(AGAIN, LATE)], id="left-twice"
        ),
        pytest.param(
            [UNTIL_2015], Said(EARLY, LATE), [Service(EARLY, LATE, id=1)], id="leaving-corrected"
        ),
        pytest.param([UNTIL_2015], Said(EARLY), [UNTIL_2015], id="blank-never-reopens"),
        pytest.param([UNTIL_2015], Said(EARLY, reopens=True), [SINCE_2010], id="cleared"),
    ],
)
def test_services(known, said, expected):
    assert revise(known, said)[0] == expected


@pytest.mark.parametrize("said", [Said(AGAIN, LEFT), Said(None, LEFT), Said(EARLY, LATE)])
@pytest.mark.parametrize("known", [[], [SINCE_2010], [UNTIL_2015]])
def test_saying_it_again_changes_nothing(known, said):
    once, _present = revise(known, said)
    assert revise(once, said)[0] == once


def test_a_correction_can_collide_with_an_earlier_service():
    known = [UNTIL_2015, Service(AGAIN, id=2)]
    assert collide(revise(known, Said(date(2014, 1, 1)))[0])
    assert not collide(known)
