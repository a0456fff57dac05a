"""S-04 and S-06 tell once for a person and scheme what S-01 tells of each case."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capability.checks import CHECKS, Scope
from capability.models import Requirement
from capability.reports import gaps
from capability.reports.covers import covered
from capability.reports.gaps import Item, Narrowing
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_dispensation,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)

ON, LAST, AFTER = date(2024, 6, 1), date(2024, 6, 30), date(2024, 7, 31)
SUMS = ["access-trap", "not-eligible-for-case"]


@pytest.fixture
def holder(northshire):
    """Of two cases that require SPECIAL, from which nobody without FIRST may learn."""
    theft = a_category("THEFT", force=northshire)
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    a_requirement(special, a_case_group("SERIOUS", theft, force=northshire), force=northshire)
    holder = a_person(northshire)
    for reference in ("N/1", "N/2"):
        an_allocation(holder, a_case(northshire, theft, reference=reference))
    return holder


@pytest.fixture
def dispensed(holder, training_lead):
    def dispense(reference=None, **facts):
        if reference:
            facts["case"] = holder.allocations.get(case__reference=reference).case
        requirement = Requirement.objects.get(scheme__code="SPECIAL")
        return a_dispensation(holder, requirement, by=training_lead, **facts)

    return dispense


def until(user, on=ON):
    items = gaps.listed(user, Narrowing(on=on, as_of=True, checks=SUMS))
    return {item.check: item.cover and item.cover.until for item in items}


def test_one_from_the_requirement_covers_all_that_sums_it_up(dispensed, training_lead):
    dispensed()
    assert until(training_lead) == dict.fromkeys(SUMS, LAST)


def test_one_of_a_case_leaves_the_other_bare(dispensed, training_lead):
    dispensed("N/1")
    assert until(training_lead) == dict.fromkeys(SUMS, None)


def test_one_of_each_case_covers_as_long_as_both_do(dispensed, training_lead):
    dispensed("N/1", ends_on=AFTER)
    dispensed("N/2")
    assert until(training_lead) == dict.fromkeys(SUMS, LAST)
    assert until(training_lead, on=AFTER) == dict.fromkeys(SUMS, None)


def test_that_of_another_covers_nothing(holder, training_lead, northshire):
    other = a_person(northshire, "Other")
    a_dispensation(other, Requirement.objects.get(scheme__code="SPECIAL"), by=training_lead)
    assert until(training_lead) == dict.fromkeys(SUMS, None)


@pytest.mark.parametrize(("is_dispensed", "asked"), [(False, 1), (True, 3)])
def test_it_asks_little_more(is_dispensed, asked, holder, dispensed):
    if is_dispensed:
        dispensed()
    scope = Scope(holder.force, _has_equivalences={ON: False})
    scheme = Requirement.objects.get(scheme__code="SPECIAL").scheme_id
    items = [Item(scope, code, (holder.pk, scheme)) for code in SUMS if code in CHECKS]
    with CaptureQueriesContext(connection) as queries:
        assert len(covered(items, on=ON)) == len(SUMS)
    assert len(queries) == asked
