from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import Dispensation, User
from tests.capability.views.pages import rows, text
from tests.capability.views.sending import parts, send
from tests.factories.capability import a_dispensation, a_person

TODAY = timezone.localdate
MITIGATION = "The mentor reads each interview plan first"


def later(days):
    return TODAY() + timedelta(days=days)


@pytest.fixture
def mentor(northshire):
    """Beside two others of one surname."""
    for _ in range(2):
        a_person(northshire, "Twin")
    return a_person(northshire, "Hale", forename="Ruth", number="900")


def grant(client, gap, **data):
    days = parts(review_on=later(30), ends_on=later(60))
    asked = {"about": "case", "mentor": "900", "mitigation": MITIGATION} | days | data
    return send(client, reverse("gap-dispense", args=[gap.uuid]), **asked)


def given(gap, by, **days):
    """In force, its review tomorrow; `days` from today change that."""
    days = {"starts_on": -10, "review_on": 1, "ends_on": 20} | days
    facts = {name: later(count) for name, count in days.items()}
    return a_dispensation(gap.person, gap.requirement, by=by, **facts)


def test_a_gap_is_covered_and_says_until_when(client, training_lead, held_gap, mentor):
    client.force_login(training_lead)
    assert "Grant a dispensation" in client.get(reverse("gap", args=[held_gap.uuid])).text
    said = text(client.get(grant(client, held_gap).url))
    until = f"{later(60):%-d %B %Y}"
    assert f"The gap of Ada Okafor is covered until {until}. Undo this" in said
    assert f"Covered until {until}" in said
    assert f"In place instead: {MITIGATION} Mentor: Ruth Hale" in said
    assert "Grant a dispensation" not in said
    row = Dispensation.objects.get()
    assert (row.case.reference, row.mentor, row.starts_on) == ("24/3318", mentor, TODAY())
    covered = [row[1] for row in rows(client.get(reverse("gaps"), {"covered": "true"}))]
    assert [gap[:7] for gap in covered] == ["Holds c", "Holds a"]
    told = f"Covered until {later(60):%-d %b %Y}: mentor Ruth Hale"
    assert all(gap.endswith(told) for gap in covered)
    assert rows(client.get(reverse("gaps"), {"covered": "false"})) == []


def test_every_such_case_may_be_meant(client, training_lead, held_gap, mentor):
    client.force_login(training_lead)
    grant(client, held_gap, about="all", mentor="Ruth Hale")
    assert Dispensation.objects.get().case is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"mentor": "Nobody"}, "Nobody in service that you may see goes by Nobody."),
        ({"mentor": "Okafor"}, "Nobody in service that you may see goes by Okafor."),
        ({"mentor": "Twin"}, "Several fit. Enter the reference of one: Ada Twin, "),
        ({"mitigation": ""}, "Enter what is in place instead"),
        ({"about": ""}, "Choose what it is about"),
        (parts(ends_on=None), "Enter last day"),
        (parts(ends_on=later(-1)), "is past. Enter today or a later day."),
        (parts(review_on=later(-1)), "is past. Enter today or a later day."),
        (parts(review_on=later(61)), "The review is at the latest on"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_granted(
    data, words, client, training_lead, held_gap, mentor
):
    client.force_login(training_lead)
    assert words in text(grant(client, held_gap, **data))
    assert not Dispensation.objects.exists()


def test_a_second_one_is_refused_in_words(client, training_lead, held_gap, mentor):
    given(held_gap, training_lead)
    client.force_login(training_lead)
    said = text(grant(client, held_gap, about="all"))
    assert "A dispensation from that requirement is on record for some of those days" in said


def test_a_supervisor_reads_it_and_grants_nothing(client, sergeant, training_lead, held_gap):
    one = given(held_gap, training_lead)
    client.force_login(sergeant)
    assert client.get(reverse("gap-dispense", args=[held_gap.uuid])).status_code == 403
    said = text(client.get(reverse("dispensation", args=[one.uuid])))
    assert "Approved by training@northshire.example" in said
    assert "End it early" not in said
    assert "Dispensation recorded" in said


def test_nobody_grants_their_own(client, training_lead, held_gap):
    User.objects.filter(pk=training_lead.pk).update(person=held_gap.person)
    client.force_login(training_lead)
    assert client.get(reverse("gap-dispense", args=[held_gap.uuid])).status_code == 404


def test_it_ends_early_with_a_reason_in_its_history(client, training_lead, held_gap):
    one = given(held_gap, training_lead)
    client.force_login(training_lead)
    address = reverse("dispensation-end", args=[one.uuid])
    done = send(client, address, reason="The course is done", **parts(last_day=TODAY()))
    said = text(client.get(done.url))
    assert f"The dispensation of Ada Okafor ends on {TODAY():%-d %B %Y}." in said
    assert "Dispensation changed" in said
    assert "The course is done" in said


@pytest.mark.parametrize(
    ("status", "days"),
    [
        ("", {}),
        ("now", {"review_on": 20}),
        ("review", {}),
        ("ended", {"ends_on": -1, "review_on": -1}),
        ("coming", {"starts_on": 1}),
        ("all", {}),
    ],
)
def test_the_list_narrows_by_how_it_stands(status, days, client, sergeant, training_lead, held_gap):
    given(held_gap, training_lead, **days)
    client.force_login(sergeant)
    found = {
        one: len(rows(client.get(reverse("dispensations"), {"status": one})))
        for one in ("", "now", "review", "ended", "coming", "all")
    }
    assert found[status] == found["all"] == 1
    if status in ("ended", "coming"):
        assert found[""] == found["now"] == found["review"] == 0


@pytest.mark.parametrize("who", ["sergeant", "training_lead"])
def test_the_first_page_counts_those_to_review(who, request, client, training_lead, held_gap):
    given(held_gap, training_lead)
    client.force_login(request.getfixturevalue(who))
    page = client.get(reverse("start"))
    assert "1 dispensations to review" in text(page)
    assert f"{reverse('dispensations')}?status=review" in page.text


def test_the_list_asks_the_same_however_long(
    client, training_lead, held_gap, northshire, django_assert_max_num_queries
):
    given(held_gap, training_lead)
    for _ in range(10):
        a_dispensation(
            a_person(northshire),
            held_gap.requirement,
            by=training_lead,
            starts_on=later(-1),
            review_on=later(1),
            ends_on=later(5),
        )
    client.force_login(training_lead)
    with django_assert_max_num_queries(12):
        assert len(rows(client.get(reverse("dispensations")))) == 11
