from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from capability.rules.allocations import Days, Plan, adoptions, clusters, plans, united

LATER = date(2025, 1, 31)


def day(number):
    return date(2025, 1, 1) + timedelta(days=number)


@st.composite
def days(draw):
    first = draw(st.integers(0, 30))
    length = draw(st.none() | st.integers(0, 10))
    reopens = length is None and draw(st.booleans())
    return Days(day(first), None if length is None else day(first + length), reopens)


def last(one):
    return one.ends_on or date.max


def overlap(one, other):
    return one.starts_on <= last(other) and other.starts_on <= last(one)


def merged_pair_by_pair(said):
    """The naive model: as long as two overlap, make them one."""
    said = list(said)
    for one in said:
        for other in said:
            if one is not other and overlap(one, other):
                rest = [days for days in said if days is not one and days is not other]
                return merged_pair_by_pair([*rest, united([one, other])])
    return sorted(said)


def as_rows(said):
    """What is on record once nothing of it overlaps."""
    return [Days(one.starts_on, one.ends_on) for one in merged_pair_by_pair(said)]


def recorded(record, said):
    """The record after the plans."""
    made = plans(record, said)
    gone = {place for plan in made for place in plan.of}
    kept = [one for place, one in enumerate(record) if place not in gone]
    return sorted([*kept, *(plan.days for plan in made)])


def one_by_one(record, said):
    """The naive model: row after row, from the first day on, each met with the whole record."""
    for one in sorted(said, key=lambda one: one.starts_on):
        met = [other for other in record if overlap(one, other)]
        ends_on = one.ends_on
        if met and ends_on is None and not one.reopens:
            latest = max(map(last, met))
            ends_on = None if latest == date.max else latest
        first = min(other.starts_on for other in [one, *met])
        record = [other for other in record if other not in met] + [Days(first, ends_on)]
    return sorted(record)


@given(st.lists(days(), max_size=8))
def test_clusters_merge_as_pair_by_pair(said):
    merged = sorted(united([said[place] for place in cluster]) for cluster in clusters(said))
    assert merged == merged_pair_by_pair(said)
    assert sorted(place for cluster in clusters(said) for place in cluster) == [*range(len(said))]


@given(st.lists(days(), max_size=6), st.lists(days(), max_size=6))
def test_plans_change_the_record_as_row_by_row(record, said):
    record, said = as_rows(record), merged_pair_by_pair(said)
    assert recorded(record, said) == one_by_one(record, said)


@given(st.lists(days(), max_size=6), st.lists(days(), max_size=6))
def test_the_same_again_changes_nothing(record, said):
    said = merged_pair_by_pair(said)
    once = recorded(as_rows(record), said)
    assert recorded(once, said) == once
    assert not any(overlap(one, other) for one in once for other in once if one is not other)


@given(st.lists(days(), max_size=6), st.lists(days(), max_size=6))
def test_nothing_on_record_starts_later_than_before(record, said):
    record, said = as_rows(record), merged_pair_by_pair(said)
    for plan in plans(record, said):
        assert all(plan.days.starts_on <= record[place].starts_on for place in plan.of)


def test_what_is_bridged_stays_under_the_first():
    record = [Days(day(20), day(25)), Days(day(0), day(5))]
    assert plans(record, [Days(day(5), day(20))]) == [Plan(Days(day(0), day(20)), [1, 0])]


def test_clusters_keep_the_order_given():
    said = [Days(day(9)), Days(day(0), day(2)), Days(day(5)), Days(day(1), day(1))]
    assert clusters(said) == [[1, 3], [0, 2]]


def test_the_row_that_begins_nearest_takes_over_what_was_allocated_here():
    said = [Days(day(2), day(9)), Days(day(11)), Days(day(30))]
    assert adoptions({0: Days(day(8))}, said) == {0: Days(day(11))}


def test_a_row_takes_over_one_alone():
    said = [Days(day(6))]
    assert adoptions({0: Days(day(1), day(6)), 1: Days(day(7))}, said) == {1: Days(day(6))}


def test_what_begins_more_than_a_week_apart_or_shares_no_day_is_not_taken_over():
    own = {0: Days(day(10))}
    assert adoptions(own, [Days(day(18))]) == adoptions(own, [Days(day(2))]) == {}
    assert adoptions(own, [Days(day(8), day(9))]) == {}
    assert adoptions(own, [Days(day(17))]) == {0: Days(day(17))}
