"""By whose answers a course is shown: whole groups of ten or more."""

from hypothesis import given
from hypothesis import strategies as st

from training.rules.evaluations import AT_LEAST, Answered, groups


def grouped(*answers):
    found = groups(Answered(place, number) for place, number in enumerate(answers))
    return [[one.event for one in group] for group in found]


def test_an_event_with_ten_answers_stands_by_itself():
    assert grouped(10) == [[0]]
    assert grouped(9) == []


def test_small_events_join_until_there_are_ten():
    assert grouped(4, 12, 5, 3, 9) == [[1], [0, 2, 3]]


@given(st.lists(st.integers(1, 15)), st.integers(1, 15))
def test_another_event_changes_nothing_or_shows_ten_answers_more(answers, more):
    """Whatever two days show of a course differs by whole groups."""
    before, after = grouped(*answers), grouped(*answers, more)
    assert [group for group in after if group in before] == before
    counts = [*answers, more]
    assert all(sum(counts[one] for one in group) >= AT_LEAST for group in after)
