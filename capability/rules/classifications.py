"""Which category a case has on which days, once a file or a person says something about it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Spell(NamedTuple):
    """A category's days, both included; no first day: always, no last one: open. New without id."""

    starts_on: date | None
    ends_on: date | None
    category: int
    id: int | None = None


def classified(
    spells: list[Spell], said: Mapping[date | None, int], *, earliest: date, on: date
) -> list[Spell]:
    """The case's spells after `said`: categories by the day from which they count.

    Without a day a category counts from `earliest`, the case's first allocation; where another
    one is on record it is a reclassification, from `on`; but not where others come with their day:
    then it is the one before them, which the record knows or has seen replaced.
    """
    undated = said.get(None)
    dated = {day: category for day, category in said.items() if day}
    if not spells and undated:
        spells = [Spell(earliest, None, undated)]
    elif undated and not dated and _in_force(spells, on).category != undated:
        dated = {max(on, _first(spells[0])): undated}
    for day, category in sorted(dated.items()):
        spells = reclassified(spells, category, on=day)
    return spells


def reaching_back(spells: list[Spell], *, to: date, earliest: date | None) -> list[Spell]:
    """The first category counts from the first allocation: one found earlier draws it along.

    `earliest` is the first allocation on record so far. A category that began only after it was
    given its own day, and keeps it.
    """
    first = spells[0]
    if to < _first(first) and (earliest is None or _first(first) <= earliest):
        return [first._replace(starts_on=to), *spells[1:]]
    return spells


def reclassified(spells: list[Spell], category: int, *, on: date) -> list[Spell]:
    """That category from that day, until the next one begins."""
    kept, ends_on = [], None
    for spell in spells:
        if _first(spell) > on:
            ends_on = min(ends_on or date.max, spell.starts_on - DAY)
            kept.append(spell)
        elif _last(spell) < on:
            kept.append(spell)
        elif spell.category == category:
            return spells
        else:
            ends_on = spell.ends_on
            kept.extend(_before(spell, on))
    return _joined([*kept, Spell(on, ends_on, category)])


def _in_force(spells, on):
    begun = [spell for spell in spells if _first(spell) <= on]
    return begun[-1] if begun else spells[0]


def _before(spell, on):
    return [spell._replace(ends_on=on - DAY)] if _first(spell) < on else []


def _joined(spells):
    """In order; neighbours of one category are one spell."""
    joined = []
    for spell in sorted(spells, key=_first):
        last = joined[-1] if joined else None
        if last and last.category == spell.category and last.ends_on == spell.starts_on - DAY:
            joined[-1] = last._replace(ends_on=spell.ends_on, id=last.id or spell.id)
        else:
            joined.append(spell)
    return joined


def _first(spell):
    return spell.starts_on or date.min


def _last(spell):
    return spell.ends_on or date.max
