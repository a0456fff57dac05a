"""Files on their way in, as their pages show them."""

from dataclasses import dataclass, field

from django.db.models import Count, Max, Min, Q

from capability.imports import heads, preview, suggestions
from capability.imports.columns import SHAPES
from capability.imports.feeds.table import FEEDS
from capability.imports.headers import find_header
from capability.imports.profiles import Profile
from capability.models import (
    Decision,
    MappingProfile,
    Unit,
    Upload,
    UploadFault,
    UploadRow,
)

SAMPLES = 3
# Beyond this nobody picks from a list, and the file had better be mended at its source.
MOST_UNKNOWN, MOST_CODES = 100, 2_000
# What the tabs of the preview list, in their order.
TABS = {
    "created": "Created",
    "changed": "Changed",
    "details": "From and to",
    "unchanged": "Stay as they are",
    "rejected": "Rejected",
    "unresolved": "Wait",
}


@dataclass(frozen=True)
class Head:
    """How a file begins, once a row is taken for its header.

    `samples` are three cells by header, `suggested` theirs by ours, `naming` what a profile says
    so that this row is found; `rows` are (number, the row in short) to choose from.
    """

    header: list
    number: int = 0
    naming: str = ""
    sheet: str = ""
    rows: list = field(default_factory=list)
    samples: dict = field(default_factory=dict)
    suggested: dict = field(default_factory=dict)


def listed(user):
    """The latest first."""
    visible = Upload.objects.visible_to(user)
    return visible.select_related("force", "uploaded_by", "confirmed_by", "job", "batch")


def lines(upload):
    head = upload.rows.filter(outcome=UploadRow.HEAD).order_by("row")
    return list(head.values_list("row", "said"))


def head(upload, *, number=None, last=None):
    """`number` is the row that a person takes for the header; `last` theirs by ours, of before."""
    found = lines(upload)
    names = SHAPES[upload.feed].names
    if number not in [row for row, _cells in found]:
        number = suggestions.header_row(found, names, last=last)
    (header,) = (cells for row, cells in found if row == number)
    below = [cells for row, cells in found if row > number]
    return Head(
        header=header,
        number=number,
        naming=heads.naming(found, number),
        sheet=upload.tables.get("source", {}).get("sheet", ""),
        rows=[(row, ", ".join(filter(None, cells))[:80]) for row, cells in found],
        samples={cell: _samples(below, place) for place, cell in enumerate(header) if cell},
        suggested=suggestions.columns(header, names, last=last),
    )


def _samples(rows, place):
    cells = [cells[place] for cells in rows if place < len(cells) and cells[place]]
    return list(dict.fromkeys(cells))[:SAMPLES]


def mappings(upload):
    """Those saved for the force's files of this feed, the last used first."""
    return MappingProfile.objects.filter(force=upload.force, feed=upload.feed)


def problems(upload):
    """Faults by rule, those that reject rows first; `cure` is empty where each row has its own."""
    counted = upload.faults.order_by().values("kind", "column", "severity")
    counted = counted.annotate(
        rows=Count("row", distinct=True), first=Min("cure"), last=Max("cure")
    )
    groups = list(counted.order_by("severity", "-rows", "kind", "column"))
    for group in groups:
        group["cure"] = group["first"] if group["first"] == group["last"] else ""
    return groups


def faults(upload):
    return upload.faults.order_by("row", "column", "pk")


def unknown(upload):
    """(column, what the file says, rows, our codes to choose from) of each unknown code."""
    shape = SHAPES[upload.feed]
    closed = {column.name: column.choices for column in shape.columns if column.choices}
    coded = getattr(FEEDS[upload.feed], "CODES", {})
    is_unknown = Q(column__in=coded, kind__endswith="has that code.")
    is_unknown |= Q(column__in=closed, kind="This is not one of the known words.")
    said = upload.faults.filter(is_unknown).exclude(value="").order_by().values("column", "value")
    said = said.annotate(rows=Count("row", distinct=True)).order_by("-rows", "column", "value")
    said = list(said[:MOST_UNKNOWN])
    codes = {name: [(word, word) for word in words] for name, words in closed.items()}
    for name in coded.keys() & {one["column"] for one in said}:
        codes[name] = _codes(upload, coded[name])
    return [(one["column"], one["value"], one["rows"], codes[one["column"]]) for one in said]


def _codes(upload, model):
    force, known = upload.force, model.objects
    known = known.filter(force=force) if model is Unit else known.of(force)
    names = known.order_by("code").values_list("code", "name")[:MOST_CODES]
    return [(code, f"{code}: {name}") for code, name in names]


def tabs(upload, shown):
    """The lists of the preview, with how much each holds."""
    return [
        {
            "name": name,
            "label": label,
            "count": upload.counts.get(name, 0),
            "is_here": name == shown,
        }
        for name, label in TABS.items()
    ]


def shown_columns(upload):
    """Our names of the columns that the lists show; none once the rows are gone."""
    found = lines(upload)
    if not found:
        return []
    profile = Profile.from_tables(upload.tables)
    _number, header = find_header(iter(found), profile.header)
    return preview.shown_columns(header, upload.feed, profile)


def rows(upload, shown):
    """What a tab of the preview lists."""
    if shown == "details":
        return upload.changes.order_by("-is_ending", "pk")
    return upload.rows.filter(outcome=shown).order_by("row")


def faults_of(rows):
    """Each of the rows with what is wrong with it."""
    rows = list(rows)
    found = {}
    if rows:
        told = UploadFault.objects.filter(
            upload=rows[0].upload_id, row__in=[row.row for row in rows]
        )
        for fault in told.order_by("column", "pk"):
            found.setdefault(fault.row, []).append(fault)
    for row in rows:
        row.told = found.get(row.row, [])
    return rows


def is_stale(upload):
    """Whether something was decided about rows of the file since it was checked."""
    since = upload.counts.get("checked_at")
    waiting = upload.rows.exclude(queued_as="").values("queued_as")
    decided = Decision.objects.filter(force=upload.force, queued_as__in=waiting)
    return bool(since) and decided.filter(decided_at__gt=since).exists()
