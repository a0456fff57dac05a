"""People as an HR extract knows them, many at once: who they are, their services and postings."""

from datetime import timedelta

from django.db import transaction

from capability.actions import bulk, postings, routes, services, weighing
from capability.actions.verdicts import Remark, Verdict, rejected, waits
from capability.models import Alias, Person, PostingSource
from capability.rules import extracts
from capability.rules.extracts import Known
from capability.rules.names import name_key
from capability.rules.people import FormerName, Profile, former_names

FIELDS = Profile._fields
KEYS = ("surname_key", "forename_key")
DAY = timedelta(days=1)
SAID_TWICE = ("It is another reference of the person in {other}.", "Leave one of the two out.")


@transaction.atomic
def record(force, facts, *, as_at, held=None):
    """Make or change people by `person_ref`; a verdict for each fact.

    A fact maps person_ref, surname, number, forename, other_names, kind, email, joined_on, left_on,
    probation_ends_on, probation_extended_to, probation_confirmed_on, entry_route, unit and rank
    (ids) to what the extract of `as_at` says: what it leaves out stays, None empties. No two facts
    may have one reference. A former reference stands for the person who had it.
    """
    standing, refused = _by_present_reference(force, routes.as_listed(force, facts))
    ids, known = _on_record(force, [said["person_ref"] for said in standing.values()])
    before = {
        said["person_ref"]: known.get(said["person_ref"], Known()) for said in standing.values()
    }
    after, verdicts = {}, dict(refused)
    heard, differing = _weighed(held, ids, before, standing, as_at)
    verdicts |= differing
    for place, said in heard.items():
        ref = said["person_ref"]
        made = extracts.after(before[ref], said, on=as_at)
        verdicts[place] = _verdict(said, before[ref], made, ref in known, as_at)
        if verdicts[place].outcome in ("created", "changed"):
            after[ref] = made
    _write(force, ids, before, after, as_at)
    return [verdicts[place] for place in range(len(facts))]


def _by_present_reference(force, facts):
    """Facts by place, each under the reference that the person has now, and refusals by place."""
    former = _former_references(force, {said["person_ref"] for said in facts})
    places = {said["person_ref"]: place for place, said in enumerate(facts)}
    standing, refused = {}, {}
    for place, said in enumerate(facts):
        ref = former.get(said["person_ref"], said["person_ref"])
        other = places.setdefault(ref, place)
        if other == place:
            standing[place] = said | {"person_ref": ref}
        else:
            refused[place] = rejected("person_ref", *SAID_TWICE, other=other)
    return standing, refused


def _former_references(force, refs):
    """Reference to the one that its person has now, of those that are nobody's any more."""
    known = Alias.objects.filter(force=force).exclude(person_ref="")
    former = dict(known.values_list("person_ref", "person__person_ref"))
    former = {ref: former[ref] for ref in refs & former.keys()}
    people = Person.objects.filter(force=force, person_ref__in=former)
    for ref in people.values_list("person_ref", flat=True):
        del former[ref]
    return former


def _weighed(held, ids, before, facts, as_at):
    """What is heard of each fact, and verdicts on those that differ from what was set by hand."""
    if not held:
        return facts, {}
    heard, differing = {}, {}
    for place, said in facts.items():
        ref = said["person_ref"]
        columns = held.of(ids.get(ref)).get("", {})
        heard[place], found = weighing.person(columns, said, before[ref], on=as_at)
        if found:
            del heard[place]
            differing[place] = waits(weighing.differences(ids[ref], "", found))
    return heard, differing


def _on_record(force, refs):
    """Ids and what is known of those on record, by reference."""
    rows = Person.objects.filter(force=force, person_ref__in=refs)
    rows = list(rows.values_list("person_ref", "id", *FIELDS))
    ids = {ref: pk for ref, pk, *_facts in rows}
    served = services.on_record(force, ids.values())
    stays = postings.on_record(force, ids.values())
    known = {
        ref: _known(Profile(*facts), served.get(pk, ()), stays.get(pk, ()))
        for ref, pk, *facts in rows
    }
    return ids, known


def _known(profile, served, stays):
    is_ours = all(stay.source == PostingSource.PEOPLE_FEED for stay in stays)
    return Known(profile, tuple(served), tuple(stays), is_ours)


def _verdict(said, before, made, is_known, as_at):
    if fault := extracts.fault(made, said):
        return rejected(*fault)
    odd = tuple(Remark(*one) for one in extracts.oddities(made, said, on=as_at))
    if not is_known:
        return Verdict("created", odd)
    return Verdict("unchanged" if made == before else "changed", odd)


def _write(force, ids, before, after, as_at):
    renamed = [ref for ref in after if ref in ids and after[ref].profile != before[ref].profile]
    _rename(force, renamed, ids, before, after, as_at)
    new = {ref: made.profile for ref, made in after.items() if ref not in ids}
    ids = ids | _insert(force, new)
    for part, write in (("services", services.write), ("stays", _write_stays)):
        write(force, _by_id(ids, before, after, part), _by_id(ids, after, after, part))


def _insert(force, profiles):
    rows = [(force.pk, ref, *profile, *profile.keys) for ref, profile in profiles.items()]
    new = bulk.insert(Person, ("force", "person_ref", *FIELDS, *KEYS), rows)
    return dict(zip(profiles, new, strict=True))


def _rename(force, refs, ids, before, after, as_at):
    """Write profiles anew, and leave what the person was called: a later file may still say it."""
    profiles = {ids[ref]: (before[ref].profile, after[ref].profile) for ref in refs}
    rows = [(pk, *profile, *profile.keys) for pk, (_was, profile) in profiles.items()]
    bulk.update(Person, (*FIELDS, *KEYS), rows)
    former = {(pk, *name) for pk, pair in profiles.items() for name in former_names(*pair)}
    known = Alias.objects.filter(force=force, person_ref="")
    former -= set(known.values_list("person_id", *FormerName._fields))
    aliases = [
        (force.pk, pk, number, surname, forename, name_key(surname), name_key(forename))
        for pk, number, surname, forename in sorted(former)
    ]
    until = as_at - DAY
    fields = ("force", "person", *FormerName._fields, *KEYS, "ends_on")
    bulk.insert(Alias, fields, [(*alias, until) for alias in aliases])


def _by_id(ids, records, refs, part):
    return {ids[ref]: getattr(records[ref], part) for ref in refs}


def _write_stays(force, before, after):
    ours = {person: [_ours(stay) for stay in stays] for person, stays in after.items()}
    postings.write(force, before, ours)


def _ours(stay):
    return stay if stay.id else stay._replace(source=PostingSource.PEOPLE_FEED)
