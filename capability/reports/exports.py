"""The rows of whole lists for files, some at a time, as the reader may see them."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import F

from capability.models import User
from capability.reports import explained
from capability.reports.sight import NAMES

AT_ONCE = 1000
BY_NAME = ("surname", "name")


def rows(report, queryset):
    """Of a report: by name where the reader knows one, else by what identifies the rows."""
    known = (report.orderings[word] for word in BY_NAME if word in report.orderings)
    order = next(known, [report.key])
    listed = report.listed(queryset).order_by(*order).iterator(chunk_size=AT_ONCE)
    while some := list(islice(listed, AT_ONCE)):
        yield from report.filled(some)


def gap_rows(user, items, *, on):
    """Of the items of `reports.gaps`, each with its person and its reason beside it."""
    for start in range(0, len(items), AT_ONCE):
        for row in explained.filled(items[start : start + AT_ONCE], user, on=on):
            yield _flat(row)


def _flat(row):
    explanation, person = row.pop("explanation"), row.pop("person") or {}
    row |= {name: value for name, value in person.items() if name not in ("kind", "force_code")}
    return row | explanation.as_dict() | {"cures": [cure.text for cure in explanation.cures]}


@dataclass(frozen=True)
class PlainReport:
    """What the reports below share: rows as they stand, of no day."""

    user: User
    on: date

    key = "pk"
    orderings = {}
    own = ()
    others = {}

    def listed(self, queryset):
        return queryset.values(*self.own, **{name: F(path) for name, path in self.others.items()})

    def filled(self, rows):
        return rows


class BatchesReport(PlainReport):
    own = (
        *("uuid", "feed", "file_name", "as_at", "loaded_at", "read", "created", "changed"),
        *("unchanged", "rejected", "unresolved", "warnings"),
    )
    others = {"force_code": "force__code", "loaded_by_email": "loaded_by__email"}


class WaitingRowsReport(PlainReport):
    own = ("feed", "queued_as", "reason", "row", "values")
    others = {
        "force_code": "force__code",
        "file_name": "batch__file_name",
        "loaded_at": "batch__loaded_at",
    }

    def filled(self, rows):
        for row in rows:
            row["cells"] = [f"{name}: {value}" for name, value in row.pop("values").items()]
        return rows


class DisputesReport(PlainReport):
    own = ("table", "field", "stood", "says", "opened_at", "outcome", "decision", "decided_at")
    others = {name: f"person__{name}" for name in NAMES}
