from collections import Counter
from datetime import timedelta
from itertools import combinations

from config.demo.timetable import LENGTHS, is_open
from tests.config.demo.conftest import ON
from training.rules.bookings import LOST_TO_OPERATIONS, Reason, Step


def seats(planned):
    """(person, class) of everybody in a class, by person."""
    whose = {own.certificate: own.person for own in planned.records.cycles}
    found = {}
    for one in planned.records.classes:
        refs = [whose[certificate] for certificate in one.passed]
        for ref in refs + [ref for ref, _step, _why in one.others]:
            found.setdefault(ref, []).append(one)
    return found


def test_whoever_learnt_it_in_the_last_year_mostly_did_so_in_a_class(large):
    seated = {own for one in large.records.classes for own in one.passed}
    late = [
        own.certificate in seated
        for own in large.records.cycles
        if own.scheme in LENGTHS and ON - timedelta(days=360) < own.course_completed_on
    ]
    assert sum(late) / len(late) > 0.9


def test_the_record_says_the_day_on_which_the_class_ended(large):
    cycles = {own.certificate: own for own in large.records.cycles}
    for one in large.records.classes:
        for own in map(cycles.get, one.passed):
            assert (own.scheme, own.course_completed_on) == (one.scheme, one.ends_on)
            assert own.course_completed_on <= (own.portfolio_opened_on or ON) <= ON


def test_first_responders_learnt_both_of_their_schemes_that_day(large):
    days = {}
    for own in large.records.cycles:
        if own.scheme in ("FRO", "RASSO-FR"):
            days.setdefault(own.person, set()).add(own.awarded_on)
    assert {len(of_one) for of_one in days.values()} == {1}


def test_nobody_is_in_two_classes_at_once(large):
    for classes in seats(large).values():
        for one, other in combinations(classes, 2):
            assert one.ends_on < other.starts_on or other.ends_on < one.starts_on


def test_nobody_in_a_class_has_left_or_had_not_joined(large):
    people = {one.ref: one for one in large.people}
    for ref, classes in seats(large).items():
        assert not people[ref].has_left
        assert all(people[ref].services[-1].joined_on < one.starts_on for one in classes)


def test_no_class_is_empty_or_begins_when_the_centre_is_closed(large):
    classes = large.records.classes
    assert {one.scheme for one in classes} == set(LENGTHS)
    assert all(one.passed and is_open(one.starts_on) for one in classes)
    assert len({one.starts_on.weekday() for one in classes if one.scheme == "FRO"}) > 1


def test_every_mishap_befalls_somebody_and_few_fail(large):
    steps = Counter(step for one in large.records.classes for _ref, step, _why in one.others)
    assert set(steps) == {Step.FAILED, Step.WITHDRAWN, Step.NO_SHOW, Step.ATTENDED}
    reasons = {why for one in large.records.classes for _ref, _step, why in one.others}
    assert reasons == {*Reason, ""}
    passed = sum(len(one.passed) for one in large.records.classes)
    assert 0.8 < passed / (passed + steps[Step.FAILED]) < 0.95


def test_whoever_lost_a_place_to_operations_passed_later(large):
    whose = {own.certificate: own.person for own in large.records.cycles}
    passed = {}
    for one in large.records.classes:
        passed |= {(whose[own], one.scheme): one for own in one.passed}
    lost = [
        (ref, one)
        for one in large.records.classes
        for ref, _step, why in one.others
        if why in LOST_TO_OPERATIONS
    ]
    assert lost
    assert all(passed[ref, one.scheme].starts_on > one.ends_on for ref, one in lost)
