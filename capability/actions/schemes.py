"""A force's own schemes and their versions."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from capability.actions import bulk, prerequisites
from capability.actions.rows import set_changed
from capability.actions.verdicts import Verdict, rejected
from capability.models import Scheme, SchemeVersion
from capability.rules.nearest import suggestion


class SchemeFacts(NamedTuple):
    """A version of a scheme; `terms` are the fields of SchemeVersion that are said.

    `needs` are codes of schemes to be held first; None says nothing of them, an empty tuple ends
    those there are.
    """

    code: str
    name: str
    version: str = ""
    terms: Mapping = {}
    needs: tuple[str, ...] | None = None


def make(force, codes):
    """Schemes known by their code alone, always in force, never expiring; their ids by code."""
    ids = bulk.insert(Scheme, ("force", "code", "name"), [(force.pk, code, code) for code in codes])
    bulk.insert(SchemeVersion, ("scheme",), [(pk,) for pk in ids])
    return dict(zip(codes, ids, strict=True))


def refusals(force, facts):
    """By place, the verdicts on facts that can't stand whatever the others say."""
    known = {scheme.code: scheme for scheme in Scheme.objects.of(force)}
    codes = {*known, *(fact.code for fact in facts)}
    found = ((place, _refusal(fact, known, codes)) for place, fact in enumerate(facts))
    return {place: verdict for place, verdict in found if verdict}


@transaction.atomic
def record(force, facts, *, as_at):
    """Make or change versions of schemes; one verdict a fact, whatever the order among them.

    What is needed first is added to what is needed already, from the version's first day.
    """
    refused = _entangled(force, facts, dict(_misnamed(facts)) | refusals(force, facts))
    verdicts = [refused.get(place) or _record(force, fact) for place, fact in enumerate(facts)]
    standing = {scheme.code: scheme for scheme in Scheme.objects.of(force)}
    for place, fact in enumerate(facts):
        outcome = verdicts[place].outcome
        if outcome != "rejected" and _need(standing, fact, as_at) and outcome == "unchanged":
            verdicts[place] = Verdict("changed")
    return verdicts


def _refusal(fact, known, codes):
    scheme = known.get(fact.code) or _alike(fact.code, known)
    if scheme and scheme.force_id is None:
        rule = f"{scheme.code} is a national scheme, which a force's own can't repeat."
        return rejected("code", rule, "Choose another code.")
    if scheme and scheme.code != fact.code:
        rule = f"{scheme.code} differs by small and capital letters alone."
        return rejected("code", rule, f"Write {scheme.code}, or choose another code.")
    for code in fact.needs or ():
        if code not in codes:
            return _unknown(code, codes)
    return None


def _alike(code, known):
    return next((known[other] for other in known if other.upper() == code.upper()), None)


def _unknown(code, codes):
    return rejected("prerequisite", f"There is no scheme {code}.", suggestion(code, codes))


def _entangled(force, facts, refused):
    """Those that close a circle, or need a new scheme that is refused."""
    needed = prerequisites.edges(force)
    for place, fact in enumerate(facts):
        way = place not in refused and prerequisites.circle(needed, fact.code, fact.needs or ())
        if way:
            rule = f"The scheme would need itself: {' needs '.join(way)}."
            refused |= {place: rejected("prerequisite", rule, "Leave out one of them.")}
    known = set(Scheme.objects.of(force).values_list("code", flat=True))
    while found := _orphans(facts, refused, known):
        refused |= found
    return refused


def _orphans(facts, refused, known):
    standing = known | {fact.code for place, fact in enumerate(facts) if place not in refused}
    return {
        place: _unknown(code, standing)
        for place, fact in enumerate(facts)
        for code in fact.needs or ()
        if place not in refused and code not in standing
    }


def _misnamed(facts):
    """A scheme has one name, whatever its versions."""
    first = {}
    for place, fact in enumerate(facts):
        other = first.setdefault(fact.code, place)
        if facts[other].name != fact.name:
            rule = "It gives the scheme another name than {other}."
            yield place, rejected("name", rule, "Keep one of the two.", other=other)


def _record(force, fact):
    scheme = Scheme.objects.filter(force=force, code=fact.code).first()
    version = scheme and scheme.versions.filter(label=fact.version).first()
    terms = {"starts_on": version.starts_on if version else None, **fact.terms}
    if scheme and scheme.versions.exclude(label=fact.version).filter(starts_on=terms["starts_on"]):
        rule = "Another version of the scheme begins on that day."
        return rejected("version_starts_on", rule, "Give each version its own first day.")
    if version is None:
        scheme = scheme or Scheme.objects.create(force=force, code=fact.code, name=fact.name)
        SchemeVersion.objects.create(scheme=scheme, label=fact.version, **terms)
        return Verdict("created")
    changed = [*set_changed(version, terms), *set_changed(scheme, {"name": fact.name})]
    return Verdict("changed" if changed else "unchanged")


def _need(schemes, fact, as_at):
    """Enter what the scheme needs first; returns whether that is new."""
    if fact.needs is None:
        return False
    scheme = schemes[fact.code]
    if not fact.needs:
        return prerequisites.need_nothing(scheme, as_at=as_at)
    begins = scheme.versions.get(label=fact.version).starts_on
    needs = [schemes[code] for code in fact.needs]
    return prerequisites.need(scheme, needs, starts_on=begins)
