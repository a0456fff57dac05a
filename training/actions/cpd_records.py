"""CPD that a file brings, many entries at once."""

from typing import NamedTuple

from django.db import transaction

from capability.actions import among, bulk
from capability.actions.verdicts import Verdict, rejected
from training.models import CpdEntry, CpdSource

TERMS = ("hours", "kind", "purpose", "origin", "scheme")
BLANK = {"hours": None, "kind": "", "purpose": "", "origin": "", "scheme": None}
STAYS = {
    "verified": ("It was verified with another content, and stays as it is.", "Leave the row out."),
    "entered": ("The person entered it with another content.", "They correct it, or remove it."),
}


class Stated(NamedTuple):
    """`said` maps day, title and what is known of the terms; what it leaves out stays."""

    person: int
    said: dict


class _Known(NamedTuple):
    pk: int
    stays: str
    terms: dict


@transaction.atomic
def record(force, stated):
    """A verdict each; no two are of one person, day and title.

    What the person entered, or somebody verified, no file changes.
    """
    known = _on_record(force, {one.person for one in stated})
    verdicts, new, changed = [], [], []
    for person, said in stated:
        own = known.get((person, said["done_on"], said["title"]))
        after = (own.terms if own else BLANK) | {k: v for k, v in said.items() if k in TERMS}
        verdicts.append(_verdict(own, after))
        if own is None:
            new.append((force.pk, person, said["done_on"], said["title"], *after.values()))
        elif verdicts[-1].outcome == "changed":
            changed.append((own.pk, *after.values()))
    _write(new, changed)
    return verdicts


def _verdict(own, after):
    if own is None:
        return Verdict("created")
    if own.terms == after:
        return Verdict("unchanged")
    return rejected("hours", *STAYS[own.stays]) if own.stays else Verdict("changed")


def _on_record(force, people):
    rows = CpdEntry.objects.filter(force=force, person__in=among.ids(people)).order_by()
    facts = ("person_id", "done_on", "title", "pk", "source", "verified_on", *TERMS)
    return {
        tuple(key): _Known(pk, _stays(source, verified_on), dict(zip(TERMS, terms, strict=True)))
        for *key, pk, source, verified_on, terms in map(_parted, rows.values_list(*facts))
    }


def _parted(row):
    """With its terms, which stand last, as one."""
    return *row[: -len(TERMS)], row[-len(TERMS) :]


def _stays(source, verified_on):
    if verified_on:
        return "verified"
    return "" if source == CpdSource.FEED else "entered"


def _write(new, changed):
    columns = ("force", "person", "done_on", "title", *TERMS, "source")
    bulk.insert(CpdEntry, columns, ((*row, CpdSource.FEED) for row in new))
    bulk.update(CpdEntry, TERMS, changed)
