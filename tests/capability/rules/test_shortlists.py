import pytest

from capability.rules.assessing import Axis, Candidate, Reason, Weight, in_order
from capability.rules.shortlists import shortlist

BLOCK, CONDITION = Weight.BLOCK, Weight.CONDITION


def one(person, *, lacks=(), carries=(), begun=0):
    """Weights against them on capability and capacity, and how many cases they have begun."""
    against = [Reason(Axis.CAPABILITY, "lacks", weight, {"n": n}) for n, weight in enumerate(lacks)]
    against += [Reason(Axis.CAPACITY, "away", weight, {"n": n}) for n, weight in enumerate(carries)]
    counted = {"count": begun, "days": 90}
    return Candidate.of(person, [*against, Reason(Axis.EXPOSURE, "begun", Weight.NOTE, counted)])


EXPOSED, LACKS, FREE = "least exposed", "lacks the least", "most free"


@pytest.mark.parametrize(
    ("candidates", "told"),
    [
        ([], []),
        ([one(1), one(2), one(3), one(4)], [(1, []), (2, []), (3, [])]),
        (
            [one(1, begun=3), one(2, begun=1), one(3, lacks=[BLOCK])],
            [(2, [EXPOSED]), (1, [])],
        ),
        (
            [
                one(1, lacks=[CONDITION, CONDITION], carries=[CONDITION]),
                one(2, lacks=[CONDITION, CONDITION], carries=[CONDITION], begun=1),
                one(3, lacks=[CONDITION, CONDITION], carries=[CONDITION], begun=1),
                one(4, lacks=[CONDITION, CONDITION], begun=2),
                one(5, lacks=[CONDITION], carries=[CONDITION], begun=3),
            ],
            [(1, [EXPOSED]), (4, [FREE]), (5, [LACKS])],
        ),
        (
            [one(1, lacks=[BLOCK], begun=4), one(2, lacks=[BLOCK, BLOCK], begun=4)],
            [(1, [LACKS]), (2, [])],
        ),
        ([one(1, lacks=[BLOCK], carries=[BLOCK]), one(2, lacks=[CONDITION])], [(2, [])]),
    ],
)
def test_whoever_is_best_on_an_axis_stands_in_it_and_the_next_in_order(candidates, told):
    found = shortlist(in_order(candidates))
    assert [(candidate.person, words) for candidate, words in found] == told
