from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from capability.models import Act, User
from tests.factories.capability import a_person, a_unit
from tests.factories.training import a_cpd_entry
from training.models import CpdEntry, CpdSource

MARCH = date(2026, 3, 2)
DAY_OF_TRAINING = {
    "title": "Training day",
    "hours": "6",
    "done_on_0": "2",
    "done_on_1": "3",
    "done_on_2": "2026",
    "reason": "I held it",
}


@pytest.fixture
def officers(northshire, investigations):
    return [a_person(northshire, name, unit=investigations) for name in ("Adeyemi", "Byrne")]


def waiting(client, user, query=""):
    client.force_login(user)
    return client.get(reverse("cpd") + query)


def verifying(*entries):
    return f"{reverse('cpd-verify')}?" + "&".join(f"entry={one.uuid}" for one in entries)


def test_what_waits_is_listed_within_reach_and_never_one_s_own(
    client, sergeant, officers, northshire
):
    first, second = (a_cpd_entry(one, MARCH) for one in officers)
    a_cpd_entry(officers[0], MARCH, title="From a file", source=CpdSource.FEED)
    a_cpd_entry(a_person(northshire, unit=a_unit(northshire)), MARCH)
    assert list(waiting(client, sergeant).context["page"]) == [first, second]
    User.objects.filter(pk=sergeant.pk).update(person=officers[1])
    assert list(waiting(client, sergeant).context["page"]) == [first]


def test_several_are_verified_as_one_act(client, sergeant, officers):
    entries = [a_cpd_entry(one, MARCH) for one in officers]
    client.force_login(sergeant)
    answer = client.post(verifying(*entries), {"reason": "I was there"}, follow=True)
    assert "Verified: 2 entries." in answer.text
    assert set(CpdEntry.objects.values_list("verified_by", flat=True)) == {sergeant.pk}
    assert Act.objects.values_list("kind", "reason").get() == ("cpd.verified", "I was there")
    assert client.get(verifying(*entries)).status_code == 404


def test_where_none_is_ticked_it_says_so(client, sergeant):
    client.force_login(sergeant)
    page = client.get(reverse("cpd-verify"), follow=True)
    assert page.redirect_chain == [(reverse("cpd"), 302)]
    assert "Tick one entry at least, then verify." in page.text


@pytest.mark.parametrize("query", ["?entry=1", f"?entry={'0' * 8}-0000-0000-0000-{'0' * 12}"])
def test_what_is_not_there_is_not_verified(client, sergeant, query):
    client.force_login(sergeant)
    assert client.get(reverse("cpd-verify") + query).status_code == 404


def test_one_s_own_is_not_found_to_be_verified(client, sergeant, officers):
    User.objects.filter(pk=sergeant.pk).update(person=officers[0])
    client.force_login(sergeant)
    entry = a_cpd_entry(officers[0], MARCH)
    assert client.post(verifying(entry), {"reason": "Mine"}).status_code == 404


def test_a_training_day_is_looked_at_before_it_is_entered(
    client, sergeant, officers, investigations
):
    a_person(investigations.force, "Gone", unit=investigations, left_on=date(2026, 1, 1))
    client.force_login(sergeant)
    said = DAY_OF_TRAINING | {"unit": investigations.uuid}
    answer = client.post(reverse("cpd-group"), said)
    assert [line.person for line in answer.context["group"].lines] == officers
    assert not CpdEntry.objects.exists()
    said |= {"looked_at": answer.context["looked_at"], "person": [officers[1].uuid]}
    answer = client.post(reverse("cpd-group"), said, follow=True)
    assert "“Training day”, 6 hours, was entered for 1 person." in answer.text
    entry = CpdEntry.objects.get()
    assert (entry.person, entry.hours, entry.verified_by) == (officers[1], Decimal(6), sergeant)


def test_a_changed_choice_is_looked_at_again(client, sergeant, officers, investigations):
    client.force_login(sergeant)
    said = DAY_OF_TRAINING | {"refs": officers[0].person_ref}
    looked_at = client.post(reverse("cpd-group"), said).context["looked_at"]
    said |= {"looked_at": looked_at, "person": [officers[0].uuid]}
    answer = client.post(reverse("cpd-group"), said | {"unit": investigations.uuid})
    assert [line.person for line in answer.context["group"].lines] == officers
    assert not CpdEntry.objects.exists()


def test_who_has_it_already_and_who_is_out_of_reach_are_named(
    client, sergeant, officers, northshire
):
    a_cpd_entry(officers[0], MARCH, title="Training day")
    far = a_person(northshire, unit=a_unit(northshire))
    client.force_login(sergeant)
    refs = "\n".join([officers[0].person_ref, far.person_ref])
    answer = client.post(reverse("cpd-group"), DAY_OF_TRAINING | {"refs": refs})
    assert [line.why_not for line in answer.context["group"].lines] == [
        "Has an entry of that day and title already."
    ]
    assert f"Nobody whose CPD you may enter has the reference {far.person_ref}." in answer.text


def test_a_group_is_of_somebody(client, sergeant):
    client.force_login(sergeant)
    answer = client.post(reverse("cpd-group"), DAY_OF_TRAINING)
    assert "Choose a unit, or name people by reference." in answer.text


def test_what_waits_is_taken_away_as_it_is_listed_and_never_with_a_reflection(
    client, sergeant, officers
):
    own = {"purpose": "enhance", "kind": "formal", "reflection": "Mine alone"}
    a_cpd_entry(officers[0], MARCH, title="=A talk", reflection_is_shared=True, **own)
    a_cpd_entry(officers[0], MARCH, title="From a file", source=CpdSource.FEED)
    a_cpd_entry(officers[1], MARCH, title="Of Byrne")
    client.force_login(sergeant)
    answer = client.get(reverse("export-csv", args=["cpd"]), {"person": officers[0].uuid})
    head, *lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert head == (
        "person_uuid,person_ref,number,surname,forename,force_code,done_on,title,hours,kind,"
        "purpose,origin,scheme_code,plan_aim,source,verified_on"
    )
    (line,) = lines
    assert line.startswith(str(officers[0].uuid))
    assert line.endswith("NS,2026-03-02,'=A talk,2.0,formal,enhance,,,,own,")
    assert "Mine alone" not in head + line
