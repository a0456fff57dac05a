"""How fresh the feeds are: what every figure that rests on them stands or falls by (D-10)."""

from decimal import Decimal

from django.db.models import CharField, F, OuterRef, Q, Subquery, Value, Window
from django.db.models.functions import Concat, JSONObject, Lead, RowNumber

from capability.access import SEE_FIGURES, SEE_PEOPLE
from capability.imports.decided import FILE_NAME as DECIDED_ROWS
from capability.models import Batch, Feed, Force, Threshold
from capability.models.days import covers
from capability.rules import feeds as rules

# The feeds that a force sends again and again; what people call them in a sentence.
REGULAR = {
    Feed.PEOPLE: "people",
    Feed.POSTINGS: "postings",
    Feed.ACCREDITATIONS: "accreditations",
    Feed.ALLOCATIONS: "cases",
    Feed.DUTIES: "duties",
    Feed.ABSENCES: "absences",
    Feed.DEPLOYMENTS: "call-outs",
}
COUNTS = ("read", "rejected", "unresolved", "warnings")


def health(user, *, on):
    """A row a force and feed: its last file and how that stands; a feed without any has `as_at`
    None.
    """
    forces = Force.objects.filter(pk__in=user.reach(SEE_FIGURES).forces)
    known = {(row["force"], row["feed"]): row for row in _last(forces, on)}
    return [
        known.get((force.pk, feed)) or _missing(force, feed) for force in forces for feed in REGULAR
    ]


def ages(user, *feeds, on):
    """The oldest last file of each feed, among the forces of which the user sees anyone."""
    oldest = {}
    for row in _last(user.reach(SEE_PEOPLE).every_force, on):
        kept = oldest.setdefault(row["feed"], row)
        if row["as_at"] < kept["as_at"]:
            oldest[row["feed"]] = row
    return [{"what": REGULAR[feed], **oldest.get(feed, {"as_at": None})} for feed in feeds]


def latest(forces):
    """A row a force and feed of any kind: when its last file was loaded, and the day it was of."""
    newest_first = _files(forces).order_by("force_id", "feed", "-loaded_at")
    columns = ("feed", "loaded_at", "as_at", "read")
    last = newest_first.distinct("force_id", "feed")
    return list(last.values(*columns, force_code=F("force__code")))


def _files(forces):
    """Loads that stand and that a file brought."""
    return Batch.objects.exclude(file_name=DECIDED_ROWS).filter(force__in=forces, undone_by=None)


def _last(forces, on):
    rows = (
        _files(forces)
        .filter(feed__in=REGULAR)
        .annotate(
            place=_among_its_feed(RowNumber()),
            before=_among_its_feed(Lead("read")),
            days=_measure("days", on),
            per_cent=_measure("per cent", on),
        )
    )
    columns = ("uuid", "force", "feed", "as_at", "loaded_at", *COUNTS, "before", "days", "per_cent")
    listed = rows.filter(place=1).values(*columns, force_name=F("force__name"))
    return [_judged(row, on) for row in listed]


def _among_its_feed(function):
    return Window(function, partition_by=["force", "feed"], order_by="-loaded_at")


def _measure(name, on):
    """The force's own before a national one, the feed's before one for all, the latest first."""
    named = Concat(Value(f"{name} "), OuterRef("feed"), output_field=CharField())
    stated = Threshold.objects.filter(
        Q(force=OuterRef("force")) | Q(force=None),
        Q(name=name) | Q(name=named),
        covers(on),
        check_code=rules.CHECK,
    )
    stated = stated.order_by(F("force").asc(nulls_last=True), "-name", "-starts_on")
    return Subquery(stated.values(json=JSONObject(value="value", source="source"))[:1])


def _judged(row, on):
    for name, column in (("days", "days"), ("per cent", "per_cent")):
        stated = row[column]
        row[column] = (
            rules.Measure(Decimal(str(stated["value"])), stated["source"])
            if stated
            else rules.MEASURES[name]
        )
    row["what"] = REGULAR[row["feed"]]
    row["is_late"] = rules.is_late(row["as_at"], on, row["days"].value)
    row["age"] = rules.age(row["as_at"], on)
    row["change"] = rules.change(row["read"], row["before"])
    row["is_off"] = rules.is_off(row["read"], row["before"], row["per_cent"].value)
    return row


def _missing(force, feed):
    return {"force": force.pk, "force_name": force.name, "what": REGULAR[feed], "as_at": None}
