"""Who changed what on a person's record, and when: from the history tables, a line a change."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max
from django.utils.dateparse import parse_datetime

from capability.models import Act, Batch, User
from capability.reports import events
from capability.reports.fields import FieldsInWords, pointed_to
from capability.reports.named import Named

DONE = {"insert": "recorded", "update": "changed", "delete": "removed"}
MOST_DIGITS = 18
WHO = {"user": User, "batch": Batch, "act": Act}


@dataclass(frozen=True)
class Change:
    """`details` are (name, before, after) in words.

    `by` is a log-in, `batch` a load, `act` what was done by hand and why; each may be None.
    `place` names it among all others on a page.
    """

    place: str
    at: datetime
    what: str
    done: str
    by: User | None
    batch: Batch | None
    act: Act | None = None
    details: list[tuple[str, str, str]] = field(default_factory=list)


class Changes:
    """Newest first; read from the database as far as they are asked for."""

    def __init__(self, person, models, untold):
        self._listed = events.newest_first(person, models)
        self._untold = untold

    def count(self):
        return self._listed.count()

    def __getitem__(self, part):
        return _told(events.read(list(self._listed[part])), self._untold)

    def __iter__(self):
        return iter(self[:])


def changes(person, *, of=events.MODELS, untold=()):
    """`of` are the models whose rows are asked about; of the `untold` no detail is given."""
    return Changes(person, of, untold)


def told(read):
    """What `events.read` gives, in words."""
    return _told(read)


def stamp(person):
    """How much has changed on the person's record and when last, as text.

    The count sees what the moment does not: a long load is on record as of its beginning.
    """
    count, moment = events.extent(person)
    return f"{count} {moment.isoformat()}" if moment else ""


def since(person, seen):
    """The changes after that stamp, newest first; at least as many as have come since."""
    count, _space, text = seen.partition(" ")
    now, _moment = events.extent(person)
    new = now - _number(count)
    listed = changes(person)[: max(new, 1)]
    moment = _moment_of(text)
    later = [change for change in listed if moment and change.at > moment]
    return later or listed


def origin(row):
    """How the row came to be on record: its first change."""
    return next(iter(_told(events.first(row))), None)


def stamp_of(row):
    """What has last changed in one row, as text."""
    return str(row.events.aggregate(last=Max("pgh_id"))["last"] or 0)


def later(row, seen):
    """The changes of one row after that stamp, newest first."""
    return _told(events.later(row, than=_number(seen)))


def kinds():
    """(code, name) of each kind of row that a change may be about."""
    return [(model._meta.model_name, _name(model)) for model in events.MODELS]


def models_of(kind):
    """All of them for a kind that there is not."""
    return [one for one in events.MODELS if one._meta.model_name == kind] or events.MODELS


def _told(read, untold=()):
    wanted = pointed_to(read)
    for name, model in WHO.items():
        wanted[model] |= {event[name] for event in read} - {None}
    named = Named(wanted)
    said = FieldsInWords(read, named)
    return [
        Change(
            place=f"{event['model']._meta.model_name}-{event['pgh_id']}",
            at=event["pgh_created_at"],
            what=_name(event["model"]),
            done=DONE[event["pgh_label"]],
            details=[] if event["model"] in untold else said.details(event),
            **{_PART[name]: named.row(model, event[name]) for name, model in WHO.items()},
        )
        for event in read
    ]


_PART = {"user": "by", "batch": "batch", "act": "act"}


def _name(model):
    return str(model._meta.verbose_name).capitalize()


def _number(text):
    """Of a stamp as it came back; anything else has seen nothing."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0


def _moment_of(text):
    try:
        return parse_datetime(text)
    except ValueError:
        return None
