from datetime import date

import pytest

from capability.access import AccessRole
from capability.actions import gap_work
from capability.actions.acts import Refused
from capability.models import Act, Gap
from tests.factories.capability import a_person, a_unit, a_user

MONDAY = date(2024, 6, 3)


@pytest.fixture
def gap(northshire, investigations):
    person = a_person(northshire, unit=investigations)
    return Gap.objects.create(
        force=northshire, check_code="access-trap", person=person, opened_on=MONDAY
    )


def test_an_acknowledgement_says_who_and_can_be_taken_back(gap, sergeant):
    gap_work.acknowledge(gap, by=sergeant)
    gap.refresh_from_db()
    assert (gap.acknowledged_at is not None, gap.acknowledged_by) == (True, sergeant)
    gap_work.take_back(gap, by=sergeant)
    gap.refresh_from_db()
    assert (gap.acknowledged_at, gap.acknowledged_by) == (None, None)
    assert sorted(Act.objects.values_list("kind", "reason", "done_by")) == [
        ("gap.acknowledged", "Acknowledged", sergeant.pk),
        ("gap.acknowledgement-withdrawn", "Acknowledgement taken back", sergeant.pk),
    ]


def test_a_second_acknowledgement_is_told_of_the_first(gap, sergeant, training_lead):
    gap_work.acknowledge(gap, by=sergeant)
    with pytest.raises(Refused, match=r"^sergeant@northshire.example has acknowledged this gap"):
        gap_work.acknowledge(gap, by=training_lead)


def test_a_plan_says_who_by_when_and_what(gap, sergeant, training_lead):
    words = "The course in May is booked"
    gap_work.plan(gap, owner=sergeant, due_on=MONDAY, words=words, by=training_lead)
    gap.refresh_from_db()
    assert (gap.owner, gap.due_on, gap.plan) == (sergeant, MONDAY, words)
    assert Act.objects.get().reason == words


def test_history_keeps_each_plan_with_its_act(gap, sergeant):
    for words in ("First this", "Then that"):
        gap_work.plan(gap, owner=None, due_on=None, words=words, by=sergeant)
    plans = gap.events.order_by("pgh_id").values_list("plan", "pgh_context__metadata__act")
    first, second = Act.objects.order_by("pk").values_list("pk", flat=True)
    assert list(plans) == [("", None), ("First this", first), ("Then that", second)]


def test_a_closed_gap_is_left_as_it_is(gap, sergeant):
    Gap.objects.update(closed_on=date(2024, 7, 1))
    for do in (gap_work.acknowledge, gap_work.take_back):
        with pytest.raises(Refused, match=r"^This gap closed on 1 July 2024\."):
            do(gap, by=sergeant)
    assert not Act.objects.exists()


def test_owners_are_those_who_may_work_on_it(northshire, gap, sergeant, training_lead, analyst):
    elsewhere = a_unit(northshire, "RESP")
    a_user("other@northshire.example", AccessRole.SUPERVISOR, elsewhere)
    assert set(gap_work.owners(gap, on=MONDAY)) == {sergeant, training_lead}


def test_nobody_owns_a_gap_about_themselves(gap, sergeant, training_lead):
    training_lead.person = gap.person
    training_lead.save()
    assert list(gap_work.owners(gap, on=MONDAY)) == [sergeant]


def test_a_gap_about_a_unit_is_owned_by_those_over_it(northshire, investigations, sergeant):
    gap = Gap.objects.create(
        force=northshire, check_code="access-trap", unit=investigations, opened_on=MONDAY
    )
    assert list(gap_work.owners(gap, on=MONDAY)) == [sergeant]
