"""Which postings of one person can stand beside each other. Pure: days in, days out."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

DAY = timedelta(days=1)


class Stay(NamedTuple):
    """A posting: unit, role and rank as ids, both days included; `id` of one on record."""

    starts_on: date
    unit: int
    ends_on: date | None = None
    role: int | None = None
    rank: int | None = None
    fte: Decimal = Decimal(1)
    source: str = ""
    is_substantive: bool = True
    id: int | None = None

    def overlaps(self, other: "Stay") -> bool:
        return _reaches(self, other.starts_on) and _reaches(other, self.starts_on)


class Fitted(NamedTuple):
    """`stands`: stays by the place of their claim; `refused`: place to the stay in its way.

    `ended`: place of a claim to the stay that a later one ended, its own or one on record.
    `record`: what is left of the record, ended by claims or as it was.
    """

    stands: dict[int, Stay]
    refused: dict[int, Stay]
    ended: dict[int, Stay]
    record: list[Stay]


def fit(claims: Sequence[Stay], record: Sequence[Stay]) -> Fitted:
    """Lay claims, in the order in which they were made, beside each other and the record.

    A claim replaces the stay on record that starts on its day. Who is open-ended, or ends on the
    day the next begins, ends the day before. Any other overlap refuses the claim that came later,
    or the claim where the record stands in its way.
    """
    kept, refusals = set(), {}
    while True:
        fixed = _not_replaced(record, claims, kept)
        stands, refused = _lay(claims, fixed)
        refusals = refused | {place: refusals[place] for place in refused if place in refusals}
        back = _unreplaced(record, claims, stands) - kept
        if not back:
            return _ended(stands, {place: refusals[place] for place in refused}, fixed)
        kept |= back


def in_the_way(stay: Stay, others: Sequence[Stay]) -> Stay | None:
    """The one that shares a day with it, where no two may: among the substantive ones."""
    beside = [other for other in others if stay.is_substantive and other.is_substantive]
    return next((other for other in beside if other.overlaps(stay)), None)


def until(stays: Sequence[Stay], last_day: date) -> list[Stay]:
    """What is left of them where nothing lasts beyond that day."""
    begun = [stay for stay in stays if stay.starts_on <= last_day]
    return [stay._replace(ends_on=last_day) if _lasts(stay, last_day) else stay for stay in begun]


def _lasts(stay, day):
    return stay.ends_on is None or stay.ends_on > day


def _not_replaced(record, claims, kept):
    claimed = {claim.starts_on for claim in claims} - kept
    return [stay for stay in record if stay.starts_on not in claimed]


def _unreplaced(record, claims, stands):
    """Days on which a stay on record begins that no claim replaces, since all were refused."""
    replaced = {stay.starts_on for stay in stands.values()}
    claimed = {claim.starts_on for claim in claims}
    return {stay.starts_on for stay in record if stay.starts_on in claimed - replaced}


def _lay(claims, fixed):
    stands, refused = {}, {}
    for place, claim in enumerate(claims):
        others = [*stands.values(), *fixed]
        clash = next((other for other in others if _clash(claim, other)), None)
        if clash is None:
            stands[place] = claim
        else:
            refused[place] = clash
    return stands, refused


def _clash(one, other):
    first, second = sorted((one, other), key=_first_day)
    if first.starts_on == second.starts_on:
        return True
    return first.ends_on is not None and first.ends_on > second.starts_on


def _ended(stands, refused, fixed):
    laid = sorted([*stands.items(), *((None, stay) for stay in fixed)], key=lambda one: one[1][0])
    record, ended = [], {}
    for (place, stay), following in zip(laid, [*laid[1:], (None, None)], strict=False):
        after = _before(stay, following[1])
        if place is None:
            record.append(after)
        else:
            stands[place] = after
        if after != stay:
            ended[following[0] if place is None else place] = after
    return Fitted(stands, refused, ended, record)


def _before(stay, following):
    if following is None or not _reaches(stay, following.starts_on):
        return stay
    return stay._replace(ends_on=following.starts_on - DAY)


def _reaches(stay, day):
    return stay.ends_on is None or stay.ends_on >= day


def _first_day(stay):
    return stay.starts_on
