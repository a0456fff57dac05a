"""A requirement that is changed from a day on: the same duty, the same gaps and dispensations."""

from datetime import date, timedelta

import pytest

from capability.actions import dispensations, gap_work, gaps, requirement_keeping, undoing
from capability.actions.acts import Refused
from capability.checks import CHECKS, Scope
from capability.models import Gap, Posting, Requirement, Role
from capability.reports import gaps as report
from capability.reports.gaps import Narrowing
from tests.factories import capability as made

CHECK = "role-holder-unaccredited"
DAY = timedelta(days=1)
MONDAY = date(2025, 6, 2)
TUESDAY = MONDAY + DAY
HOW = {"reason": "Policy 12"}
TERMS = {"enforcement": "block", "grace_days": 0, "source": "ours", "ends_on": None}


@pytest.fixture
def required(northshire):
    role = Role.objects.create(force=northshire, code="SOIT", name="SOIT")
    made.a_posting(made.a_person(northshire), made.a_unit(northshire), role=role)
    scheme = made.a_scheme("SPECIAL", force=northshire)
    return made.a_requirement(scheme, None, force=northshire, role=role, part="")


@pytest.fixture
def gap(required, training_lead):
    """Open since Monday, with somebody who answers for it."""
    sweep(required.force, MONDAY)
    gap = Gap.objects.get()
    due_on = MONDAY + 9 * DAY
    gap_work.plan(gap, owner=training_lead, due_on=due_on, words="Booked", by=training_lead)
    return gap


@pytest.fixture
def changed(required, training_lead):
    """Changes it, from Tuesday on unless another day is given."""

    def change(row=required, starts_on=TUESDAY, **terms):
        row = Requirement.objects.get(pk=row.pk)
        terms = TERMS | terms
        return requirement_keeping.change(row, starts_on, terms, by=training_lead, **HOW)

    return change


def sweep(force, on):
    swept = gaps.sweep(CHECKS[CHECK], Scope(force), on=on)
    return swept.opened, swept.closed


def test_an_open_gap_goes_on_under_the_new_terms(gap, changed, training_lead):
    new = changed().requirement
    assert sweep(gap.force, MONDAY) == (0, 0)
    assert Gap.objects.get().requirement_id == gap.requirement_id
    assert sweep(gap.force, TUESDAY) == (0, 0)
    kept = Gap.objects.get()
    assert (kept.uuid, kept.opened_on, kept.requirement) == (gap.uuid, MONDAY, new)
    assert (kept.owner, kept.plan) == (training_lead, "Booked")


def test_it_goes_on_through_several_changes(gap, changed):
    second = changed().requirement
    third = changed(second, TUESDAY + DAY, source="theirs").requirement
    assert third.duty == gap.requirement
    assert sweep(gap.force, TUESDAY + 5 * DAY) == (0, 0)
    assert Gap.objects.get().requirement == third


def test_new_terms_give_no_time_that_is_over_by_the_first_day_of_all(gap, changed):
    changed(grace_days=30)
    assert sweep(gap.force, TUESDAY) == (0, 0)
    assert Gap.objects.get().closed_on is None


def test_it_closes_where_the_new_terms_give_time_that_still_runs(gap, changed):
    Posting.objects.update(starts_on=MONDAY)
    changed(grace_days=30)
    assert sweep(gap.force, TUESDAY) == (0, 1)
    assert sweep(gap.force, MONDAY + 29 * DAY) == (0, 0)
    assert sweep(gap.force, MONDAY + 30 * DAY) == (1, 0)


def test_it_goes_on_when_the_change_is_undone(gap, changed, training_lead):
    act = changed()
    sweep(gap.force, TUESDAY)
    undoing.undo_act(act, by=training_lead, reason="Too early")
    assert sweep(gap.force, TUESDAY) == (0, 0)
    assert Gap.objects.get().requirement_id == gap.requirement_id


def test_the_first_of_all_is_not_undone_from_under_a_change(northshire, required, training_lead):
    same = {name: getattr(required, name) for name in ("role", "scheme")}
    facts = TERMS | same | {"starts_on": MONDAY, "grace_days": 30}
    added = requirement_keeping.add(northshire, facts, by=training_lead, **HOW)
    terms = TERMS | {"grace_days": 30}
    requirement_keeping.change(added.requirement, TUESDAY, terms, by=training_lead, **HOW)
    with pytest.raises(Refused, match="These were changed again later"):
        undoing.undo_act(added, by=training_lead, reason="Too early")


def test_a_requirement_that_only_ends_takes_its_gaps_along(gap, required, training_lead):
    requirement_keeping.end(required, MONDAY, by=training_lead, **HOW)
    assert sweep(gap.force, TUESDAY) == (0, 1)


def test_a_dispensation_covers_it_under_the_new_terms_too(gap, required, changed, training_lead):
    days = {"starts_on": MONDAY, "ends_on": MONDAY + 30 * DAY, "review_on": MONDAY}
    made.a_dispensation(gap.person, required, by=training_lead, **days)
    changed()
    sweep(gap.force, TUESDAY)
    for on in (MONDAY, TUESDAY):
        (item,) = report.listed(training_lead, Narrowing(on=on, as_of=True, checks=[CHECK]))
        assert item.cover.until == MONDAY + 30 * DAY


def test_a_second_one_for_the_same_days_is_refused(gap, required, changed, training_lead):
    days = {"starts_on": MONDAY, "ends_on": MONDAY + 30 * DAY, "review_on": MONDAY}
    made.a_dispensation(gap.person, required, by=training_lead, **days)
    changed()
    sweep(gap.force, TUESDAY)
    mentor = made.a_person(gap.force, "Mentor")
    facts = days | {"mentor": mentor, "mitigation": "A mentor", "case": None}
    with pytest.raises(Refused, match="on record for some of those days already"):
        dispensations.grant(Gap.objects.get(), facts, by=training_lead, **HOW)


def test_what_was_changed_already_is_not_changed_or_ended_beside_it(
    required, changed, training_lead
):
    changed()
    old = Requirement.objects.get(pk=required.pk)
    with pytest.raises(Refused, match="It is changed from 03/06/2025 on already"):
        changed(old, TUESDAY + DAY)
    with pytest.raises(Refused, match="end what is in force from then on"):
        requirement_keeping.end(old, TUESDAY, by=training_lead, **HOW)
