"""Who is meant by a row: exact or not at all, never guessed (the contract's four keys)."""

from collections import defaultdict
from typing import NamedTuple

from capability.models import Alias, DecisionKind, Person, Service
from capability.rules.names import forenames_agree, name_key
from capability.rules.unknowns import queued_as

CANDIDATES = 10


class Unresolved(NamedTuple):
    """Nobody fits, or several: `candidates` are ids of people whom it may be about."""

    reason: str
    candidates: list[int]


class PeopleIndex:
    """A force's people by every reference, number and name that they have or had."""

    def __init__(self):
        self.joined = defaultdict(set)
        self._refs = defaultdict(set)
        self._numbered = defaultdict(set)
        self._named = defaultdict(set)
        self._forenames = defaultdict(set)

    @classmethod
    def of(cls, force):
        index = cls()
        known_as = defaultdict(set)
        names = ("person_ref", "number", "surname_key", "forename_key")
        for model, owner in ((Person, "id"), (Alias, "person_id")):
            for person, *said in model.objects.filter(force=force).values_list(owner, *names):
                known_as[person].add(tuple(said))
        for person, said in known_as.items():
            index.add(person, said)
        services = Service.objects.filter(force=force).values_list("person_id", "joined_on")
        for person, joined_on in services:
            index.joined[person].add(joined_on)
        return index

    def add(self, person, known_as):
        """`known_as` are (reference, number, surname key, forename key), present and former.

        Any of them counts with any other: who changed number and name may be named by both olds.
        """
        refs, numbers, surnames, forenames = (
            set(said) - {""} for said in zip(*known_as, strict=True)
        )
        self._forenames[person] = forenames
        for ref in refs:
            self._refs[ref].add(person)
        for surname in surnames:
            for number in numbers:
                self._numbered[number, surname].add(person)
            for forename in forenames:
                self._named[surname, forename].add(person)

    def find(self, values):
        """The id of the one person whom the row means, or why there is no such one."""
        if ref := values.get("person_ref"):
            return self._only(self._refs.get(ref, ()), "that reference")
        number, joined_on = values.get("number"), values.get("joined_on")
        surname = name_key(values.get("surname") or "")
        forename = name_key(values.get("forename") or "")
        if not surname or not (number or (forename and joined_on)):
            return Unresolved("The row has too little to tell a person by.", [])
        numbered = self._numbered.get((number, surname), ())
        named = self._named.get((surname, forename), ())
        return self._by_keys(numbered, named, forename, joined_on)

    def _by_keys(self, numbered, named, forename, joined_on):
        keys = (
            (self._joined_then(numbered, joined_on), "that number, surname and joining day"),
            (self._not_denied(numbered, forename, joined_on), "that number and surname"),
            (self._joined_then(named, joined_on), "that name and joining day"),
        )
        for people, what in keys:
            if people:
                return self._only(people, what)
        near = sorted({*numbered, *named})[:CANDIDATES]
        return Unresolved("Nobody on record fits.", near)

    def _joined_then(self, people, joined_on):
        return [person for person in people if joined_on and joined_on in self.joined[person]]

    def _not_denied(self, people, forename, joined_on):
        """Neither the joining day nor the forename, where both sides have it, says otherwise."""
        return [
            person
            for person in people
            if not (joined_on and self.joined[person])
            and (
                not (forename and self._forenames[person])
                or any(forenames_agree(forename, known) for known in self._forenames[person])
            )
        ]

    @staticmethod
    def _only(people, what):
        if len(people) == 1:
            return next(iter(people))
        if people:
            return Unresolved(f"Several people have {what}.", sorted(people)[:CANDIDATES])
        return Unresolved(f"Nobody has {what}.", [])


def resolve(load, *, trays=None):
    """Each waiting row with the id of the person meant; a row that fits nobody is unresolved.

    Unless somebody has decided about such rows: then it is the person's whom they named, or it is
    left out. Where they decided that the name is a tray, (row, name) goes to `trays`, if given.
    """
    found = []
    for row in load.waiting():
        person = load.people.find(row.values)
        if isinstance(person, Unresolved):
            person = _decided(load, row, person, trays)
        if person is not None:
            found.append((row, person))
    return found


def _decided(load, row, why, trays):
    decision = load.decisions.get(queued_as(row.values)) if load.decisions else None
    if decision is None:
        load.unresolved(row, *why)
        return None
    if decision.kind == DecisionKind.TRAY and trays is not None:
        trays.append((row, decision.queued_as))
    elif decision.kind != DecisionKind.PERSON:
        load.leave_out(row, decision)
    return decision.person_id
