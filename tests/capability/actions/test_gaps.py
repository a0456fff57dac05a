from datetime import date

import pytest

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Gap, Sweep
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

CHECK = CHECKS["case-holder-unaccredited"]
MONDAY, TUESDAY, WEDNESDAY = date(2024, 6, 3), date(2024, 6, 4), date(2024, 6, 5)


@pytest.fixture
def special(northshire):
    special = a_scheme("SPECIAL")
    category = a_category("BURGLARY", force=northshire)
    a_requirement(special, a_case_group("SERIOUS", category, force=northshire), force=northshire)
    return special


@pytest.fixture
def holder(northshire, special):
    person = a_person(northshire)
    an_allocation(person, a_case(northshire, northshire.own_casecategorys.get()))
    return person


def sweep(force, on, *, people=None):
    swept = gaps.sweep(CHECK, Scope(force, people), on=on)
    return swept.found, swept.opened, swept.closed, swept.open


def days(force):
    rows = Gap.objects.filter(force=force).order_by("opened_on", "pk")
    return list(rows.values_list("opened_on", "closed_on"))


def test_a_finding_opens_a_gap_with_its_evidence(northshire, holder):
    assert sweep(northshire, MONDAY) == (1, 1, 0, 1)
    gap = Gap.objects.get()
    assert (gap.person, gap.opened_on, gap.closed_on) == (holder, MONDAY, None)
    assert gap.evidence["scheme"]["code"] == "SPECIAL"


def test_a_gap_stands_while_it_is_found(northshire, holder):
    sweep(northshire, MONDAY)
    assert sweep(northshire, TUESDAY) == (1, 0, 0, 1)
    assert days(northshire) == [(MONDAY, None)]


def test_a_gap_closes_and_reopens_as_a_new_row(northshire, holder, special):
    sweep(northshire, MONDAY)
    an_accreditation(holder, special, awarded_on=TUESDAY, valid_to=TUESDAY)
    assert sweep(northshire, TUESDAY) == (0, 0, 1, 0)
    assert sweep(northshire, WEDNESDAY) == (1, 1, 0, 1)
    assert days(northshire) == [(MONDAY, TUESDAY), (WEDNESDAY, None)]


def test_an_earlier_day_is_reported_and_written_nowhere(northshire, holder, special):
    sweep(northshire, WEDNESDAY)
    an_accreditation(holder, special, awarded_on=WEDNESDAY)
    assert sweep(northshire, TUESDAY) == (1, None, None, 1)
    assert days(northshire) == [(WEDNESDAY, None)]
    assert [s.on for s in Sweep.objects.all()] == [WEDNESDAY]


def test_a_recheck_of_one_person_leaves_others_and_no_sweep(northshire, holder, special):
    other = a_person(northshire)
    category = northshire.own_casecategorys.get()
    an_allocation(other, a_case(northshire, category))
    sweep(northshire, MONDAY)
    for person in (holder, other):
        an_accreditation(person, special, awarded_on=TUESDAY)
    assert sweep(northshire, TUESDAY, people=(holder.pk,)) == (0, 0, 1, 0)
    assert Gap.objects.still_open().get().person == other
    assert Sweep.objects.count() == 1


def test_a_steady_sweep_writes_no_history(northshire, holder):
    sweep(northshire, MONDAY)
    before = Gap.pgh_event_model.objects.count()
    sweep(northshire, TUESDAY)
    assert Gap.pgh_event_model.objects.count() == before


def test_a_force_without_findings_has_a_sweep_that_says_so(northshire):
    assert sweep(northshire, MONDAY) == (0, 0, 0, 0)
    assert Sweep.objects.get().found == 0
