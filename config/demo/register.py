"""Writes a plan into the register as extracts would: through the same set-based actions."""

from itertools import zip_longest

from capability.actions import accreditations, allocations, awards, people, postings
from capability.actions.allocations import AllocationFacts
from capability.actions.cases import CaseFacts
from capability.actions.ledger import Statement
from capability.actions.postings import Claim
from capability.models import Accreditation, Person
from capability.rules.allocations import Days
from config.demo.known import news

_CASE_DATES = ("closed_on", "last_reviewed_on")


class Register:
    """`codes` are the ids of what the facts name: units, roles, ranks, schemes and categories."""

    def __init__(self, force, plan, codes):
        self._force = force
        self._plan = plan
        self._codes = codes
        self._last = None

    def learn(self, *, on):
        """Record what has happened since the last time, up to and on that day."""
        self._people(on)
        ids = dict(Person.objects.filter(force=self._force).values_list("person_ref", "pk"))
        self._postings(ids, on)
        self._accreditations(ids, on)
        self._awards(on)
        self._allocations(ids, on)
        self._last = on

    def _news(self, facts, on):
        return news(facts, after=self._last, by=on)

    def _people(self, on):
        """In rounds, since an extract speaks of nobody twice: who rejoined is in two of them."""
        said = [
            list(
                zip_longest(
                    self._news(person.identities, on),
                    self._news(person.services, on),
                    fillvalue=None,
                )
            )
            for person in self._plan.people
        ]
        while said := [rounds for rounds in said if rounds]:
            facts = [_extract(*rounds.pop(0)) for rounds in said]
            _accept(people.record(self._force, facts, as_at=on))

    def _postings(self, ids, on):
        stays = [stay for person in self._plan.people for stay in person.stays]
        claims = [
            Claim(ids[stay.person], self._codes.in_stay(stay)) for stay in self._news(stays, on)
        ]
        _accept(postings.record(self._force, claims))

    def _accreditations(self, ids, on):
        statements = [
            Statement(ids[cycle.person], self._codes.schemes[cycle.scheme], _said(cycle, 2))
            for cycle in self._news(self._plan.records.cycles, on)
        ]
        _accept(accreditations.record(self._force, statements))

    def _awards(self, on):
        records = self._plan.records
        own = Accreditation.objects.filter(force=self._force)
        ids = dict(own.values_list("certificate", "pk"))
        suspensions = self._news(records.suspensions, on)
        awards.suspend(
            self._force, [awards.Suspended(ids[one.certificate], *one[1:]) for one in suspensions]
        )
        for befall, facts in (
            (awards.revoke, records.revocations),
            (awards.transfer, records.transfers),
        ):
            befall({ids[one.certificate]: one[-1] for one in self._news(facts, on)})

    def _allocations(self, ids, on):
        facts = [
            AllocationFacts(
                ids[one.person], one.part, Days(one.starts_on, one.ends_on), self._case(one)
            )
            for one in self._news(self._plan.allocations, on)
        ]
        _accept(allocations.record(self._force, facts, as_at=on))

    def _case(self, one):
        category = self._codes.categories[one.category]
        dates = {name: getattr(one, name) for name in _CASE_DATES if getattr(one, name)}
        return CaseFacts(one.case, category, one.starts_on, one.classified_on, dates)


def _extract(identity, service):
    said = {"person_ref": (identity or service).person}
    if identity:
        said |= _said(identity._replace(known_on=None), 1)
    return said | (_said(service, 1) if service else {})


def _said(fact, after):
    """What the fact says from that place on; a blank says nothing."""
    return {name: value for name, value in list(fact._asdict().items())[after:] if value}


def _accept(verdicts):
    refused = [verdict for verdict in verdicts if verdict.outcome == "rejected"]
    if refused:
        raise ValueError(f"The make-believe force contradicts itself: {refused[0]}")
