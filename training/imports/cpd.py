"""CPD, as a learning system or a list has it: what somebody did on a day, and for how long."""

from capability.imports.columns import WHO, WHO_NAMES, Column, Kind, Shape
from capability.imports.load import about, first_of_each
from capability.imports.people_index import resolve
from capability.imports.said import said
from capability.imports.service_days import ServiceDays
from capability.models import Scheme
from training.actions import cpd_records
from training.models import Kind as CpdKind
from training.models import Origin, Purpose


def _choice(name, about, choices):
    words = tuple(choices.values)
    return Column(name, Kind.CHOICE, f"{about}: {', '.join(words)}.", choices=words)


SHAPE = Shape(
    (
        *WHO,
        Column("done_on", Kind.DATE, "The day on which it was done.", needed=True),
        Column("title", Kind.TEXT, "What was done.", needed=True, limit=200),
        Column("hours", Kind.HOURS, "How many hours it took.", needed=True),
        _choice("kind", "What kind of learning", CpdKind),
        _choice("purpose", "What it was for", Purpose),
        _choice("origin", "Whose wish it was", Origin),
        Column("scheme", Kind.CODE, "Code of the scheme that it is part of."),
    ),
    who=WHO_NAMES,
)
CODES = {"scheme": Scheme}
COLUMNS = ("done_on", "title", *cpd_records.TERMS)
EMPTIED = {"kind": "", "purpose": "", "origin": ""}


def settle(load):
    for row in load.waiting():
        if row.values["done_on"] > load.as_at:
            rule = f"It is after {load.as_at:%d/%m/%Y}, the day that the file is of."
            load.reject(row, about(row, "done_on", rule, "Correct the day, or leave it out."))
    whose = {row.number: person for row, person in resolve(load)}
    keyed = [(_identity(row, whose), row) for row in load.waiting()]
    rows = list(first_of_each(load, keyed).values())
    load.make_codes(CODES, rows)
    stated = [_stated(load, row, whose[row.number]) for row in rows]
    load.take(rows, cpd_records.record(load.force, stated))
    service = ServiceDays(load.force)
    for row in rows:
        service.warn_outside(load, row, whose[row.number], "done_on")


def _identity(row, whose):
    return whose[row.number], row.values["done_on"], row.values["title"]


def _stated(load, row, person):
    says = load.with_ids(said(row, COLUMNS, emptied=EMPTIED), CODES)
    return cpd_records.Stated(person, says)
