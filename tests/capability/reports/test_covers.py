from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Gap
from capability.models.known import known_at
from capability.reports import explained, gaps
from capability.reports.covers import covered
from capability.reports.flat_gaps import FlatGaps
from capability.reports.gaps import Narrowing
from config import clock
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_dispensation,
    a_force,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)

BEFORE, FIRST, LAST, AFTER = (
    date(2024, 5, 31),
    date(2024, 6, 1),
    date(2024, 6, 30),
    date(2024, 7, 1),
)
HOLDER = "case-holder-unaccredited"
WORDS = "Covered by a dispensation until 30 June 2024, to be reviewed by 15 June 2024"


@pytest.fixture
def holder(northshire):
    """Of two cases that both require what the person has not."""
    theft = a_category("THEFT", force=northshire)
    group = a_case_group("SERIOUS", theft, force=northshire)
    a_requirement(a_scheme("SPECIAL"), group, force=northshire)
    holder = a_person(northshire)
    for reference in ("N/1", "N/2"):
        an_allocation(holder, a_case(northshire, theft, reference=reference))
    sweeping.sweep(CHECKS[HOLDER], Scope(northshire), on=BEFORE)
    return holder


def dispensed(holder, by, **facts):
    return a_dispensation(holder, Gap.objects.first().requirement, by=by, **facts)


def shown(user, on, **narrowing):
    items = gaps.listed(user, Narrowing(on=on, checks=[HOLDER], **narrowing))
    rows = explained.filled(items, user, on=on)
    return sorted((row["case_reference"] or "", row["covered_until"]) for row in rows)


@pytest.mark.parametrize("as_of", [True, False])
def test_a_gap_is_covered_from_the_first_day_to_the_last_and_stays(as_of, holder, training_lead):
    dispensed(holder, training_lead)
    until = {on: shown(training_lead, on, as_of=as_of) for on in (BEFORE, FIRST, LAST, AFTER)}
    bare, covered = [("N/1", None), ("N/2", None)], [("N/1", LAST), ("N/2", LAST)]
    assert until == {BEFORE: bare, FIRST: covered, LAST: covered, AFTER: bare}


def test_one_of_a_case_covers_that_alone(holder, training_lead):
    case = holder.allocations.get(case__reference="N/2").case
    dispensed(holder, training_lead, case=case)
    assert shown(training_lead, FIRST) == [("N/1", None), ("N/2", LAST)]
    assert shown(training_lead, FIRST, is_covered=True) == [("N/2", LAST)]
    assert shown(training_lead, FIRST, is_covered=False) == [("N/1", None)]


def test_of_two_the_one_that_lasts_longer_is_told(holder, training_lead):
    case = holder.allocations.get(case__reference="N/2").case
    dispensed(holder, training_lead, case=case, ends_on=AFTER)
    dispensed(holder, training_lead)
    assert shown(training_lead, FIRST) == [("N/1", LAST), ("N/2", AFTER)]


def test_another_is_not_covered(holder, training_lead, northshire):
    other = a_person(northshire, "Other")
    dispensed(other, training_lead)
    assert shown(training_lead, FIRST, is_covered=True) == []


def test_the_reason_says_it_and_names_nobody(holder, training_lead, analyst):
    dispensed(holder, training_lead)
    named, veiled = (
        explained.filled(gaps.listed(user, Narrowing(on=FIRST, checks=[HOLDER])), user, on=FIRST)[0]
        for user in (training_lead, analyst)
    )
    assert named["explanation"].covered == veiled["explanation"].covered == [WORDS]
    assert (named["mentor"], named["mitigation"]) == (
        "Ada Mentor",
        "Each interview is planned with the mentor",
    )
    hidden = ("mentor", "mitigation", "dispensation_uuid")
    assert [veiled[name] for name in hidden] == [None, None, None]


def test_a_closed_gap_is_not_covered(holder, training_lead):
    dispensed(holder, training_lead)
    Gap.objects.update(closed_on=FIRST)
    assert shown(training_lead, FIRST, is_closed=True) == [("N/1", None), ("N/2", None)]


def test_the_flat_report_says_it_in_columns(holder, training_lead):
    dispensed(holder, training_lead)
    rows = FlatGaps(training_lead, Narrowing(on=FIRST, checks=[HOLDER])).rows()
    assert {(row["covered_until"], row["mentor"]) for row in rows} == {(LAST, "Ada Mentor")}


@pytest.mark.parametrize(("year", "until"), [(2099, None), (2101, LAST)])
def test_what_was_granted_later_covered_nothing_as_known_before(year, until, holder, training_lead):
    with clock.showing(datetime(2100, 1, 1, tzinfo=UTC)):
        dispensed(holder, training_lead)
    with known_at(datetime(year, 1, 1, tzinfo=UTC)):
        found = shown(training_lead, FIRST, as_of=True)
    assert found == [("N/1", until), ("N/2", until)]


def test_what_another_force_granted_covers_nothing_here(holder, training_lead):
    item = gaps.listed(training_lead, Narrowing(on=FIRST, checks=[HOLDER]))[0]
    row = dispensed(holder, training_lead)
    row.force = a_force("WM")
    row.save()
    there = replace(item, scope=Scope(row.force))
    assert [bool(one.cover) for one in covered([item, there], on=FIRST)] == [False, True]
