"""The change that opened a gap, by what its check reads; or that nothing changed then."""

from datetime import date

import pytest

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import CaseClassification, Gap
from capability.reports.opened_by import opened_by
from tests.clock import set_clock
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

HOLDER, EXPIRES = "case-holder-unaccredited", "accreditation-expires"
MAY = date(2026, 5, 10)


@pytest.fixture
def held(northshire):
    """A case in a category that requires SPECIAL, whose holder has it until the end of April."""
    set_clock("2026-01-10T10:00:00Z")
    burglary, special = a_category("BURGLARY", force=northshire), a_scheme("SPECIAL")
    a_requirement(special, a_case_group("SERIOUS", burglary, force=northshire), force=northshire)
    person = a_person(northshire)
    award = an_accreditation(
        person, special, awarded_on=date(2024, 3, 1), valid_to=date(2026, 4, 30)
    )
    case = a_case(northshire, burglary)
    set_clock("2026-01-10T11:00:00Z")
    an_allocation(person, case)
    return award


def told(force, code, on):
    """Of the gap that opens in the night of the day."""
    set_clock(f"{on}T23:00:00Z")
    gaps.sweep(CHECKS[code], Scope(force), on=on)
    opened = opened_by(Gap.objects.get(check_code=code, opened_on=on))
    return opened.change.what, opened.change.done, f"{opened.change.at:%-d %B}", opened.is_then


def test_an_award_that_is_struck_out_opens_a_case_holders_gap(northshire, held):
    set_clock("2026-02-03T10:00:00Z")
    held.revoked_on = date(2026, 2, 3)
    held.save()
    found = told(northshire, HOLDER, date(2026, 2, 3))
    assert found == ("Accreditation", "changed", "3 February", True)


def test_a_day_alone_opens_the_gap_of_an_award_that_lapses(northshire, held):
    found = told(northshire, HOLDER, date(2026, 5, 1))
    assert found == ("Case allocation", "recorded", "10 January", False)


def test_what_the_check_does_not_read_opens_nothing(northshire, held):
    set_clock("2026-02-10T10:00:00Z")
    an_allocation(held.person, a_case(northshire, a_category("THEFT", force=northshire)))
    found = told(northshire, EXPIRES, date(2026, 2, 10))
    assert found == ("Accreditation", "recorded", "10 January", False)


def test_another_allocation_opens_no_gap_about_this_one(northshire, held):
    set_clock("2026-05-01T10:00:00Z")
    an_allocation(held.person, a_case(northshire, a_category("THEFT", force=northshire)))
    assert told(northshire, HOLDER, date(2026, 5, 1))[2:] == ("10 January", False)


def test_what_came_later_did_not_open_it(northshire, held):
    told(northshire, HOLDER, date(2026, 5, 1))
    set_clock("2026-05-01T23:30:00Z")
    held.certificate = "C-99"
    held.save()
    assert opened_by(Gap.objects.get(check_code=HOLDER)).change.what == "Case allocation"


@pytest.mark.parametrize(("changed", "is_then"), [(9, True), (8, False)])
def test_the_day_before_counts_and_none_before_it(northshire, held, changed, is_then):
    set_clock(f"2026-05-0{changed}T10:00:00Z")
    held.revoked_on = MAY
    held.save()
    assert told(northshire, HOLDER, MAY)[2:] == (f"{changed} May", is_then)


def test_a_case_that_is_classified_anew_opens_it(northshire, held):
    CaseClassification.objects.update(ends_on=date(2026, 1, 31))
    theft = a_category("THEFT", force=northshire)
    other = a_scheme("OTHER")
    a_requirement(other, a_case_group("OTHERS", theft, force=northshire), force=northshire)
    set_clock("2026-02-03T10:00:00Z")
    case = CaseClassification.objects.get().case
    CaseClassification.objects.create(
        force=northshire, case=case, category=theft, starts_on=date(2026, 2, 1)
    )
    found = told(northshire, HOLDER, date(2026, 2, 3))
    assert found == ("Case classification", "recorded", "3 February", True)


def test_about_a_unit_nothing_is_said(northshire):
    gap = Gap(force=northshire, check_code="unit-under-strength", unit=northshire.root_unit)
    assert opened_by(gap) is None


def test_nothing_is_said_where_no_history_of_the_person_has_all_that_is_read(northshire, held):
    gap = Gap(force=northshire, check_code="portfolio-stalled", person=held.person)
    assert opened_by(gap) is None


def test_it_asks_three_times(northshire, held, django_assert_num_queries):
    told(northshire, HOLDER, date(2026, 5, 1))
    gap = Gap.objects.get()
    with django_assert_num_queries(3):
        opened_by(gap)
