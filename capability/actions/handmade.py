"""Postings that were set by hand: what a feed claims does not end, change or replace them."""

from capability.actions.corrections import WHOLE, text
from capability.actions.verdicts import Difference, Verdict, waits
from capability.models import PostingSource, Rank, Role, Unit
from capability.rules.postings import DAY

CODED = {"unit": Unit, "role": Role, "rank": Rank}


def held_out(known, claims, columns, settle):
    """Verdicts, by place, on one person's claims that wait or were refused before.

    `columns` are the corrections by first day (ISO); `settle` lays claims beside the record.
    """
    out = {}
    if not any(_is_by_hand(stay, columns) for stay in known):
        return out
    while True:
        rest = [place for place in range(len(claims)) if place not in out]
        verdicts, after = settle(known, [claims[place].said for place in rest])
        stay = _touched(known, after, columns)
        if stay is None:
            return out
        stood = [rest[at] for at, one in verdicts.items() if one.outcome != "rejected"]
        place = min(
            (one for one in stood if _start(claims[one]) >= stay.starts_on),
            key=lambda one: _start(claims[one]),
        )
        out[place] = _verdict(claims[place], stay, columns)


def _touched(known, after, columns):
    """The first that would not stand as it does."""
    left = {stay.id: stay for stay in after}
    for stay in known:
        becomes = left.get(stay.id)
        same = becomes is not None and becomes._replace(source=stay.source) == stay
        if not same and _is_by_hand(stay, columns):
            return stay
    return None


def _is_by_hand(stay, columns):
    corrected = columns.get(stay.starts_on.isoformat(), {}).keys() - {WHOLE}
    return stay.source == PostingSource.HAND or bool(corrected)


def _verdict(claim, stay, columns):
    refused = columns.get(_start(claim).isoformat(), {}).get(WHOLE)
    if claim.content and refused == claim.content:
        return Verdict("unchanged")
    identity = stay.starts_on.isoformat()
    return waits(Difference(claim.person, identity, *one) for one in _differing(claim, stay))


def _differing(claim, stay):
    if _start(claim) != stay.starts_on:
        return [("ends_on", text(stay.ends_on), text(_start(claim) - DAY))]
    names = [name for name, value in claim.said.items() if value != getattr(stay, name)]
    return [
        (name, _told(name, getattr(stay, name)), _told(name, claim.said[name])) for name in names
    ]


def _told(name, value):
    if name in CODED and value is not None:
        return CODED[name].objects.values_list("code", flat=True).get(pk=value)
    return text(value)


def _start(claim):
    return claim.said["starts_on"]
