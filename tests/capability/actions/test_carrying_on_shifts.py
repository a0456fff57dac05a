"""A shift that is changed from a day on: the same name in the same unit, the same gap."""

from datetime import date, time, timedelta

import pytest

from capability.actions import gap_work, gaps, shift_keeping, undoing
from capability.checks import CHECKS, Scope
from capability.models import Gap, Shift

CHECK = "response-cover-short"
DAY = timedelta(days=1)
MONDAY = date(2025, 6, 2)
TUESDAY = MONDAY + DAY
HOW = {"reason": "Policy 12"}
HOURS = {"begins_at": time(22), "hours": 8, "weekdays": [], "people": 2}


@pytest.fixture
def night(northshire, investigations):
    return Shift.objects.create(force=northshire, unit=investigations, name="Night", **HOURS)


@pytest.fixture
def gap(night, training_lead):
    """Open since Monday, with somebody who answers for it."""
    sweep(night.force, MONDAY)
    gap = Gap.objects.get()
    due_on = MONDAY + 9 * DAY
    gap_work.plan(gap, owner=training_lead, due_on=due_on, words="Lent", by=training_lead)
    return gap


@pytest.fixture
def changed(night, training_lead):
    """Changes it from Tuesday on; gives the act."""

    def change(**terms):
        terms = HOURS | {"source": "ours", "ends_on": None, "people": 3} | terms
        return shift_keeping.change(night, TUESDAY, terms, by=training_lead, **HOW)

    return change


def sweep(force, on):
    swept = gaps.sweep(CHECKS[CHECK], Scope(force), on=on)
    return swept.opened, swept.closed


def test_its_gap_goes_on_under_the_new_hours(gap, changed, training_lead):
    new = changed().shift
    assert sweep(gap.force, TUESDAY) == (0, 0)
    kept = Gap.objects.get()
    assert (kept.uuid, kept.opened_on, kept.subject) == (gap.uuid, MONDAY, f"shift:{new.pk}")
    assert (kept.owner, kept.plan) == (training_lead, "Lent")


def test_it_stays_where_it_is_until_the_change_begins(gap, changed, night):
    changed()
    assert sweep(gap.force, MONDAY) == (0, 0)
    assert Gap.objects.get().subject == f"shift:{night.pk}"


def test_it_closes_on_a_day_on_which_the_shift_no_longer_begins(gap, changed):
    changed(weekdays=[MONDAY.isoweekday()])
    assert sweep(gap.force, TUESDAY) == (0, 1)


def test_it_goes_back_when_the_change_is_undone(gap, changed, night, training_lead):
    act = changed()
    sweep(gap.force, TUESDAY)
    undoing.undo_act(act, by=training_lead, reason="Too early")
    assert sweep(gap.force, TUESDAY) == (0, 0)
    assert Gap.objects.get().subject == f"shift:{night.pk}"


@pytest.mark.parametrize("other", ["name", "unit"])
def test_another_shift_does_not_take_it_over(gap, night, northshire, training_lead, other):
    shift_keeping.end(night, MONDAY, by=training_lead, **HOW)
    same = {"name": night.name, "unit": night.unit}
    same |= {"name": "Late"} if other == "name" else {"unit": northshire.root_unit}
    Shift.objects.create(force=northshire, starts_on=TUESDAY, **same, **HOURS)
    assert sweep(gap.force, TUESDAY) == (1, 1)
