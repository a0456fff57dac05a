"""Writes a plan into the register as extracts would: through the same set-based actions."""

from collections import defaultdict
from itertools import zip_longest

from capability.actions import accreditations, allocations, awards, people, postings
from capability.actions.allocations import AllocationFacts
from capability.actions.cases import CaseFacts
from capability.actions.ledger import Statement
from capability.actions.postings import Claim
from capability.models import Accreditation, Feed, Person
from capability.rules.allocations import Days
from config.demo.files import brought
from config.demo.known import Unfolding

_CASE_DATES = ("closed_on", "last_reviewed_on")


class Register:
    """`codes` are the ids of what the facts name: units, roles, ranks, schemes and categories."""

    def __init__(self, force, plan, codes, *, by):
        self._force, self._by = force, by
        self._codes = codes
        people, records = plan.people, plan.records
        self._identities = Unfolding(one for person in people for one in person.identities)
        self._services = Unfolding(one for person in people for one in person.services)
        self._stays = Unfolding(stay for person in people for stay in person.stays)
        self._cycles = Unfolding(records.cycles)
        self._suspensions = Unfolding(records.suspensions)
        self._revocations = Unfolding(records.revocations)
        self._transfers = Unfolding(records.transfers)
        self._allocations = Unfolding(plan.allocations)

    def learn(self, *, on):
        """Record what has happened since the last time, up to and on that day."""
        self._learn_of_people(on)
        ids = dict(Person.objects.filter(force=self._force).values_list("person_ref", "pk"))
        self._learn_postings(ids, on)
        self._learn_accreditations(ids, on)
        self._learn_what_befell_awards(on)
        self._learn_allocations(ids, on)

    def _brought(self, feed, on):
        return brought(self._force, feed, on=on, by=self._by)

    def _learn_of_people(self, on):
        """In rounds, since an extract speaks of nobody twice: who rejoined is in two of them."""
        identities, services = _by_person(self._identities, on), _by_person(self._services, on)
        refs = dict.fromkeys([*identities, *services])
        rounds = [zip_longest(identities.get(ref, ()), services.get(ref, ())) for ref in refs]
        with self._brought(Feed.PEOPLE, on) as verdicts:
            while facts := [_extract(*said) for said in map(_next, rounds) if said]:
                verdicts.extend(_accepted(people.record(self._force, facts, as_at=on)))

    def _learn_postings(self, ids, on):
        stays = self._stays.news(by=on)
        claims = [Claim(ids[stay.person], self._codes.in_stay(stay)) for stay in stays]
        with self._brought(Feed.POSTINGS, on) as verdicts:
            verdicts.extend(_accepted(postings.record(self._force, claims)))

    def _learn_accreditations(self, ids, on):
        statements = [
            Statement(ids[cycle.person], self._codes.schemes[cycle.scheme], _said(cycle, 2))
            for cycle in self._cycles.news(by=on)
        ]
        with self._brought(Feed.ACCREDITATIONS, on) as verdicts:
            verdicts.extend(_accepted(accreditations.record(self._force, statements)))

    def _learn_what_befell_awards(self, on):
        own = Accreditation.objects.filter(force=self._force)
        ids = dict(own.values_list("certificate", "pk"))
        suspensions = self._suspensions.news(by=on)
        revocations, transfers = self._revocations.news(by=on), self._transfers.news(by=on)
        awards.suspend(
            self._force, [awards.Suspended(ids[one.certificate], *one[1:]) for one in suspensions]
        )
        awards.revoke({ids[one.certificate]: one.revoked_on for one in revocations})
        awards.transfer({ids[one.certificate]: one.recognised_on for one in transfers})

    def _learn_allocations(self, ids, on):
        facts = [
            AllocationFacts(
                ids[one.person], one.part, Days(one.starts_on, one.ends_on), self._case(one)
            )
            for one in self._allocations.news(by=on)
        ]
        _accepted(allocations.record(self._force, facts, as_at=on))

    def _case(self, one):
        category = self._codes.categories[one.category]
        dates = {name: getattr(one, name) for name in _CASE_DATES if getattr(one, name)}
        return CaseFacts(one.case, category, one.starts_on, one.classified_on, dates)


def _by_person(unfolding, on):
    facts = defaultdict(list)
    for fact in unfolding.news(by=on):
        facts[fact.person].append(fact)
    return facts


def _next(said):
    return next(said, None)


def _extract(identity, service):
    said = {"person_ref": (identity or service).person}
    if identity:
        said |= _said(identity._replace(known_on=None), 1)
    return said | (_said(service, 1) if service else {})


def _said(fact, after):
    """What the fact says from that place on; a blank says nothing."""
    return {name: value for name, value in list(fact._asdict().items())[after:] if value}


def _accepted(verdicts):
    refused = [verdict for verdict in verdicts if verdict.outcome == "rejected"]
    if refused:
        raise ValueError(f"The make-believe force contradicts itself: {refused[0]}")
    return verdicts
