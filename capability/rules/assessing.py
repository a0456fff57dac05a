"""What is said of a person who might take a case: every reason on three axes, and a verdict.

Pure. It chooses nobody and adds nothing up: a named human reads the reasons and decides.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property

from capability.rules import reasons as words


class Axis(StrEnum):
    CAPABILITY = "capability"
    CAPACITY = "capacity"
    EXPOSURE = "exposure"


class Weight(StrEnum):
    """How a reason bears on the verdict, the heaviest first; a note does not."""

    BLOCK = "block"
    CONDITION = "condition"
    NOTE = "note"
    FOR = "for"

    @property
    def place(self):
        return list(Weight).index(self)

    @property
    def is_against(self):
        return self in (Weight.BLOCK, Weight.CONDITION)


class Verdict(IntEnum):
    """In the order in which candidates are told."""

    FITS = 0
    CONDITIONS = 1
    BLOCKED = 2

    @property
    def code(self):
        return self.name.lower()

    @property
    def label(self):
        return LABELS[self]

    @property
    def would(self):
        """Of how many: "2 would fit"."""
        return WOULD[self]


LABELS = {
    Verdict.FITS: "Fits",
    Verdict.CONDITIONS: "Fits with conditions",
    Verdict.BLOCKED: "Blocked by the force's rule",
}


WOULD = {
    Verdict.FITS: "would fit",
    Verdict.CONDITIONS: "would fit with conditions",
    Verdict.BLOCKED: "would be blocked by the force's rule",
}


@dataclass(frozen=True)
class Reason:
    """One reason for or against; `facts` are plain JSON, so that it can be kept and said again.

    `today`, the day on which it is told, is no fact: by it a moment is "tomorrow at 08:00".
    """

    axis: Axis
    code: str
    weight: Weight
    facts: dict = field(default_factory=dict)
    today: date | None = None

    @property
    def said(self) -> str:
        return words.SAID[self.code](self.facts | {"today": self.today})

    @property
    def needs(self) -> str:
        """What must be put in place where the person takes the case all the same."""
        return words.NEEDS[self.code](self.facts) if self.weight.is_against else ""

    @property
    def step(self) -> str:
        """The one step by which the reason would go, where one is all that is left."""
        if not self._has_step:
            return ""
        return words.STEPS[self.code](self.facts | {"today": self.today})

    @property
    def is_gap(self) -> bool:
        """Whether the sweep would find the allocation on its first day (S-01)."""
        return self.code in words.GAPS

    @property
    def _has_step(self):
        return self.weight.is_against and self.code in words.STEPS

    def as_dict(self):
        """As it is kept and as the API tells it: read later, it still says which day is meant."""
        said = {"said": replace(self, today=None).said, "needs": self.needs}
        return {"axis": self.axis, "code": self.code, "weight": self.weight} | said

    def kept(self):
        return self.as_dict() | {"facts": self.facts}


def reason_of(kept: dict) -> Reason:
    """The other way round of `kept`."""
    weight = Weight(kept["weight"])
    return Reason(Axis(kept["axis"]), kept["code"], weight, kept.get("facts") or {})


@dataclass(frozen=True)
class Candidate:
    """A person (an id) with all reasons, those against first within each axis."""

    person: int
    reasons: tuple[Reason, ...]

    @classmethod
    def of(cls, person, reasons: list[Reason]):
        order = list(Axis)
        once = [one for place, one in enumerate(reasons) if one not in reasons[:place]]
        told = sorted(once, key=lambda one: (order.index(one.axis), one.weight.place))
        return cls(person, tuple(told))

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.reasons)

    @cached_property
    def version(self) -> str:
        """The same as long as all facts are that the verdict rests on."""
        told = [(one.axis, one.code, one.weight, one.facts) for one in self.reasons]
        said = json.dumps([self.person, told], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    def on_axis(self, axis) -> list[Reason]:
        return [one for one in self.reasons if one.axis == axis]

    @property
    def axes(self):
        return [(axis, self.on_axis(axis)) for axis in Axis]

    @property
    def against(self) -> list[Reason]:
        return [one for one in self.reasons if one.weight.is_against]

    @property
    def needs(self) -> list[str]:
        """What taking the case would need, each thing once."""
        return list(dict.fromkeys(one.needs for one in self.against))

    @property
    def exposure(self) -> int:
        """Call-outs and cases of that kind begun lately: by this alone equals are told apart."""
        return sum(one.facts.get("count", 0) for one in self.on_axis(Axis.EXPOSURE))

    @property
    def step(self) -> str:
        """The one step by which the person would fit, where one is all that is left."""
        steps = {one.step for one in self.against}
        return steps.pop() if len(steps) == 1 else ""


def verdict_of(reasons: Iterable[Reason]) -> Verdict:
    """Any block blocks; any condition makes conditions."""
    weights = {one.weight for one in reasons}
    if Weight.BLOCK in weights:
        return Verdict.BLOCKED
    return Verdict.CONDITIONS if Weight.CONDITION in weights else Verdict.FITS


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """By verdict, least exposure, fewest reasons against; never by a score of everything."""
    return sorted(candidates, key=_place)


def _place(one):
    return one.verdict, one.exposure, len(one.against), one.person
