"""Record what a feed says of portfolios: the days of their cycles, and a portfolio for each.

Many at once. What was entered here by hand stands.
"""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef

from capability.actions import accreditations, among, bulk
from capability.actions.corrections import Held
from capability.actions.ledger import Statement
from capability.actions.verdicts import Remark, rejected
from capability.models import Accreditation, Feed
from capability.models.forces import owned
from capability.rules.words import day
from training.models import ClockStop, Extension, Portfolio, Programme

NAMES = {"opened_on": "portfolio_opened_on", "due_on": "portfolio_due_on"}
COLUMNS = {theirs: ours for ours, theirs in NAMES.items()}
NEW = ("force", "person", "programme", "accreditation", "opened_on", "first_due_on", "step_on")


class Stated(NamedTuple):
    """`said` are opened_on and, if it says so, due_on; None empties that."""

    person: int
    scheme: int
    said: dict
    content: str = ""


class Cycle(NamedTuple):
    """Of an accreditation what a portfolio hangs on."""

    id: int
    person: int
    scheme: int
    opened_on: date | None
    due_on: date | None
    awarded_on: date | None
    course_on: date | None


@transaction.atomic
def record(force, stated):
    """A verdict each; no two are of one person, scheme and day of opening."""
    known = {(one.person, one.scheme, one.opened_on): one.id for one in _cycles(force, stated)}
    statements = [_statement(one, known) for one in stated]
    held = Held(force, Feed.ACCREDITATIONS)
    verdicts = accreditations.record(force, statements, held=held)
    cycles = {(one.person, one.scheme, one.opened_on): one for one in _cycles(force, stated)}
    found = [cycles.get((one.person, one.scheme, one.said["opened_on"])) for one in stated]
    taken = [
        cycle
        for cycle, verdict in zip(found, verdicts, strict=True)
        if cycle and verdict.outcome in ("created", "changed", "unchanged")
    ]
    moved = _portfolios(force, taken)
    return [_verdict(*one, moved) for one in zip(verdicts, found, strict=True)]


def _statement(one, known):
    said = {NAMES[name]: value for name, value in one.said.items()}
    cycle = known.get((one.person, one.scheme, one.said["opened_on"]))
    return Statement(one.person, one.scheme, said, one.content, cycle=cycle)


def _verdict(verdict, cycle, moved):
    if verdict.outcome == "unresolved":
        differs = verdict.differs[0]
        rule = f"The register has {differs.register or 'none'}, entered here by hand."
        cure = "Change it on the page of the portfolio, or correct the file."
        return rejected(COLUMNS[differs.column], rule, cure)
    if verdict.outcome == "rejected" or cycle is None:
        return verdict
    if verdict.outcome == "unchanged" and cycle.id in moved:
        verdict = verdict._replace(outcome="changed")
    return verdict._replace(remarks=(*verdict.remarks, *_odd(cycle)))


def _odd(cycle):
    """A portfolio that was recorded as a course, perhaps."""
    if cycle.course_on is None:
        rule = "No completed course is on record before it."
        return [Remark("opened_on", rule, "Load or enter the course; the row went in.")]
    if cycle.course_on >= cycle.opened_on:
        completed = day(cycle.course_on)
        rule = f"Its course is on record as completed on {completed}, no earlier than it was opened"
        cure = "Perhaps the portfolio was recorded as the course: check both; the row went in."
        return [Remark("opened_on", f"{rule}.", cure)]
    return []


def _cycles(force, stated):
    rows = Accreditation.objects.filter(
        force=force,
        person__in=among.ids({one.person for one in stated}),
        scheme__in={one.scheme for one in stated},
    ).order_by("pk")
    columns = ("portfolio_opened_on", "portfolio_due_on", "awarded_on", "course_completed_on")
    return [Cycle(*row) for row in rows.values_list("pk", "person", "scheme", *columns)]


def _portfolios(force, cycles):
    """A portfolio for each cycle that has none and no award; gives the cycles that it changed."""
    programmes = _programmes(force)
    kept = _kept(force, cycles)
    new = [
        (force.pk, one.person, programmes[one.scheme], one.id, *_days(one), one.opened_on)
        for one in cycles
        if one.id not in kept and one.awarded_on is None and one.scheme in programmes
    ]
    moved = [
        (kept[one.id].pk, *_days(one))
        for one in cycles
        if one.id in kept and kept[one.id].follows and kept[one.id].days != _days(one)
    ]
    bulk.insert(Portfolio, NEW, new)
    bulk.update(Portfolio, ("opened_on", "first_due_on"), moved)
    changed = {pk for pk, *_rest in moved}
    return {row[3] for row in new} | {one for one, own in kept.items() if own.pk in changed}


class Kept(NamedTuple):
    """A portfolio on record; `follows`: no stop and no extension has moved its last day."""

    pk: int
    days: tuple[date, date | None]
    follows: bool


def _kept(force, cycles):
    stops = ClockStop.objects.filter(portfolio=OuterRef("pk")).order_by()
    extensions = Extension.objects.filter(portfolio=OuterRef("pk")).order_by()
    rows = Portfolio.objects.filter(
        force=force, accreditation__in=among.ids({one.id for one in cycles})
    ).order_by()
    rows = rows.annotate(follows=~(Exists(stops) | Exists(extensions)))
    listed = rows.values_list("accreditation", "pk", "opened_on", "first_due_on", "follows")
    return {cycle: Kept(pk, (opened, due), follows) for cycle, pk, opened, due, follows in listed}


def _days(cycle):
    return cycle.opened_on, cycle.due_on


def _programmes(force):
    """The force's own before the national one, by scheme."""
    found = defaultdict(list)
    rows = Programme.objects.filter(owned(force)).order_by()
    for pk, scheme, own in rows.values_list("pk", "scheme", "force"):
        found[scheme].append((own is None, pk))
    return {scheme: min(known)[1] for scheme, known in found.items()}
