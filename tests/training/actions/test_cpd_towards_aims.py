"""CPD is towards an open aim of one's own plan, whatever becomes of either."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection

from capability.actions import merging, undoing
from capability.actions.acts import Refused
from tests.factories.capability import a_log_in, a_person
from tests.factories.training import a_cpd_entry, an_aim
from training.actions import cpd, plans
from training.models import CpdEntry, DevelopmentPlan

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)
TALK = {"title": "Talk on interviews", "done_on": MARCH, "hours": Decimal("1.50")}
NO_AIM = r"^That is no open aim of your own plan\. Choose another one, or none\.$"


@pytest.fixture
def own(officer):
    return a_log_in("officer@northshire.example", officer)


@pytest.fixture
def aim(officer):
    return an_aim(officer)


@pytest.fixture
def other(northshire):
    return a_person(northshire, "Byrne")


@pytest.fixture
def why(training_lead):
    return {"by": training_lead, "reason": "One person on record twice"}


def test_an_entry_is_entered_towards_an_aim_and_taken_off_it(officer, own, aim):
    entry = cpd.log(officer, TALK | {"aim": aim}, by=own).entry
    assert list(aim.cpd_entries.all()) == [entry]
    cpd.correct(entry, {"aim": None}, by=own)
    assert not aim.cpd_entries.exists()


def test_an_aim_of_another_or_that_is_settled_or_of_a_closed_plan_is_refused(
    officer, own, aim, other, sergeant
):
    how = {"by": sergeant, "reason": "Agreed"}
    met = an_aim(officer, "Met")
    plans.settle(met, met_on=APRIL, **how)
    for one in (an_aim(other), met):
        with pytest.raises(Refused, match=NO_AIM):
            cpd.log(officer, TALK | {"aim": one}, by=own)
    entry = cpd.log(officer, TALK, by=own).entry
    plans.close(aim.plan, date(2026, 12, 1), **how)
    with pytest.raises(Refused, match=NO_AIM):
        cpd.correct(entry, {"aim": aim}, by=own)


def test_an_entry_is_corrected_after_its_aim_was_met(officer, own, aim, sergeant):
    entry = cpd.log(officer, TALK | {"aim": aim}, by=own).entry
    plans.settle(aim, met_on=APRIL, by=sergeant, reason="Done")
    cpd.correct(entry, TALK | {"aim": aim, "hours": 2}, by=own)
    assert CpdEntry.objects.values_list("aim", "hours").get() == (aim.pk, 2)


def test_the_database_keeps_the_aim_of_another_away(officer, other):
    a_cpd_entry(officer, MARCH, aim=an_aim(other))
    with pytest.raises(IntegrityError, match="The aim is another person's"):
        connection.check_constraints()


def test_the_database_keeps_a_plan_with_its_cpd(officer, other):
    aim = an_aim(officer)
    a_cpd_entry(officer, MARCH, aim=aim)
    DevelopmentPlan.objects.update(person=other)
    with pytest.raises(IntegrityError, match="The aim is another person's"):
        connection.check_constraints()


def test_both_go_over_in_a_merge_and_come_back(officer, other, why):
    entry = a_cpd_entry(other, MARCH, aim=an_aim(other))
    act = merging.merge(officer, other, **why)
    entry.refresh_from_db()
    assert (entry.person, entry.aim.plan.person) == (officer, officer)
    undoing.undo_act(act, by=why["by"], reason="Two people after all")
    entry.refresh_from_db()
    assert entry.person.surname == entry.aim.plan.person.surname == "Byrne"


def test_parting_two_records_gives_way_to_what_stands_on_the_plan_since(officer, other, why, own):
    aim = an_aim(other)
    act = merging.merge(officer, other, **why)
    cpd.log(officer, TALK | {"aim": aim}, by=own)
    with pytest.raises(Refused, match="Nothing was undone"):
        undoing.undo_act(act, by=why["by"], reason="Two people after all")
    assert CpdEntry.objects.get().aim.plan.person == officer


def test_an_aim_is_not_undone_while_cpd_stands_on_it(officer, own, aim, sergeant, why):
    act = plans.aim(aim.plan, "Shadow two", by=sergeant, reason="Agreed")
    cpd.log(officer, TALK | {"aim": act.aim}, by=own)
    with pytest.raises(Refused, match="These were recorded later and stand on it"):
        undoing.undo_act(act, by=why["by"], reason="Not agreed")
