"""Call-outs as a command system lists them, many at once."""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from capability.actions import among, bulk
from capability.actions.verdicts import Verdict
from capability.models import Deployment
from capability.rules.call_outs import is_made

FIELDS = ("incident", "called_at", "scheme", "released_on", "is_logged")
# Whoever logs a call-out seldom knows the minute of the call. Our default.
NEAR = timedelta(hours=12)
# One without a reference was logged as it happened, and the moment alone tells it. Our default.
NEARER = timedelta(hours=3)


class Stated(NamedTuple):
    """`said` has the incident, the moment and what is known of the scheme (id) and last day."""

    person: int
    said: dict

    @property
    def key(self):
        return self.person, self.said["incident"], self.said["called_at"]


class _Row(NamedTuple):
    pk: int | None
    incident: str
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

    A call-out entered by hand is the file's of the same incident, where none other is as near; one
    that was logged without a reference, of whatever incident in the same scheme.
    """
    known = _Known(force, stated, usual)
    verdicts, new, changed = [], [], []
    for one in stated:
        before = known.of(one)
        after = _after(one.said, before, usual)
        verdicts.append(Verdict(_outcome(before, after)))
        if before is None:
            new.append((force.pk, one.person, *after.facts))
        elif after != before:
            changed.append(after)
    bulk.insert(Deployment, ("force", "person", *FIELDS), new)
    bulk.update(Deployment, FIELDS, changed)
    return verdicts


class _Known:
    """What is on record of these people, and which of it is still nobody's in the file."""

    def __init__(self, force, stated, usual):
        self._usual = usual
        people = among.ids({one.person for one in stated})
        rows = Deployment.objects.filter(force=force, person__in=people).order_by()
        named = rows.values_list("person_id", "pk", *FIELDS)
        self._rows = {(person, *row[1:3]): _Row(*row) for person, *row in named}
        exact = {one.key for one in stated}
        self._logged = defaultdict(list)
        for key, row in self._rows.items():
            if row.is_logged and key not in exact:
                self._logged[key[0]].append(row)

    def of(self, one):
        return self._rows.get(one.key) or self._near(one)

    def _near(self, one):
        """The nearest of its incident, else the nearest without a reference."""
        logged = self._logged[one.person]
        away = {row: _away(row, one.said) for row in logged if self._may_be(row, one.said)}
        nearest = min(away, key=away.get, default=None)
        if nearest is not None:
            logged.remove(nearest)
        return nearest

    def _may_be(self, row, said):
        apart = abs(row.called_at - said["called_at"])
        if row.incident == said["incident"]:
            return apart <= NEAR
        is_same = (said.get("scheme") or self._usual) == row.scheme
        return is_made(row.incident) and apart <= NEARER and is_same


def _away(row, said):
    return row.incident != said["incident"], abs(row.called_at - said["called_at"])


def _after(said, before, usual):
    scheme = said.get("scheme") or (before.scheme if before else usual)
    released_on = said.get("released_on", before and before.released_on)
    pk = before and before.pk
    return _Row(pk, said["incident"], said["called_at"], scheme, released_on, False)


def _outcome(before, after):
    if before is None:
        return "created"
    return "unchanged" if after == before else "changed"
