"""Portfolios, as a training system or a list has them: opened in which scheme, due by when."""

from capability.imports.columns import WHO, WHO_NAMES, Column, Kind, Shape
from capability.imports.load import about, first_of_each
from capability.imports.people_index import resolve
from capability.imports.said import said, without_clear
from capability.imports.service_days import ServiceDays
from capability.models import Scheme
from training.actions import portfolio_loads

SHAPE = Shape(
    (
        *WHO,
        Column("scheme", Kind.CODE, "Code of the scheme that it leads to.", needed=True),
        Column("opened_on", Kind.DATE, "The day on which it was opened.", needed=True),
        Column("due_on", Kind.DATE, "Its last day; blank: by the rules of the scheme."),
    ),
    who=WHO_NAMES,
)
CODES = {"scheme": Scheme}
COLUMNS = ("opened_on", "due_on")


def settle(load):
    for row in load.waiting():
        for fault in _faults(row, load.as_at):
            load.reject(row, fault)
    whose = {row.number: person for row, person in resolve(load)}
    keyed = [(_identity(row, whose), row) for row in load.waiting()]
    rows = list(first_of_each(load, keyed).values())
    load.make_codes(CODES, rows)
    schemes = load.codes(Scheme)
    stated = [
        portfolio_loads.Stated(
            whose[row.number], schemes[row.values["scheme"]], said(row, COLUMNS), row.content
        )
        for row in rows
    ]
    load.take(rows, portfolio_loads.record(load.force, stated))
    service = ServiceDays(load.force)
    for row in rows:
        service.warn_outside(load, row, whose[row.number], "opened_on")


def _faults(row, as_at):
    opened_on, due_on = row.values["opened_on"], without_clear(row, "due_on")
    if opened_on > as_at:
        rule = f"It is after {as_at:%d/%m/%Y}, the day that the file is of."
        yield about(row, "opened_on", rule, "Correct the day, or leave the row out until then.")
    if due_on and due_on < opened_on:
        rule = "It is due before it was opened."
        yield about(row, "due_on", rule, "Correct one of the two days.")


def _identity(row, whose):
    return whose[row.number], row.values["scheme"], row.values["opened_on"]
