"""How long an award is good for. Pure: dates in, dates out."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from django.db.models import TextChoices


class Anchor(TextChoices):
    """What the validity of an award is counted from."""

    AWARD = "award", "The day of the award"
    OLD_EXPIRY = "expiry", "The expiry of the award that it renews"
    FIXED_DAY = "fixed", "A fixed day of the year"


class Terms(NamedTuple):
    """What a scheme's version says about validity; no months: it never expires."""

    months: int | None
    anchor: Anchor = Anchor.AWARD
    anchor_month: int | None = None
    anchor_day: int | None = None


def add_months(day: date, months: int) -> date:
    """The same day that many calendar months on, or that month's last day if it is shorter.

    Count from the first date and never chain: 31 January, twice a month on, would end on 28 March.
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return _real_day(year, month, day.day)


def full_months(first: date, last: date) -> int:
    """The most months that, added to the first day, do not pass the last."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1


class Counted(NamedTuple):
    """So many months from that day on: renewals add months and keep the day, so no date drifts."""

    since: date
    months: int

    @property
    def last_day(self) -> date:
        return add_months(self.since, self.months)


def counted(terms: Terms, *, awarded_on: date, renews: Counted | None = None) -> Counted | None:
    """How long an award is good for, or None if it never expires.

    `renews` is that of the award before, if there is one: with the old expiry as anchor, renewing
    early loses no day. Renewed after its last day, the clock starts at the award.
    """
    if terms.months is None:
        return None
    if terms.anchor == Anchor.OLD_EXPIRY and renews and awarded_on <= renews.last_day:
        return Counted(renews.since, renews.months + terms.months)
    if terms.anchor == Anchor.FIXED_DAY:
        return Counted(_next_fixed_day(terms, awarded_on), terms.months)
    return Counted(awarded_on, terms.months)


def _next_fixed_day(terms, day):
    this_year = _real_day(day.year, terms.anchor_month, terms.anchor_day)
    if this_year >= day:
        return this_year
    return _real_day(day.year + 1, terms.anchor_month, terms.anchor_day)


def _real_day(year, month, day):
    return date(year, month, min(day, monthrange(year, month)[1]))
