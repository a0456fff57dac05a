"""Cases: that they are there, and their days; many at once."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from capability.actions import among, bulk, classifications
from capability.models import Case

DATES = ("closed_on", "last_reviewed_on")


class CaseFacts(NamedTuple):
    """What one statement says of a case; `dates` has those of DATES that it gives, or empties."""

    reference: str
    category: int
    starts_on: date
    classified_on: date | None = None
    dates: dict = {}


class Recorded(NamedTuple):
    """The cases' ids by reference, and which that were there before have changed."""

    ids: dict
    changed: set


def record(force, facts, *, as_at):
    """Make the cases and bring their days and categories to what is said of them.

    For each day from which a category counts, or none, a case is given only one. Of several dates
    for one case the latest holds. A category new to a case on record counts from `as_at`.
    """
    said = defaultdict(list)
    for fact in facts:
        said[fact.reference].append(fact)
    known = _known(force, said)
    changed = _change_dates(known, said)
    ids = {reference: row["id"] for reference, row in known.items()}
    ids |= _insert(force, {ref: facts for ref, facts in said.items() if ref not in known})
    of_cases = {ids[reference]: facts for reference, facts in said.items()}
    were_known = {row["id"] for row in known.values()}
    changed |= classifications.record(force, of_cases, known=were_known, as_at=as_at)
    return Recorded(ids, changed)


def _known(force, references):
    rows = Case.objects.filter(force=force, reference__in=among.texts(references))
    return {row["reference"]: row for row in rows.values("id", "reference", *DATES)}


def _change_dates(known, said):
    after = {reference: row | _dates(said[reference]) for reference, row in known.items()}
    changed = [row for reference, row in after.items() if row != known[reference]]
    bulk.update(Case, DATES, ((row["id"], *(row[name] for name in DATES)) for row in changed))
    return {row["id"] for row in changed}


def _insert(force, said):
    rows = []
    for reference, facts in said.items():
        dates = _dates(facts)
        rows.append((force.pk, reference, *(dates.get(name) for name in DATES)))
    return dict(zip(said, bulk.insert(Case, ("force", "reference", *DATES), rows), strict=True))


def _dates(facts):
    """The latest of each that is said; emptied only where nobody gives one."""
    said = {}
    for fact in facts:
        for name, day in fact.dates.items():
            said[name] = max(filter(None, (said.get(name), day)), default=None)
    return said
