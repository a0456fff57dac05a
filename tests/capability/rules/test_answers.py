from datetime import date

import pytest

from capability.rules.answers import sentence
from capability.rules.assessing import Axis, Candidate, Reason, Verdict, Weight
from capability.rules.reasons import SAID

ON = date(2024, 6, 1)


def closest(monkeypatch, said):
    """What is told of somebody against whom that speaks."""
    monkeypatch.setitem(SAID, "away", lambda facts: said)
    blocked = Candidate.of(1, [Reason(Axis.CAPACITY, "away", Weight.BLOCK)])
    assert blocked.verdict == Verdict.BLOCKED
    told = sentence([blocked], {1: "DC Khan"}, unit="Northside", on=ON)
    return told.removeprefix(
        "Nobody in Northside is fully suitable on 1 June 2024. DC Khan is the closest: "
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Away until 3 June", "away until 3 June."),
        ("A case too many", "a case too many."),
        ("No ABE on record", "no ABE on record."),
        ("OIC of 8 RASSO cases", "OIC of 8 RASSO cases."),
        ("PIP2: lapsed", "PIP2: lapsed."),
        ("9 call-outs in 90 days", "9 call-outs in 90 days."),
    ],
)
def test_a_reason_goes_on_mid_sentence_but_for_an_abbreviation(monkeypatch, said, told):
    assert closest(monkeypatch, said) == told
