"""People's cycles in schemes, while statements about them are entered one after another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from capability.actions import weighing
from capability.actions.verdicts import Verdict, rejected, waits
from capability.rules import cycles
from capability.rules.validity import Counted
from capability.rules.versions import Version, version_on

BLANK = dict.fromkeys(cycles.DATES) | {"certificate": "", "revoked_on": None}


class Statement(NamedTuple):
    """`said` are those of `cycles.FACTS` that are known; None (a certificate: "") empties one.

    `content` tells a mere repetition from a second account; left out, `said` does. `cycle` is the
    id of the one on record that is meant, where that is known and need not be found.
    """

    person: int
    scheme: int
    said: Mapping[str, Any]
    content: str = ""
    cycle: int | None = None


@dataclass(eq=False)
class Cycle:
    """One accreditation; without an id a new one."""

    person: int
    scheme: int
    version: Version | None = None
    facts: dict[str, Any] = field(default_factory=BLANK.copy)
    valid_to: date | None = None
    renewal_window_days: int = 0
    renewable_days: int = 0
    id: int | None = None
    said_in: dict[str, int] = field(default_factory=dict)
    is_touched: bool = False
    needs_validity: bool = False


class Ledger:
    """Enters statements; `touched()` then gives the cycles to write, validity worked out."""

    def __init__(
        self, known: Iterable[Cycle], versions: Mapping[int, Sequence[Version]], *, held=None
    ):
        self._versions, self._held = versions, held
        self._cycles = {}
        self._stated = {}
        for cycle in known:
            self._cycles.setdefault((cycle.person, cycle.scheme), []).append(cycle)

    def enter(self, place: int, statement: Statement) -> Verdict:
        """`place` is what a refusal of a later statement names this one by."""
        whose = (statement.person, statement.scheme)
        keys = [(whose, *key) for key in cycles.identity(statement.said)]
        if stated := next((self._stated[key] for key in keys if key in self._stated), None):
            return _repetition(statement, *stated)
        known = self._cycles.setdefault(whose, [])
        at = self._meant(known, statement)
        cycle = Cycle(*whose) if at is None else known[at]
        said, differs = self._weighed(cycle, statement.said)
        verdict = waits(differs) if differs else self._change(cycle, place, said)
        if verdict.outcome not in ("rejected", "unresolved"):
            self._stated.update(dict.fromkeys(keys, (place, statement)))
        if verdict.outcome == "created":
            known.append(cycle)
        return verdict

    def touched(self):
        for known in self._cycles.values():
            _work_out_validity(known)
        return [cycle for known in self._cycles.values() for cycle in known if cycle.is_touched]

    def _meant(self, known, statement):
        at = _meant(known, statement)
        if at is None and self._held:
            at = self._held.formerly([cycle.id for cycle in known], statement.said)
        return at

    def _weighed(self, cycle, said):
        """What is heard of it, and where it differs from what was set by hand."""
        columns = self._held.columns(cycle.id) if self._held else {}
        if not columns:
            return said, ()
        said = weighing.heard(columns, said)
        found = weighing.differing(columns, said, cycle.facts)
        return said, weighing.differences(cycle.person, self._held.identity(cycle.id), found)

    def _change(self, cycle, place, said):
        after = {**cycle.facts, **said}
        version = self._version(cycle, after)
        if refusal := _contradiction(cycle, said) or _impossibility(after, version):
            return refusal
        if "portfolio_due_on" not in said:
            after["portfolio_due_on"] = cycles.portfolio_due(cycle.facts, after, version)
        cycle.said_in.update(dict.fromkeys(said, place))
        return Verdict(_become(cycle, after, version))

    def _version(self, cycle, after):
        """That of the course day, else of the award's; one that is snapshotted stays."""
        day = cycles.first_day(after)
        if cycle.version and day == cycles.first_day(cycle.facts):
            return cycle.version
        return version_on(self._versions[cycle.scheme], day) if day else None


def _meant(known, statement):
    if statement.cycle is None:
        return cycles.meant([cycle.facts for cycle in known], statement.said)
    return next(place for place, cycle in enumerate(known) if cycle.id == statement.cycle)


def _repetition(statement, place, stated):
    if (statement.content or statement.said) == (stated.content or stated.said):
        return Verdict("unchanged")
    rule = "It is about the same cycle as {other} and says otherwise."
    return rejected("", rule, "Keep one of the two.", other=place)


def _contradiction(cycle, said):
    """An earlier statement gave the same cycle another value."""
    for name, value in said.items():
        if name in cycle.said_in and cycle.facts[name] != value:
            rule = "The cycle has another one from {other}."
            return rejected(name, rule, "Keep one of the two.", other=cycle.said_in[name])
    return None


def _impossibility(facts, version):
    if not cycles.first_day(facts):
        return rejected("", "Nothing would be left of the cycle.", "Leave at least one date.")
    if version is None:
        cure = "Load the version that was in force then, or correct the date."
        return rejected("scheme", "No version of the scheme was in force on that day.", cure)
    awarded_on, expires_on = facts["awarded_on"], facts["expires_on"]
    if awarded_on and expires_on and expires_on < awarded_on:
        rule = f"The expiry is before the award of {awarded_on:%d/%m/%Y}."
        return rejected("expires_on", rule, "Correct one of the two dates.")
    return None


def _become(cycle, after, version):
    before, cycle.facts = cycle.facts, after
    moved = version != cycle.version
    cycle.version = version
    if before == after and not moved:
        return "unchanged"
    is_new = cycle.id is None and not cycle.is_touched
    cycle.is_touched = True
    cycle.needs_validity |= moved or any(
        before[name] != after[name] for name in ("awarded_on", "expires_on")
    )
    return "created" if is_new else "changed"


def _work_out_validity(known):
    """In the order of the awards: with the old expiry as anchor each counts from the one before."""
    renews = None
    for cycle in sorted(known, key=lambda cycle: cycle.facts["awarded_on"] or date.min):
        good_for = cycles.good_for(cycle.facts, cycle.version, renews=renews)
        if cycle.needs_validity:
            _snapshot(cycle, good_for)
        if cycle.facts["awarded_on"] and cycle.valid_to and not cycle.facts["revoked_on"]:
            renews = _later(renews, _as_snapshotted(cycle, good_for))


def _snapshot(cycle, good_for):
    cycle.valid_to = good_for and good_for.last_day
    awarded = cycle.facts["awarded_on"] is not None
    cycle.renewal_window_days = cycle.version.renewal_window_days if awarded else 0
    cycle.renewable_days = cycle.version.renewable_days if awarded else 0


def _as_snapshotted(cycle, good_for):
    """The rules may have changed since: then what stands on the award holds."""
    if good_for and good_for.last_day == cycle.valid_to:
        return good_for
    return Counted(cycle.valid_to, 0)


def _later(one, other):
    return other if one is None or other.last_day > one.last_day else one
