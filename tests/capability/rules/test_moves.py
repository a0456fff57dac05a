from datetime import date

import pytest

from capability.rules.moves import Place, follow
from capability.rules.postings import Stay
from capability.rules.services import Service

JOINED, LEFT, AGAIN, ON = (date(year, 5, 1) for year in (2010, 2015, 2018, 2026))
EVE = date(2026, 4, 30)
A, B, PC, PS = 1, 2, 10, 20
OPEN = Service(JOINED)
CLOSED = Service(JOINED, LEFT)
WORKS = Stay(JOINED, A, rank=PC, id=1)
WORKED = WORKS._replace(ends_on=LEFT)


@pytest.mark.parametrize(
    ("stays", "place", "services", "expected"),
    [
        pytest.param([], Place(ON), [OPEN], [], id="no-unit"),
        pytest.param([], Place(ON, A, PC, JOINED), [OPEN], [WORKS._replace(id=None)], id="first"),
        pytest.param([], Place(ON, A), [OPEN], [Stay(ON, A)], id="from-the-extract"),
        pytest.param([], Place(ON, A), [CLOSED], [], id="has-left-long-ago"),
        pytest.param([], Place(ON, A, left_on=LEFT), [Service(LEFT, LEFT)], [], id="only-left"),
        pytest.param([WORKS], Place(ON, A, PC, JOINED), [OPEN], [WORKS], id="stays"),
        pytest.param([WORKS], Place(ON, A, PC, JOINED, LEFT), [CLOSED], [WORKED], id="leaves"),
        pytest.param([WORKED], Place(ON, A, PC, JOINED), [OPEN], [WORKS], id="has-not-left"),
        pytest.param([WORKED], Place(ON, B, PC), [CLOSED], [WORKED], id="leaver-never-moves"),
        pytest.param(
            [WORKS],
            Place(ON, B),
            [OPEN],
            [WORKS._replace(ends_on=EVE), Stay(ON, B, rank=PC)],
            id="moves",
        ),
        pytest.param(
            [WORKS],
            Place(ON, None, PS),
            [OPEN],
            [WORKS._replace(ends_on=EVE), Stay(ON, A, rank=PS)],
            id="is-promoted",
        ),
        pytest.param(
            [Stay(ON, A, id=1)], Place(ON, B), [OPEN], [Stay(ON, B, id=1)], id="corrected-that-day"
        ),
        pytest.param(
            [WORKED],
            Place(ON, A, PC, AGAIN, LEFT),
            [CLOSED, Service(AGAIN)],
            [WORKED, Stay(AGAIN, A, rank=PC)],
            id="rejoins",
        ),
        pytest.param(
            [WORKED, Stay(ON, A, id=2)],
            Place(ON, A, left_on=LEFT),
            [CLOSED],
            [WORKED],
            id="left-before-the-last-move",
        ),
    ],
)
def test_postings_follow_the_extract(stays, place, services, expected):
    assert follow(stays, place, services, services[-1]) == expected
    assert follow(expected, place, services, services[-1]) == expected
