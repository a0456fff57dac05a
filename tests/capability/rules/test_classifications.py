from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capability.rules.classifications import Spell, classified, reaching_back, reclassified

A, B, C = 1, 2, 3
ON = date(2025, 1, 20)


def day(number):
    return date(2025, 1, 1) + timedelta(days=number)


def category_on(spells, on):
    """What the spells say of one day, each by itself."""
    found = [
        spell.category
        for spell in spells
        if (spell.starts_on or date.min) <= on <= (spell.ends_on or date.max)
    ]
    assert len(found) <= 1
    return found[0] if found else None


DAYS = st.integers(0, 30).map(day)
CATEGORIES = st.sampled_from([A, B, C])
SAID = st.dictionaries(st.none() | DAYS, CATEGORIES, min_size=1, max_size=4)


@st.composite
def timelines(draw):
    """Spells that follow each other, with or without a gap."""
    marks = sorted(draw(st.sets(st.integers(0, 30), max_size=4)))
    spells = []
    for place, first in enumerate(marks):
        following = marks[place + 1] if place + 1 < len(marks) else None
        ends_on = following and day(following - draw(st.sampled_from([1, 2])))
        if ends_on is None or ends_on >= day(first):
            spells.append(Spell(day(first), ends_on, draw(CATEGORIES), place + 1))
    return spells


@given(timelines(), SAID, DAYS)
def test_the_same_again_changes_nothing(spells, said, earliest):
    once = classified(spells, said, earliest=earliest, on=ON)
    assert classified(once, said, earliest=earliest, on=ON) == once


@given(timelines(), CATEGORIES, DAYS)
def test_a_reclassification_holds_from_its_day_and_leaves_the_days_before(spells, category, on):
    after = reclassified(spells, category, on=on)
    assert category_on(after, on) == category
    for before in (day(number) for number in range((on - day(0)).days)):
        assert category_on(after, before) == category_on(spells, before)


@given(timelines(), CATEGORIES, DAYS)
def test_spells_follow_each_other(spells, category, on):
    after = reclassified(spells, category, on=on)
    assert [spell.starts_on for spell in after] == sorted(spell.starts_on for spell in after)
    for number in range(40):
        category_on(after, day(number))


def test_a_new_case_has_its_category_from_the_first_allocation():
    assert classified([], {None: A}, earliest=day(3), on=ON) == [Spell(day(3), None, A)]


def test_a_dated_category_stands_on_the_undated_one():
    spells = classified([], {day(9): B, None: A}, earliest=day(3), on=ON)
    assert spells == [Spell(day(3), day(8), A), Spell(day(9), None, B)]


def test_a_category_that_ends_another_keeps_that_ones_row():
    after = reclassified([Spell(None, None, A, 7)], B, on=day(5))
    assert after == [Spell(None, day(4), A, 7), Spell(day(5), None, B)]


def test_a_category_said_before_its_own_spell_begins_it_earlier():
    spells = [Spell(day(0), day(9), A, 7), Spell(day(10), None, B, 8)]
    after = reclassified(spells, B, on=day(5))
    assert after == [Spell(day(0), day(4), A, 7), Spell(day(5), None, B, 8)]


def test_before_the_case_begins_a_reclassification_counts_from_its_beginning():
    spells = [Spell(day(25), None, A, 7)]
    assert classified(spells, {None: B}, earliest=day(25), on=ON) == [Spell(day(25), None, B)]


@pytest.mark.parametrize(
    ("begins", "earliest", "expected"),
    [
        pytest.param(5, 5, 3, id="from-the-first-allocation"),
        pytest.param(8, 5, 8, id="from-a-day-of-its-own"),
        pytest.param(2, 5, 2, id="covers-it-already"),
        pytest.param(5, None, 3, id="no-allocation-yet"),
    ],
)
def test_an_earlier_allocation_draws_the_first_category_along(begins, earliest, expected):
    spells = [Spell(day(begins), None, A, 7)]
    known = None if earliest is None else day(earliest)
    after = reaching_back(spells, to=day(3), earliest=known)
    assert after == [Spell(day(expected), None, A, 7)]
