from datetime import date

import pytest

from capability.rules.answers import sentence
from capability.rules.assessing import Axis, Candidate, Reason, Verdict, Weight
from capability.rules.reasons import SAID

ON = date(2024, 6, 1)


def first(monkeypatch, said):
    """What is told of somebody against whom that speaks."""
    monkeypatch.setitem(SAID, "away", lambda facts: said)
    blocked = Candidate.of(1, [Reason(Axis.CAPACITY, "away", Weight.BLOCK)])
    assert blocked.verdict == Verdict.BLOCKED
    told = sentence([blocked], {1: "DC Khan"}, unit="Northside", on=ON)
    return told.removeprefix(
        "Nobody in Northside is fully suitable on 1 June 2024. DC Khan comes first: "
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
    assert first(monkeypatch, said) == told


def lacking(person, *codes, begun):
    """Somebody blocked for each of the codes, with so many cases begun."""
    told = [Reason(Axis.CAPABILITY, code, Weight.CONDITION) for code in codes]
    exposed = Reason(Axis.EXPOSURE, "rasso-begun", Weight.NOTE, {"count": begun, "days": 90})
    return Candidate.of(person, [*told, exposed])


def test_who_lacks_the_least_is_named_beside_who_is_least_exposed(monkeypatch):
    monkeypatch.setitem(SAID, "lacks", lambda facts: "No ABE")
    monkeypatch.setitem(SAID, "in-probation", lambda facts: "In probation")
    both = lacking(1, "lacks", "in-probation", begun=0), lacking(2, "lacks", begun=4)
    blocked = Candidate.of(3, [Reason(Axis.CAPACITY, "not-serving", Weight.BLOCK)])
    names = {1: "DC Khan", 2: "DC Hale", 3: "DC Low"}
    told = sentence([*both, blocked], names, unit="Northside", on=ON)
    assert told == (
        "Nobody in Northside is fully suitable on 1 June 2024. DC Khan is the least exposed of "
        "those whom no rule blocks: no ABE. In probation. DC Hale lacks the least: no ABE."
    )
