from datetime import date

import pytest

from capability.actions import dispensations, gaps, undoing
from capability.actions.acts import Refused
from capability.checks import CHECKS, Scope
from capability.models import Dispensation, Gap
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)

MONDAY, TUESDAY, REVIEW, FRIDAY = (date(2024, 6, day) for day in (3, 4, 5, 7))
HOLDER = "case-holder-unaccredited"


@pytest.fixture
def mentor(northshire):
    return a_person(northshire, "Mentor")


@pytest.fixture
def gap(northshire):
    theft = a_category("THEFT", force=northshire)
    group = a_case_group("SERIOUS", theft, force=northshire)
    a_requirement(a_scheme("SPECIAL"), group, force=northshire)
    an_allocation(a_person(northshire), a_case(northshire, theft))
    gaps.sweep(CHECKS[HOLDER], Scope(northshire), on=MONDAY)
    return Gap.objects.get()


def granted(gap, mentor, by, **facts):
    days = {"starts_on": MONDAY, "review_on": REVIEW, "ends_on": FRIDAY}
    facts = days | {"case": None, "mentor": mentor, "mitigation": "Each plan is read"} | facts
    return dispensations.grant(gap, facts, by=by, reason="No place on the course").dispensation


def end(dispensation, last_day, by, on=TUESDAY):
    return dispensations.end(dispensation, last_day, on=on, by=by, reason="The course is done")


def test_it_is_about_what_the_gap_is_about_and_says_who_approved(gap, mentor, training_lead):
    row = granted(gap, mentor, training_lead)
    assert (row.person, row.requirement) == (gap.person, gap.requirement)
    assert (row.reason, row.approved_by) == ("No place on the course", training_lead)
    event = row.events.get()
    assert event.pgh_context.metadata["user"] == training_lead.pk


def test_it_is_undone_as_one_act(gap, mentor, training_lead):
    days = {"starts_on": MONDAY, "review_on": REVIEW, "ends_on": FRIDAY, "case": None}
    facts = days | {"mentor": mentor, "mitigation": "Each plan is read"}
    act = dispensations.grant(gap, facts, by=training_lead, reason="No place")
    undoing.undo_act(act, by=training_lead, reason="The wrong person")
    assert not Dispensation.objects.exists()


def test_what_no_requirement_asks_is_not_dispensed_with(gap, mentor, training_lead):
    gap.requirement = None
    with pytest.raises(Refused, match=r"^Only what a requirement asks"):
        granted(gap, mentor, training_lead)


def test_a_closed_gap_is_not_covered(gap, mentor, training_lead):
    Gap.objects.update(closed_on=TUESDAY)
    with pytest.raises(Refused, match=r"^This gap closed on 4 June 2024\."):
        granted(gap, mentor, training_lead)


def test_the_same_twice_is_refused_in_words(gap, mentor, training_lead):
    granted(gap, mentor, training_lead)
    with pytest.raises(Refused, match="is on record for some of those days already"):
        granted(gap, mentor, training_lead)


def test_it_ends_early_and_is_reviewed_by_then(gap, mentor, training_lead):
    row = granted(gap, mentor, training_lead)
    end(row, TUESDAY, training_lead)
    row.refresh_from_db()
    assert (row.ends_on, row.review_on) == (TUESDAY, TUESDAY)


@pytest.mark.parametrize(
    ("last_day", "words"),
    [(FRIDAY, "It ends on 7 June 2024 by itself"), (MONDAY, "covered the days before 4 June")],
)
def test_what_it_covered_stays_covered(last_day, words, gap, mentor, training_lead):
    row = granted(gap, mentor, training_lead)
    with pytest.raises(Refused, match=words):
        end(row, last_day, training_lead, on=REVIEW)
