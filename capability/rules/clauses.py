"""What was found, clause by clause, each with how it stands to what is required. Pure."""

from enum import StrEnum


class Mark(StrEnum):
    """What only says why the rule applies, or from when on, is neither met nor not met."""

    MET = "Met"
    NOT_MET = "Not met"
    APPLIES = "Applies"


def judged(sentence: str, is_met: bool) -> str:
    return met(sentence) if is_met else not_met(sentence)


def met(sentence: str) -> str:
    return _marked(Mark.MET, sentence)


def not_met(sentence: str) -> str:
    """Also of the bare fact that makes it a gap."""
    return _marked(Mark.NOT_MET, sentence)


def applies(sentence: str) -> str:
    return _marked(Mark.APPLIES, sentence)


def mark_of(clause: str) -> Mark | None:
    return next((mark for mark in Mark if clause.startswith(f"{mark}: ")), None)


def _marked(mark, sentence):
    return f"{mark}: {sentence}"
