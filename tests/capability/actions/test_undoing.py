from datetime import date

import pghistory
import pytest

from capability.actions import acts, undoing
from capability.models import Accreditation, Gap, Job, Person, Posting, Service
from tests.factories.capability import (
    a_person,
    a_posting,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
)

YEAR = date(2020, 1, 1)
WHY = "Entered for the wrong person"


@pytest.fixture
def ada(northshire):
    return a_person(northshire, "Okafor")


@pytest.fixture
def do(northshire, training_lead):
    """Do something about a person as one act."""

    def done(person, change, kind="person.corrected"):
        with acts.act(
            kind,
            force=northshire,
            by=training_lead,
            reason="As the form says",
            people=None if person is None else [person.pk],
        ) as act:
            change()
        return act

    return done


@pytest.fixture
def undo(training_lead):
    return lambda act: undoing.undo_act(act, by=training_lead, reason=WHY)


def rename(person, surname):
    def change():
        person.surname = surname
        person.save()

    return change


def test_what_was_changed_stands_as_it_stood(ada, do, undo):
    act = do(ada, rename(ada, "Wrong"))

    undone = undo(act)

    ada.refresh_from_db()
    assert (ada.surname, undone.kind, undone.undoes, undone.person_id, undone.reason) == (
        "Okafor",
        "act.undone",
        act,
        ada.pk,
        WHY,
    )
    assert undone.job == Job.objects.get(kind="recheck", arguments={"people": [ada.pk]})


def test_what_was_made_goes_and_what_was_removed_returns_as_it_was(northshire, ada, do, undo):
    unit = a_unit(northshire)
    old = a_posting(ada, unit)

    def replace():
        Posting.objects.get(pk=old.pk).delete()
        a_posting(ada, unit, starts_on=YEAR)

    undo(do(ada, replace))

    assert list(Posting.objects.values_list("pk", "starts_on")) == [(old.pk, old.starts_on)]


def test_a_removed_row_keeps_its_public_name(ada, do, undo):
    award = an_accreditation(ada, a_scheme("CIT40"), awarded_on=YEAR)

    undo(do(ada, Accreditation.objects.get().delete))

    assert Accreditation.objects.get().uuid == award.uuid


def test_days_that_changed_places_change_back(northshire, ada, do, undo):
    unit = a_unit(northshire)
    first = a_posting(ada, unit, starts_on=date(2015, 1, 1), ends_on=date(2015, 12, 31))
    second = a_posting(ada, unit, starts_on=date(2016, 1, 1), ends_on=date(2016, 12, 31))

    def swap():
        Posting.objects.filter(pk=first.pk).update(starts_on=YEAR, ends_on=YEAR)
        Posting.objects.filter(pk=second.pk).update(
            starts_on=first.starts_on, ends_on=first.ends_on
        )
        Posting.objects.filter(pk=first.pk).update(
            starts_on=second.starts_on, ends_on=second.ends_on
        )

    undo(do(ada, swap))

    assert list(Posting.objects.values_list("pk", "starts_on")) == [
        (first.pk, first.starts_on),
        (second.pk, second.starts_on),
    ]


def test_a_later_change_of_the_same_row_refuses_it(ada, do, undo):
    act = do(ada, rename(ada, "Wrong"))
    do(ada, rename(ada, "Wronger"))

    with pytest.raises(acts.Refused) as refusal:
        undo(act)

    assert str(refusal.value) == (
        "These were changed again later, so that nothing was undone: person Ada Wronger. "
        "Undo those first."
    )
    ada.refresh_from_db()
    assert ada.surname == "Wronger"


def test_a_later_change_that_was_undone_does_not_stand_in_the_way(ada, do, undo):
    first = do(ada, rename(ada, "Wrong"))
    undo(do(ada, rename(ada, "Wronger")))

    undo(first)

    ada.refresh_from_db()
    assert ada.surname == "Okafor"


def test_what_stands_on_a_new_row_refuses_it_by_name(northshire, do, undo):
    made = []
    act = do(None, lambda: made.append(a_unit(northshire, "NEW")), kind="unit.made")
    with pghistory.context():
        bo = a_person(northshire, "Bo", forename="Lee", unit=made[0])

    with pytest.raises(acts.Refused) as refusal:
        undo(act)

    assert str(refusal.value) == (
        "These were recorded later and stand on it, so that nothing was undone: "
        f"posting Unit NEW from 2010-01-04 of {bo}. Undo those first."
    )
    assert Posting.objects.get(person=bo).unit == made[0]


def test_ten_are_named_and_the_others_counted(northshire, do, undo):
    made = []
    act = do(None, lambda: made.append(a_unit(northshire, "NEW")), kind="unit.made")
    with pghistory.context():
        for _ in range(12):
            a_person(northshire, unit=made[0])

    with pytest.raises(acts.Refused) as refusal:
        undo(act)

    words = str(refusal.value)
    assert words.count("posting Unit NEW") == 10
    assert "; and 2 more. Undo those first." in words


def test_a_log_in_stands_on_its_person(northshire, do, undo):
    made = []
    act = do(None, lambda: made.append(a_person(northshire)), kind="person.joined")
    with pghistory.context():
        user = a_user("ada@northshire.example", "supervisor", northshire.root_unit)
        user.person = made[0]
        user.save()

    with pytest.raises(acts.Refused, match=r"user ada@northshire\.example"):
        undo(act)


def test_gaps_do_not_stand_in_the_way(northshire, do, undo):
    made = []
    act = do(None, lambda: made.append(a_person(northshire)), kind="person.joined")
    Gap.objects.create(force=northshire, check_code="S-01", person=made[0], opened_on=YEAR)

    undo(act)

    assert not Person.objects.exists()
    assert not Service.objects.exists()


def test_an_undo_can_be_undone_but_nothing_twice(ada, do, undo):
    act = do(ada, rename(ada, "Wrong"))
    undone = undo(act)

    with pytest.raises(acts.Refused, match="It is undone already"):
        undo(act)
    undo(undone)

    ada.refresh_from_db()
    assert ada.surname == "Wrong"
    assert not undoing.is_undone(type(act).objects.get(pk=act.pk))


def test_an_act_that_changed_nothing_says_so(ada, do, undo):
    with pytest.raises(acts.Refused, match="It changed nothing that could be put back"):
        undo(do(ada, lambda: None))


def test_nobody_takes_back_what_an_act_did_to_their_own_record(ada, northshire, do, undo):
    clerk = a_user("ada@northshire.example", "ld-admin", northshire.root_unit)
    clerk.person = ada
    clerk.save()
    act = do(None, rename(ada, "Wrong"), kind="unit.corrected")

    with pytest.raises(acts.Refused, match="It changed your own record too"):
        undoing.undo_act(act, by=clerk, reason=WHY)

    undo(act)
    ada.refresh_from_db()
    assert ada.surname == "Okafor"


def test_an_act_that_touches_others_needs_the_power_over_them_too(northshire, ada, do):
    own = a_unit(northshire, "OWN")
    a_posting(ada, own)
    bo = a_person(northshire, "Bo", unit=a_unit(northshire, "OTHER"))
    act = do(ada, lambda: (rename(ada, "X")(), rename(bo, "Y")()))
    narrow = a_user("narrow@northshire.example", "ld-admin", own)

    with pytest.raises(acts.Refused, match="It also changed people whose record is not yours"):
        undoing.undo_act(act, by=narrow, reason=WHY)
