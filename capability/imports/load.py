"""One load of one file while it is under way: its rows, and what became of each of them."""

from collections import Counter
from enum import StrEnum
from functools import cached_property

from capability.actions.corrections import Held
from capability.imports.cells import CLEAR
from capability.imports.codes import Codes
from capability.imports.faults import Fault, Severity
from capability.imports.people_index import PeopleIndex
from capability.models import Decision
from capability.rules.unknowns import DIFFERS
from capability.rules.words import day

UNLESS = ("Decide otherwise where rows wait, if that is not right.", Severity.WARNING)


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    UNRESOLVED = "unresolved"


class Load:
    """What a feed works with: it gives every row that waits exactly one outcome.

    `rows` are the cleaned rows without a faulty cell, in the file's order; `waiting()` those of
    them without an outcome yet. A rejected row may be rejected again, for another reason: all of
    its faults are told. `faults` holds every fault and warning of every row.
    """

    def __init__(self, *, force, feed, profile, as_at):
        self.force, self.feed, self.profile, self.as_at = force, feed, profile, as_at
        self.batch = self.job = None
        self.rows = []
        self.faults = []
        self.unresolved_rows = []
        self.outcomes = {}
        self._repeats = []
        self._codes = {}

    def add(self, row, faults):
        """A row as read: with an error it is rejected, else it waits for its outcome."""
        self.faults += faults
        if any(fault.severity == Severity.ERROR for fault in faults):
            self.outcomes[row.number] = Outcome.REJECTED
        else:
            self.rows.append(row)

    @cached_property
    def people(self):
        return PeopleIndex.of(self.force)

    @cached_property
    def decisions(self):
        """What people decided about rows that fit nobody, by what those are queued under."""
        made = Decision.objects.filter(force=self.force).select_related("decided_by")
        return {decision.queued_as: decision for decision in made}

    @cached_property
    def held(self):
        """What was set by hand and the feed may not overwrite."""
        return Held(self.force, self.feed)

    def codes(self, model):
        """The codes of one kind that the force may use; read once a load."""
        if model not in self._codes:
            self._codes[model] = Codes(model, force=self.force, create=self.profile.create)
        return self._codes[model]

    def make_codes(self, kinds, rows):
        """Make what the rows name and the profile's [create] allows; `kinds` is a feed's CODES."""
        for column, model in kinds.items():
            codes, named = self.codes(model), {row.values.get(column) for row in rows}
            codes.make(code for code in named if code and code != CLEAR and codes.accepts(code))

    def with_ids(self, said, kinds):
        """What a row says, with ids for codes; an unknown one, let through, says nothing."""
        for column, model in kinds.items():
            if said.get(column) is not None:
                said[column] = self.codes(model).get(said[column])
                if said[column] is None:
                    del said[column]
        return said

    def waiting(self):
        return [row for row in self.rows if row.number not in self.outcomes]

    def reject(self, row, fault):
        self.outcomes[row.number] = Outcome.REJECTED
        self.faults.append(fault)

    def warn(self, row, fault):
        """The row goes in all the same: it still needs its outcome."""
        self.faults.append(fault)

    def unresolved(self, row, reason, candidates):
        self._settle(row, Outcome.UNRESOLVED)
        self.unresolved_rows.append((row, reason, candidates))

    def leave_out(self, row, decision):
        """Somebody decided so: the row says nothing, and a warning says who."""
        who, when = decision.decided_by, day(decision.decided_at.date())
        self.warn(row, about(row, "", f"Left out: {who} decided so on {when}.", *UNLESS))
        self._settle(row, Outcome.UNCHANGED)

    def differs(self, row, differences):
        """The row says otherwise than what was set by hand: it waits until someone decides."""
        self.unresolved(row, DIFFERS, [one._asdict() for one in differences])

    def take(self, rows, verdicts):
        """What an action made of the rows: their outcomes, and its remarks as their faults."""
        for row, verdict in zip(rows, verdicts, strict=True):
            for remark in verdict.remarks:
                self.faults.append(_told(row, remark, rows))
            if verdict.outcome == Outcome.UNRESOLVED:
                self.differs(row, verdict.differs)
            else:
                self._settle(row, Outcome(verdict.outcome))

    def repeat(self, row, *, of):
        """The row says again what an earlier one says: it shares that one's fate, unchanged."""
        self._settle(row, Outcome.UNCHANGED)
        self._repeats.append((row, of))

    def finish(self):
        """Once every row has its outcome; a repetition of a rejected row is rejected with it."""
        self._reject_repeats()
        if waiting := self.waiting():
            raise AssertionError(f"Row {waiting[0].number} was left without an outcome.")

    def counts(self):
        """The numbers of the contract; warnings are rows that went in or stayed, with one."""
        numbers = Counter(self.outcomes.values())
        counts = {"read": len(self.outcomes)}
        counts |= {outcome.value: numbers[outcome] for outcome in Outcome}
        return counts | {"warnings": len(self._warned())}

    def _warned(self):
        kept_out = (Outcome.REJECTED, Outcome.UNRESOLVED)
        warned = {fault.row for fault in self.faults if fault.severity == Severity.WARNING}
        return {number for number in warned if self.outcomes[number] not in kept_out}

    def _settle(self, row, outcome):
        if row.number in self.outcomes:
            raise AssertionError(f"Row {row.number} has an outcome already.")
        self.outcomes[row.number] = outcome

    def _reject_repeats(self):
        for row, first in self._repeats:
            if self.outcomes[first.number] is Outcome.REJECTED:
                for fault in [fault for fault in self.faults if fault.row == first.number]:
                    self.reject(row, fault._replace(row=row.number))


def about(row, column, rule, cure, severity=Severity.ERROR):
    """A fault of one cell of the row, with the value that stands there."""
    value = row.values.get(column)
    return Fault(row.number, column, "" if value is None else str(value), rule, cure, severity)


def _told(row, remark, rows):
    column, rule, cure, severity, other = remark
    if other is not None:
        rule = rule.format(other=f"row {rows[other].number}")
    return about(row, column, rule, cure, severity)


def first_of_each(load, keyed):
    """Of (identity, row), the rows that stand, by identity.

    An equal row further down is a repetition; one that says otherwise is rejected, naming the one
    above. Reject whatever is faulty by itself before: a rejected row rejects no other.
    """
    first = {}
    for key, row in keyed:
        other = first.setdefault(key, row)
        if other.content == row.content and other is not row:
            load.repeat(row, of=other)
        elif other is not row:
            load.reject(row, about(row, "", *_said_already(other)))
    return first


def _said_already(other):
    return f"Row {other.number} is about the same and says otherwise.", "Keep one of the two."
