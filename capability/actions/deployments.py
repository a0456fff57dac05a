"""Call-outs as a command system lists them, many at once."""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from capability.actions import among, bulk
from capability.actions.verdicts import Verdict
from capability.models import Deployment

FIELDS = ("called_at", "scheme", "released_on", "is_logged")
# Whoever logs a call-out seldom knows the minute of the call. Our default.
NEAR = timedelta(hours=12)


class Stated(NamedTuple):
    """`said` has the incident, the moment and what is known of the scheme (id) and last day."""

    person: int
    said: dict

    @property
    def key(self):
        return self.person, self.said["incident"], self.said["called_at"]


class _Row(NamedTuple):
    pk: int | None
    called_at: object
    scheme: int | None
    released_on: object
    is_logged: bool

    @property
    def facts(self):
        return self[1:]


@transaction.atomic
def record(force, stated, *, usual):
    """A verdict each; no two are of one person, incident and moment. `usual` is FRO (id).

    A call-out entered by hand is the file's of the same incident, where none other is as near.
    """
    known = _Known(force, stated)
    verdicts, new, changed = [], [], []
    for one in stated:
        before = known.of(one)
        after = _after(one.said, before, usual)
        verdicts.append(Verdict(_outcome(before, after)))
        if before is None:
            new.append((force.pk, one.person, one.said["incident"], *after.facts))
        elif after != before:
            changed.append(after)
    bulk.insert(Deployment, ("force", "person", "incident", *FIELDS), new)
    bulk.update(Deployment, FIELDS, changed)
    return verdicts


class _Known:
    """What is on record of these people, and which of it is still nobody's in the file."""

    def __init__(self, force, stated):
        people = among.ids({one.person for one in stated})
        rows = Deployment.objects.filter(force=force, person__in=people).order_by()
        named = rows.values_list("person_id", "incident", "pk", *FIELDS)
        self._rows = {(person, incident, row[1]): _Row(*row) for person, incident, *row in named}
        exact = {one.key for one in stated}
        self._logged = defaultdict(list)
        for (person, incident, called_at), row in self._rows.items():
            if row.is_logged and (person, incident, called_at) not in exact:
                self._logged[person, incident].append(row)

    def of(self, one):
        return self._rows.get(one.key) or self._near(one)

    def _near(self, one):
        logged = self._logged[one.key[:2]]
        away = {row: abs(row.called_at - one.said["called_at"]) for row in logged}
        nearest = min(logged, key=away.get, default=None)
        if nearest is None or away[nearest] > NEAR:
            return None
        logged.remove(nearest)
        return nearest


def _after(said, before, usual):
    scheme = said.get("scheme") or (before.scheme if before else usual)
    released_on = said.get("released_on", before and before.released_on)
    return _Row(before and before.pk, said["called_at"], scheme, released_on, False)


def _outcome(before, after):
    if before is None:
        return "created"
    return "unchanged" if after == before else "changed"
