"""Schemes: a force's own, with versions and what they need first."""

from capability.actions import schemes
from capability.actions.schemes import SchemeFacts
from capability.imports.cells import CLEAR
from capability.imports.load import first_of_each
from capability.imports.said import said, without_clear
from capability.models import SchemeVersion
from capability.rules.validity import Anchor

PLAIN = ("validity_months", "renewal_window_days", "portfolio_months")
EMPTY = {
    "renewal_window_days": SchemeVersion._meta.get_field("renewal_window_days").default,
    "anchor": Anchor.AWARD.value,
}


def settle(load):
    waiting = load.waiting()
    refused = schemes.refusals(load.force, [_facts(row) for row in waiting])
    load.take([waiting[place] for place in refused], refused.values())
    keyed = [((row.values["code"], _version(row)), row) for row in load.waiting()]
    rows = list(first_of_each(load, keyed).values())
    facts = [_facts(row) for row in rows]
    load.take(rows, schemes.record(load.force, facts, as_at=load.as_at))


def _facts(row):
    return SchemeFacts(
        row.values["code"],
        row.values["name"],
        _version(row),
        _terms(row),
        _needs(row),
    )


def _version(row):
    return without_clear(row, "version") or ""


def _terms(row):
    terms = said(row, (*PLAIN, "version_starts_on", "anchor"), emptied=EMPTY)
    if "version_starts_on" in terms:
        terms["starts_on"] = terms.pop("version_starts_on")
    if "anchor" in terms:
        terms |= _anchor(terms["anchor"])
    return terms


def _anchor(text):
    """`award`, `expiry`, or `fixed 31/03`."""
    kind, _, day_of_year = text.partition(" ")
    day, month = map(int, day_of_year.split("/")) if day_of_year else (None, None)
    return {"anchor": kind, "anchor_month": month, "anchor_day": day}


def _needs(row):
    codes = row.values.get("prerequisite")
    if codes is None:
        return None
    return () if codes == CLEAR else tuple(filter(None, codes.split(";")))
