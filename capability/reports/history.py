"""Who changed what on a person's record, and when: from the history tables, a line a change."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import F, Max

from capability.models import (
    Absence,
    Accreditation,
    Act,
    Alias,
    Batch,
    CaseAllocation,
    Dispute,
    Evidence,
    Person,
    Posting,
    Restriction,
    Service,
    Suspension,
    User,
)
from capability.reports.fields import FieldsInWords

ABOUT = {
    Person: "pgh_obj",
    Alias: "person",
    Service: "person",
    Posting: "person",
    Accreditation: "person",
    Suspension: "accreditation__person",
    CaseAllocation: "person",
    Evidence: "accreditation__person",
    Restriction: "person",
    Absence: "person",
    Dispute: "person",
}
DONE = {"insert": "recorded", "update": "changed", "delete": "removed"}
CONTEXT = {name: F(f"pgh_context__metadata__{name}") for name in ("user", "batch", "act")}


@dataclass(frozen=True)
class Change:
    """`details` are (name, before, after) in words.

    `by` is a log-in, `batch` a load, `act` what was done by hand and why; each may be None.
    """

    at: datetime
    what: str
    done: str
    by: User | None
    batch: Batch | None
    act: Act | None = None
    details: list[tuple[str, str, str]] = field(default_factory=list)


def changes(person):
    """Newest first."""
    events = [event for model in ABOUT for event in _events(model, person)]
    events.sort(key=itemgetter("pgh_created_at"))
    # Reversed after sorting: what changed at one moment stands newest first too.
    return _told(events[::-1])


def stamp(person):
    """The moment of the last change to anything on the person's record, as text."""
    moments = [
        model.pgh_event_model.objects.filter(**{path: person.pk})
        .order_by()
        .values(at=Max("pgh_created_at"))
        for model, path in ABOUT.items()
    ]
    first, *others = moments
    last = max((row["at"] for row in first.union(*others, all=True) if row["at"]), default=None)
    return last.isoformat() if last else ""


def since(person, seen):
    """The changes after that stamp, newest first."""
    return [change for change in changes(person) if change.at.isoformat() > seen]


def _told(events):
    users = User.objects.in_bulk({event["user"] for event in events if event["user"]})
    batches = Batch.objects.in_bulk({event["batch"] for event in events if event["batch"]})
    acts = Act.objects.in_bulk({event["act"] for event in events if event["act"]})
    said = FieldsInWords(events)
    return [
        Change(
            at=event["pgh_created_at"],
            what=str(event["model"]._meta.verbose_name).capitalize(),
            done=DONE[event["pgh_label"]],
            by=users.get(event["user"]),
            batch=batches.get(event["batch"]),
            act=acts.get(event["act"]),
            details=said.details(event),
        )
        for event in events
    ]


def _events(model, person):
    """Every version of every row about the person, each with the version before it."""
    history = model.pgh_event_model.objects.filter(**{ABOUT[model]: person.pk})
    rows = history.order_by("pgh_obj_id", "pgh_id").values(
        "pgh_obj_id", "pgh_label", "pgh_created_at", *_columns(model), **CONTEXT
    )
    for _row, versions in groupby(rows, key=itemgetter("pgh_obj_id")):
        before = {}
        for version in versions:
            yield version | {"model": model, "before": before}
            before = version


def _columns(model):
    return [field.attname for field in model._meta.concrete_fields]


def origin(row):
    """How the row came to be on record: its first change."""
    first = row.events.order_by("pgh_id").values(
        "pgh_obj_id", "pgh_label", "pgh_created_at", *_columns(type(row)), **CONTEXT
    )[:1]
    return next(iter(_told([event | {"model": type(row), "before": {}} for event in first])), None)
