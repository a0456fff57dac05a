"""When somebody may be given a case in spite of what the allocation check says. Pure."""

from datetime import date

from capability.rules.allocations import NEAR
from capability.rules.assessing import Candidate, Reason, Weight
from capability.rules.words import day

# No reason of a supervisor's puts these right: they end, or whoever set them lifts them.
FINAL = frozenset({"not-serving", "restricted"})
FITTED = "Given on the answer of the allocation check"
TITLE = "Capability register: a case was given in spite of a rule"


def long_past(starts_on: date, *, today: date) -> str:
    """Why no case is given here from that day; empty where one may be.

    A week is the time within which the case system's row still takes it over (our default).
    """
    earliest = today - NEAR
    if starts_on >= earliest:
        return ""
    return (
        f"{day(starts_on)} is more than a week ago, and the answer is about that day. Enter "
        f"{day(earliest)} or a later one; what began before comes in with the case system's file."
    )


def in_the_way(candidate: Candidate) -> list[Reason]:
    """What somebody must answer for who gives the case all the same."""
    return [one for one in candidate.reasons if one.weight == Weight.BLOCK]


def final(candidate: Candidate) -> list[Reason]:
    """What nobody can answer for here."""
    return [one for one in in_the_way(candidate) if one.code in FINAL]


def requirements(candidate: Candidate) -> list[str]:
    """Those that are bent (their uuids), each once."""
    found = (one.facts.get("requirement") for one in in_the_way(candidate))
    return list(dict.fromkeys(filter(None, found)))


def changed(seen: list[str], now: list[str]) -> tuple[list[str], list[str]]:
    """What is said now and was not, and what was said and is no more."""
    return [one for one in now if one not in seen], [one for one in seen if one not in now]


def to_review(*, mentor: str, review_on: date) -> str:
    """For a mail, after whom it is about: no case and no mitigation."""
    return (
        "given a case above the force's limit: how that goes is to be reviewed by "
        f"{day(review_on)}, mentor {mentor}"
    )


def told(name: str, part: str, why: str, *, starts_on: date, mentor: str, review_on: date) -> str:
    """For a mail: whom, from when and with what, but neither the case nor the mitigation."""
    given = f"{name} was given a case as {part}, from {day(starts_on)} on, in spite of a rule"
    return f"{given} of the force: {why}. Mentor: {mentor}. To be reviewed by {day(review_on)}."
