"""Rows that fit nobody, one entry a person however many rows, with those who may be meant."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Min, Q

from capability.models import Decision, Feed, Person
from capability.rules.likeness import ASPECTS, compared, likeness
from capability.rules.names import name_key
from capability.rules.unknowns import DIFFERS
from capability.rules.words import day

SHOWN = 3
ISO = re.compile(r"\d{4}-\d\d-\d\d")
MOST_FOUND, MOST_READ = 20, 500


@dataclass
class Entry:
    """Whoever the rows mean: what they say, and the `candidates` on record, the likest first."""

    queued_as: str
    rows: int
    reason: str
    values: dict
    candidates: list = field(default_factory=list)
    decision: Decision | None = None

    @property
    def said(self):
        """(label, what the file says)."""
        return [(label, _shown(self.values.get(name, ""))) for name, label in ASPECTS.items()]


@dataclass
class Candidate:
    """A person on record beside an entry, aspect by aspect."""

    uuid: str
    called: str
    number: str
    aspects: list


def people(rows):
    """The unknown people of rows that wait (of a file or of the register), most rows first."""
    unknown = rows.exclude(queued_as="").exclude(reason=DIFFERS)
    grouped = unknown.order_by().values("queued_as")
    return grouped.annotate(rows=Count("pk"), first=Min("pk")).order_by("-rows", "queued_as")


def filled(groups, rows, user, force):
    """Entries of a page of `people`, each with up to three people who may be meant."""
    groups = list(groups)
    first = rows.in_bulk([group["first"] for group in groups])
    entries = [_entry(group, first[group["first"]]) for group in groups]
    _decided(entries, force)
    near = _near(entries, first.values(), user, force)
    for entry in entries:
        mine = [person for person in near if _may_be(entry, person)]
        mine.sort(key=lambda person: -likeness(entry.values, _texts(entry, person)))
        entry.candidates = [beside(entry, person) for person in mine[:SHOWN]]
    return entries


def _entry(group, row):
    values = {name: str(value) for name, value in row.values.items()}
    entry = Entry(group["queued_as"], group["rows"], row.reason, values)
    entry.named = [pk for pk in row.candidates if isinstance(pk, int)]
    return entry


def _decided(entries, force):
    made = Decision.objects.filter(force=force, queued_as__in=[one.queued_as for one in entries])
    by_words = {one.queued_as: one for one in made.select_related("person", "decided_by")}
    for entry in entries:
        entry.decision = by_words.get(entry.queued_as)


def _near(entries, rows, user, force):
    """Those whom the load named, and of the same surname or number where it named nobody."""
    named = {pk for row in rows for pk in row.candidates if isinstance(pk, int)}
    alone = [entry for entry in entries if not entry.named]
    surnames = {name_key(entry.values.get("surname", "")) for entry in alone} - {""}
    numbers = {entry.values.get("number", "") for entry in alone} - {""}
    near = Q(pk__in=named) | Q(surname_key__in=surnames) | Q(number__in=numbers)
    return facts(Person.objects.visible_to(user).filter(near, force=force))


def facts(people):
    """People as rows by column, with the days on which they joined."""
    joined = people.annotate(joined=ArrayAgg("services__joined_on", default=[]))
    columns = ("pk", "uuid", "person_ref", "number", "surname", "forename", "surname_key", "joined")
    return list(joined.order_by("surname_key", "forename_key", "pk").values(*columns)[:MOST_READ])


def _may_be(entry, person):
    if entry.named:
        return person["pk"] in entry.named
    same_name = person["surname_key"] == name_key(entry.values.get("surname", ""))
    number = entry.values.get("number", "")
    return same_name or bool(number and person["number"] == number)


def beside(entry, person):
    called = f"{person['forename']} {person['surname']}".strip()
    aspects = compared(entry.values, _texts(entry, person))
    aspects = [aspect._replace(ours=_shown(aspect.ours)) for aspect in aspects]
    return Candidate(person["uuid"], called, person["number"], aspects)


def _shown(text):
    """A day in words; other texts as they are."""
    return day(date.fromisoformat(text)) if ISO.fullmatch(text) else text


def _texts(entry, person):
    """Of several days of joining the one that the file says, else the last."""
    days = sorted(day.isoformat() for day in person["joined"] if day)
    said = entry.values.get("joined_on")
    return person | {"joined_on": said if said in days else "".join(days[-1:])}


def differing(rows):
    """Rows that say otherwise than what was set by hand."""
    return rows.filter(reason=DIFFERS).order_by("pk")


def told(rows, user):
    """Those of a page, each with whose record it is and (column, register, file) of each fact."""
    rows = list(rows)
    people = Person.objects.visible_to(user).in_bulk(
        {one["person"] for row in rows for one in row.candidates}
    )
    for row in rows:
        row.whose = next((people.get(one["person"]) for one in row.candidates), None)
        row.facts = [(one["column"], one["register"], one["file"]) for one in row.candidates]
    return rows


def found(words, user, force):
    """People whom someone looks for by name, number or reference."""
    key = name_key(words)
    matching = Q(number__iexact=words) | Q(person_ref__iexact=words)
    if key:
        matching |= Q(surname_key__startswith=key) | Q(aliases__surname_key__startswith=key)
    mine = Person.objects.visible_to(user).filter(matching, force=force).distinct()
    return facts(mine)[:MOST_FOUND]


def searched(words, entry, user, force):
    """The same, each beside the entry."""
    return [beside(entry, person) for person in found(words, user, force)]


def feeds(rows):
    """(feed, label, rows, how many of them differ from what was set by hand)."""
    counts = {"rows": Count("pk"), "differing": Count("pk", filter=Q(reason=DIFFERS))}
    counted = rows.order_by().values("feed").annotate(**counts).order_by("feed")
    return [
        (one["feed"], Feed(one["feed"]).label, one["rows"], one["differing"]) for one in counted
    ]
