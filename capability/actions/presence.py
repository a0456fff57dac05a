"""When people are on duty, and when away or on part of it; many at once."""

from typing import NamedTuple

from django.db import transaction

from capability.actions import among, bulk
from capability.actions.verdicts import Verdict
from capability.models import Absence, Duty


class _Table(NamedTuple):
    """`start` and the person say which row is meant; `terms` are what else is said of it."""

    model: type
    start: str
    terms: tuple[str, ...]


DUTIES = _Table(Duty, "starts_at", ("ends_at", "available"))
ABSENCES = _Table(Absence, "starts_on", ("ends_on", "share_of_duty"))


class Stated(NamedTuple):
    """`said` maps the start and what is known of the terms; what it leaves out stays."""

    person: int
    said: dict


def record_duties(force, stated):
    """A verdict each; no two are of one person and moment."""
    return _record(DUTIES, force, stated)


def record_absences(force, stated):
    """A verdict each; no two are of one person and day."""
    return _record(ABSENCES, force, stated)


@transaction.atomic
def _record(table, force, stated):
    known = _on_record(table, force, {one.person for one in stated})
    verdicts, new, changed = [], [], []
    for person, said in stated:
        pk, before = known.get((person, said[table.start]), (None, _blank(table)))
        after = [said.get(name, before[place]) for place, name in enumerate(table.terms)]
        verdicts.append(Verdict(_outcome(pk, before, after)))
        if pk is None:
            new.append((force.pk, person, said[table.start], *after))
        elif after != before:
            changed.append((pk, *after))
    bulk.insert(table.model, ("force", "person", table.start, *table.terms), new)
    bulk.update(table.model, table.terms, changed)
    return verdicts


def _on_record(table, force, people):
    rows = table.model.objects.filter(force=force, person__in=among.ids(people)).order_by()
    listed = rows.values_list("person_id", table.start, "pk", *table.terms)
    return {(person, start): (pk, terms) for person, start, pk, *terms in listed}


def _blank(table):
    return [table.model._meta.get_field(name).get_default() for name in table.terms]


def _outcome(pk, before, after):
    if pk is None:
        return "created"
    return "unchanged" if after == before else "changed"
