from datetime import date
from decimal import Decimal

import pytest

from capability.actions import undoing
from capability.actions.acts import Refused
from capability.models import Act
from tests.factories.capability import a_log_in, a_person
from tests.factories.training import a_cpd_entry
from training.actions import cpd
from training.models import CpdEntry, CpdSource

MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)
TALK = {"title": "Talk on digital evidence", "done_on": MARCH, "hours": Decimal("1.50")}


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def own(officer):
    return a_log_in("officer@northshire.example", officer)


@pytest.fixture
def entry(officer, own):
    return cpd.log(officer, TALK | {"reflection": "For me alone"}, by=own).entry


@pytest.fixture
def why(sergeant):
    return {"by": sergeant, "reason": "I was there"}


def test_one_s_own_is_entered_without_a_typed_reason(entry, officer):
    assert (entry.person, entry.source, entry.verified_on) == (officer, CpdSource.OWN, None)
    said = Act.objects.values_list("kind", "person", "reason")
    assert list(said) == [("cpd.entered", officer.pk, "Entered by the person themselves.")]


def test_nobody_enters_corrects_or_removes_another_s(entry, officer, training_lead):
    for do in (
        lambda: cpd.log(officer, TALK, by=training_lead),
        lambda: cpd.correct(entry, TALK, by=training_lead),
        lambda: cpd.remove(entry, by=training_lead),
    ):
        with pytest.raises(Refused, match=r"^CPD is entered and corrected by the person alone\.$"):
            do()


def test_the_same_twice_is_refused(entry, officer, own):
    with pytest.raises(Refused, match="of that day and title is on record already"):
        cpd.log(officer, TALK, by=own)


def test_an_entry_is_corrected_and_removed_while_nobody_verified_it(entry, own):
    cpd.correct(entry, {"hours": Decimal(2)}, by=own)
    entry.refresh_from_db()
    assert entry.hours == 2
    with pytest.raises(Refused, match=r"^That is what the record says already"):
        cpd.correct(entry, {"hours": Decimal(2)}, by=own)
    cpd.remove(entry, by=own)
    assert not CpdEntry.objects.exists()


def test_what_is_verified_stays(entry, own, why, sergeant):
    cpd.verify([entry], APRIL, **why)
    entry.refresh_from_db()
    assert (entry.verified_on, entry.verified_by) == (APRIL, sergeant)
    for do in (lambda: cpd.correct(entry, {"hours": 3}, by=own), lambda: cpd.remove(entry, by=own)):
        with pytest.raises(Refused, match=r"^It was verified on 1 April 2026: what is verified"):
            do()


def test_nobody_verifies_their_own(entry, own):
    with pytest.raises(Refused, match=r"^Your own CPD others verify"):
        cpd.verify([entry], APRIL, by=own, reason="I was there")


def test_what_was_verified_meanwhile_stays_as_it_is(entry, why, training_lead, officer):
    other = a_cpd_entry(officer, APRIL)
    cpd.verify([entry], MARCH, by=training_lead, reason="Seen")
    assert cpd.verify([entry, other], APRIL, **why).verified == 1
    entry.refresh_from_db()
    assert entry.verified_on == MARCH
    with pytest.raises(Refused, match=r"^Somebody else has verified it meanwhile"):
        cpd.verify([entry, other], APRIL, **why)


def test_undoing_the_verification_opens_the_entry_again(entry, own, why, training_lead):
    act = cpd.verify([entry], APRIL, **why)
    undoing.undo_act(act, by=training_lead, reason="Another talk was meant")
    entry.refresh_from_db()
    assert (entry.verified_on, entry.verified_by) == (None, None)
    assert entry.reflection == "For me alone"
    cpd.remove(entry, by=own)


def test_what_others_entered_the_person_does_not_change(officer, own):
    brought = a_cpd_entry(officer, MARCH, source=CpdSource.FEED)
    with pytest.raises(Refused, match=r"^You did not enter it yourself"):
        cpd.remove(brought, by=own)


def test_a_training_day_is_entered_for_a_group_as_one_act(northshire, officer, why, sergeant):
    others = [a_person(northshire), a_person(northshire)]
    a_cpd_entry(others[0], MARCH, title=TALK["title"], hours=9)
    act = cpd.enter_for([officer, *others], TALK, APRIL, **why)
    assert act.left_out == {others[0].pk}
    rows = CpdEntry.objects.order_by("pk").values_list("person", "hours", "source", "verified_by")
    assert list(rows) == [
        (others[0].pk, 9, CpdSource.OWN, None),
        (officer.pk, Decimal("1.5"), CpdSource.GROUP, sergeant.pk),
        (others[1].pk, Decimal("1.5"), CpdSource.GROUP, sergeant.pk),
    ]
    assert Act.objects.get().kind == "cpd.entered-for-group"


def test_a_group_never_holds_whoever_enters_it(officer, own):
    with pytest.raises(Refused, match=r"^Your own CPD you enter on your own page"):
        cpd.enter_for([officer], TALK, APRIL, by=own, reason="I was there")


def test_a_group_that_has_it_all_is_refused(entry, officer, why):
    with pytest.raises(Refused, match=r"^Everybody chosen has an entry of that day"):
        cpd.enter_for([officer], TALK, APRIL, **why)
