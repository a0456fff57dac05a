from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.actions import gap_work
from capability.models import Gap, User
from tests.capability.views.pages import rows, text

PAGES = ("gap-acknowledge", "gap-take-back", "gap-plan")
TODAY = timezone.localdate


def page(name, gap):
    return reverse(name, args=[gap.uuid])


def a_plan(gap, owner=None, due_on=None, plan="Booked on the course in May"):
    due_on = due_on or TODAY()
    days = {"due_on_0": due_on.day, "due_on_1": due_on.month, "due_on_2": due_on.year}
    seen = gap.events.latest("pgh_id").pgh_id
    return {"owner": owner.email if owner else "", **days, "plan": plan, "seen": seen}


def test_acknowledge_and_take_back(client, sergeant, held_gap):
    client.force_login(sergeant)
    said = text(client.post(page("gap-acknowledge", held_gap), follow=True))
    assert "You have acknowledged this gap." in said
    assert f"Acknowledged on {TODAY():%-d %B %Y}" in said
    said = text(client.post(page("gap-take-back", held_gap), follow=True))
    assert "The acknowledgement is taken back." in said
    assert "Not acknowledged" in said


def test_a_plan_stands_on_the_gap_and_in_the_list(client, sergeant, held_gap, reads):
    client.force_login(sergeant)
    said = text(client.post(page("gap-plan", held_gap), a_plan(held_gap, sergeant), follow=True))
    assert "The plan is recorded. Change it" in said
    assert f"Booked on the course in May {sergeant.email} answers for it, to be mended by" in said
    (who,) = [row[-1] for row in rows(client.get(reverse("gaps"), {"owner": "me"}))]
    assert who.split()[-5:] == [sergeant.email, "Due", *f"{TODAY():%-d %b %Y}".split()]
    answer = reads(sergeant, f"gaps/{held_gap.uuid}/").json()
    assert (answer["owned_by"], answer["due_on"]) == (sergeant.email, TODAY().isoformat())
    assert answer["plan"] == "Booked on the course in May"


def test_an_analyst_reads_the_day_and_not_who_or_what(client, analyst, sergeant, held_gap, reads):
    gap_work.plan(held_gap, owner=sergeant, due_on=TODAY(), words="Ask Okafor", by=sergeant)
    answer = reads(analyst, f"gaps/{held_gap.veiled_uuid}/").json()
    assert (answer["due_on"], answer["owned_by"], answer["plan"]) == (
        TODAY().isoformat(),
        None,
        None,
    )
    client.force_login(analyst)
    told = client.get(reverse("gap", args=[held_gap.veiled_uuid])).text
    assert "Ask Okafor" not in told
    assert sergeant.email not in told


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"plan": ""}, "Enter what is being done"),
        ({"due_on_0": "31", "due_on_1": "2"}, "There is no such day."),
        ({"due_on_2": "2020"}, "That day is past. Enter today or a later day."),
        ({"owner": "x"}, "Choose someone from the list"),
    ],
)
def test_what_makes_no_sense_is_explained(client, sergeant, held_gap, changed, said):
    client.force_login(sergeant)
    answer = client.post(page("gap-plan", held_gap), a_plan(held_gap) | changed)
    assert said in text(answer)
    assert Gap.objects.get(pk=held_gap.pk).plan == ""


def test_someone_out_of_reach_cannot_own_it(client, sergeant, stranger, held_gap):
    client.force_login(sergeant)
    answer = client.post(page("gap-plan", held_gap), a_plan(held_gap, stranger))
    assert "Choose someone from the list: others may not see it." in text(answer)


def test_whoever_comes_second_is_told(client, sergeant, training_lead, held_gap):
    late = a_plan(held_gap, plan="Something else")
    gap_work.plan(held_gap, owner=None, due_on=TODAY(), words="The first", by=training_lead)
    client.force_login(sergeant)
    answer = client.post(page("gap-plan", held_gap), late)
    said = text(answer)
    assert "Nothing of yours is saved yet" in said
    assert f"Gap changed by {training_lead.email}" in said
    assert "what is being done blank → The first" in said
    assert Gap.objects.get(pk=held_gap.pk).plan == "The first"
    again = client.post(page("gap-plan", held_gap), late | {"seen": answer.context["seen"]})
    assert again.status_code == 302
    assert Gap.objects.get(pk=held_gap.pk).plan == "Something else"


@pytest.mark.parametrize("name", PAGES)
def test_who_may_not(client, analyst, stranger, held_gap, name):
    for user, status in ((analyst, 403), (stranger, 404)):
        client.force_login(user)
        assert client.post(page(name, held_gap)).status_code == status


@pytest.mark.parametrize("name", PAGES)
def test_nobody_works_on_a_gap_about_themselves(client, sergeant, held_gap, name):
    User.objects.filter(pk=sergeant.pk).update(person=held_gap.person)
    client.force_login(sergeant)
    assert client.post(page(name, held_gap)).status_code == 404
    assert page(name, held_gap) not in client.get(page("gap", held_gap)).text


@pytest.mark.parametrize("name", PAGES)
def test_a_closed_gap_is_worked_on_no_more(client, sergeant, held_gap, name):
    Gap.objects.filter(pk=held_gap.pk).update(closed_on=TODAY())
    client.force_login(sergeant)
    assert client.post(page(name, held_gap)).status_code == 404
    assert page(name, held_gap) not in client.get(page("gap", held_gap)).text


def test_the_filters_for_work(client, sergeant, training_lead, held_gap):
    soon = TODAY() + timedelta(days=7)
    gap_work.acknowledge(held_gap, by=sergeant)
    gap_work.plan(held_gap, owner=training_lead, due_on=soon, words="Booked", by=sergeant)
    client.force_login(sergeant)
    found = {
        query: len(rows(client.get(f"{reverse('gaps')}?{query}")))
        for query in (
            *("acknowledged=true", "acknowledged=false"),
            *("owner=me", "owner=somebody", "owner=nobody"),
            *(f"due_to={soon}", f"due_to={TODAY()}"),
        )
    }
    assert list(found.values()) == [1, 1, 0, 1, 1, 1, 0]


def test_closed_gaps_are_listed_as_they_opened(client, sergeant, held_gap):
    Gap.objects.filter(pk=held_gap.pk).update(closed_on=TODAY())
    client.force_login(sergeant)
    answer = client.get(reverse("gaps"), {"status": "closed"})
    assert "1 person had 1 gap that is closed" in text(answer)
    ((_who, what, *_others),) = rows(answer)
    assert what == "Holds a case in SERIOUS without SPECIAL Case 24/3318"
    tomorrow = TODAY() + timedelta(days=1)
    assert len(rows(client.get(reverse("gaps"), {"closed_from": TODAY()}))) == 1
    assert rows(client.get(reverse("gaps"), {"closed_from": tomorrow})) == []


def test_the_way_back_leads_to_the_list_that_was_left(client, sergeant, held_gap):
    client.force_login(sergeant)
    address = f"{reverse('gaps')}?severity=1"
    link = f"{page('gap', held_gap)}?from=%2Fgaps%2F%3Fseverity%3D1"
    assert f'href="{link}"' in client.get(address).text
    assert f'<a href="{address}" class="govuk-back-link">' in client.get(link).text


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "javascript:1"])
def test_the_way_back_never_leads_elsewhere(client, sergeant, held_gap, elsewhere):
    client.force_login(sergeant)
    told = client.get(page("gap", held_gap), {"from": elsewhere}).text
    assert f'<a href="{reverse("gaps")}" class="govuk-back-link">' in told
