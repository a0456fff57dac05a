from datetime import date, timedelta

from capability.rules.merging import Laid, Row, as_one, in_a_row, one_a_day

FIRST = date(2020, 1, 1)


def day(number):
    return None if number is None else FIRST + timedelta(days=number)


def kept(number, start, end=None, what="x"):
    return Row(number, True, day(start), day(end), what)


def other(number, start, end=None, what="x"):
    return Row(number, False, day(start), day(end), what)


def test_what_both_say_stands_once():
    assert in_a_row([kept(1, 0), other(2, 0)], may_end=False) == Laid([2], {}, [])


def test_rows_that_share_a_day_collide():
    one, two = kept(1, 0, 9), other(2, 9)
    assert in_a_row([two, one], may_end=True) == Laid([], {}, [(one, two)])
    assert in_a_row([kept(1, 0, 8), two], may_end=False) == Laid([], {}, [])


def test_an_open_one_ends_the_day_before_where_it_may():
    one, two = kept(1, 0), other(2, 5, what="y")
    assert in_a_row([one, two], may_end=True) == Laid([], {1: (day(0), day(4))}, [])
    assert in_a_row([one, two], may_end=False).clashes == [(one, two)]


def test_two_that_begin_on_one_day_collide():
    one, two = kept(1, 0, 4), other(2, 0, 5)
    assert one_a_day([one, two]).clashes == [(one, two)]
    assert one_a_day([one, other(2, 0, 4)]) == Laid([2], {}, [])


def test_those_that_share_a_day_become_one_and_the_kept_one_stays():
    rows = [other(1, 0, 5), kept(2, 4, 8), other(3, 8), other(4, 50)]
    assert as_one(rows) == Laid([1, 3, 4], {2: (day(0), None)}, [])
    assert as_one([other(1, 0, 3), kept(2, 5, 8)]) == Laid([], {}, [])
