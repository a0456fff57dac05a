"""The numbers that checks go by: the national one, what a force says instead, and their sources."""

from typing import NamedTuple

from django.db.models import F

from capability.checks import CHECKS
from capability.checks.thresholds import Stricter
from capability.models import Threshold
from capability.rules import feeds

WAYS = {
    Stricter.HIGHER: "A force may set a higher number, never a lower one.",
    Stricter.LOWER: "A force may set a lower number, never a higher one.",
    Stricter.EITHER: "A force may set its own.",
}


class Number(NamedTuple):
    """One number by check and name: `national` and `own` are rows, `default` ours where none is.

    `own` holds those for single schemes too, where it may be set `by_scheme`.
    """

    check: str
    title: str
    rule: str
    name: str
    way: str
    national: Threshold | None
    own: list[Threshold]
    by_scheme: bool = False
    default: feeds.Measure | None = None

    @property
    def label(self):
        return self.name.replace("-", " ").capitalize()


def numbers(user):
    """In the order of the checks, then how fresh the feeds have to be."""
    rows = {}
    stated = Threshold.objects.visible_to(user).select_related("force", "scheme")
    for row in stated.order_by(F("scheme__code").asc(nulls_first=True), "starts_on"):
        rows.setdefault((row.check_code, row.name), []).append(row)
    of_checks = [
        _number(code, check.title, check.rule, limit.name, limit.stricter, rows)._replace(
            by_scheme=limit.by_scheme
        )
        for code, check in CHECKS.items()
        for limit in check.limits
    ]
    of_feeds = [
        _number(
            feeds.CHECK, "Freshness of feeds", feeds.CHECK, name, Stricter.EITHER, rows
        )._replace(default=measure)
        for name, measure in feeds.MEASURES.items()
    ]
    return of_checks + of_feeds


def _number(code, title, rule, name, way, rows):
    stated = rows.get((code, name), [])
    of_all = [row for row in stated if row.scheme_id is None]
    national = next((row for row in reversed(of_all) if row.force_id is None), None)
    own = [row for row in stated if row.force_id is not None]
    return Number(code, title, rule, name, WAYS[way], national, own)
