from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from capability.rules.postings import Stay, fit, in_the_way, until

FIRST = date(2020, 1, 1)


def day(number):
    return FIRST + timedelta(days=number)


def stay(start, end=None, **facts):
    return Stay(day(start), 1, end if end is None else day(end), **facts)


def test_an_open_one_ends_the_day_before_the_next():
    fitted = fit([stay(0), stay(10)], [])
    assert fitted.stands == {0: stay(0, 9), 1: stay(10)}
    assert fitted.ended == {0: stay(0, 9)}


def test_one_that_ends_when_the_next_begins_ends_the_day_before():
    assert fit([stay(10), stay(0, 10)], []).stands == {0: stay(10), 1: stay(0, 9)}


def test_of_two_that_overlap_the_later_is_refused():
    fitted = fit([stay(5, 20), stay(0, 10)], [])
    assert (fitted.stands, fitted.refused) == ({0: stay(5, 20)}, {1: stay(5, 20)})


def test_a_refused_one_refuses_no_other():
    fitted = fit([stay(0, 10), stay(5, 20), stay(15, 25)], [])
    assert fitted.stands == {0: stay(0, 10), 2: stay(15, 25)}


def test_two_from_one_day_overlap_even_if_open():
    assert fit([stay(0), stay(0, 5)], []).refused == {1: stay(0)}


def test_the_record_is_ended_by_a_successor():
    fitted = fit([stay(10)], [stay(0, id=1)])
    assert fitted.record == [stay(0, 9, id=1)]
    assert fitted.ended == {0: stay(0, 9, id=1)}


def test_the_record_stands_in_the_way():
    fitted = fit([stay(5, 20)], [stay(0, 10, id=1)])
    assert (fitted.stands, fitted.record) == ({}, [stay(0, 10, id=1)])
    assert fitted.refused == {0: stay(0, 10, id=1)}


def test_a_claim_replaces_the_record_from_its_day():
    fitted = fit([stay(8, 20), stay(0, 5)], [stay(0, 10, id=1)])
    assert (fitted.stands, fitted.record) == ({0: stay(8, 20), 1: stay(0, 5)}, [])


def test_the_record_stays_where_its_correction_is_refused():
    fitted = fit([stay(12, 20), stay(0, 15), stay(8, 11)], [stay(0, 10, id=1)])
    assert fitted.stands == {0: stay(12, 20)}
    assert fitted.record == [stay(0, 10, id=1)]
    assert fitted.refused == {1: stay(12, 20), 2: stay(0, 10, id=1)}


DAYS = st.integers(0, 30)
STAYS = st.builds(
    lambda start, length: stay(start, None if length is None else start + length),
    DAYS,
    st.none() | st.integers(0, 8),
)


def fitted_again(claims, stands):
    again = fit([_kept_open(claim, stands) for claim in claims], stands)
    return [*again.stands.values(), *again.record]


@given(st.lists(STAYS, max_size=8), st.lists(STAYS, max_size=5))
def test_what_stands_never_overlaps_and_every_claim_is_answered(claims, others):
    record = list(fit(others, []).stands.values())
    fitted = fit(claims, record)
    after = [*fitted.stands.values(), *fitted.record]
    assert not any(a.overlaps(b) for a in after for b in after if a is not b)
    assert fitted.stands.keys() | fitted.refused.keys() == set(range(len(claims)))


@given(st.lists(STAYS, max_size=8))
def test_the_same_claims_again_change_nothing(claims):
    once = list(fit(claims, []).stands.values())
    assert set(fitted_again(claims, once)) == set(once)


def _kept_open(claim, record):
    """A blank last day leaves the one on record."""
    old = next((stay for stay in record if stay.starts_on == claim.starts_on), None)
    return claim._replace(ends_on=old.ends_on) if old and claim.ends_on is None else claim


def test_what_stands_in_the_way_shares_a_day_and_is_substantive():
    others = [stay(1, 4), stay(10, is_substantive=False)]
    assert in_the_way(stay(4), others) == others[0]
    assert in_the_way(stay(5), others) is None
    assert in_the_way(stay(4, is_substantive=False), others) is None


def test_nothing_lasts_beyond_the_last_day():
    stays = [stay(1, 4), stay(5), stay(11, 12)]
    assert until(stays, day(10)) == [stay(1, 4), stay(5, 10)]
    assert until(stays, day(4)) == [stay(1, 4)]
