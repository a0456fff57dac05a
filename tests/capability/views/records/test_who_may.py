"""Who may change whose record: the same for every page that does."""

import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.models import User
from tests.factories.capability import a_person, a_posting, a_unit, a_user

OF_A_PERSON = (
    *("person-correct", "person-leave", "person-rejoin", "person-merge"),
    *("service-correct", "probation-confirm", "probation-extend", "posting-begin"),
)
OF_A_POSTING = ("posting-change", "posting-correct", "posting-end")
OF_A_UNIT = ("unit-correct", "unit-move", "unit-end", "unit-head", "unit-posts")


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def addresses(okafor, investigations):
    posting = okafor.postings.get()
    other = a_person(okafor.force, unit=investigations)
    return [
        *(reverse(name, args=[okafor.uuid]) for name in OF_A_PERSON),
        *(reverse(name, args=[okafor.uuid, posting.pk]) for name in OF_A_POSTING),
        reverse("person-merge-into", args=[okafor.uuid, other.uuid]),
        *(reverse(name, args=[investigations.uuid]) for name in OF_A_UNIT),
    ]


def answers(client, addresses):
    return {client.get(address).status_code for address in addresses}


def test_whoever_keeps_records_finds_every_page(client, training_lead, addresses):
    client.force_login(training_lead)
    assert answers(client, addresses) == {200}


def test_another_force_finds_none(client, stranger, addresses):
    client.force_login(stranger)
    assert answers(client, addresses) == {404}


@pytest.mark.parametrize("role", ["supervisor", "analyst", "auditor", "rasso-allocator"])
def test_who_has_not_the_power_is_refused(client, northshire, addresses, role):
    user = a_user("else@northshire.example", AccessRole(role), northshire.root_unit)
    client.force_login(user)
    makes = [reverse(name) for name in ("person-join", "person-transfer", "unit-make")]
    assert answers(client, [*addresses, *makes]) == {403}


def test_a_part_of_the_force_keeps_its_own_alone(client, northshire, addresses, investigations):
    elsewhere = a_user("resp@northshire.example", AccessRole.LD_ADMIN, a_unit(northshire, "RESP"))
    client.force_login(elsewhere)
    assert answers(client, addresses) == {404}
    inside = a_user("inv@northshire.example", AccessRole.LD_ADMIN, investigations)
    client.force_login(inside)
    of_units = [reverse(name, args=[investigations.uuid]) for name in OF_A_UNIT]
    assert answers(client, set(addresses) - set(of_units)) == {200}
    # Where a unit stands says who reaches whom: that is for the whole force.
    assert answers(client, [*of_units, reverse("unit-make")]) == {404}


def test_nobody_changes_the_own_record(client, training_lead, okafor):
    User.objects.filter(pk=training_lead.pk).update(person=okafor)
    client.force_login(User.objects.get(pk=training_lead.pk))
    own = [reverse(name, args=[okafor.uuid]) for name in OF_A_PERSON]
    assert answers(client, own) == {404}
    assert "Change this record" not in client.get(reverse("person", args=[okafor.uuid])).text


def test_the_buttons_are_for_whoever_may(client, training_lead, sergeant, okafor):
    for user, is_offered in ((training_lead, True), (sergeant, False)):
        client.force_login(user)
        tab = client.get(reverse("person-postings", args=[okafor.uuid])).text
        assert ("Change this record" in tab) is is_offered
        assert (reverse("posting-begin", args=[okafor.uuid]) in tab) is is_offered
        assert ("Someone joins" in client.get(reverse("people")).text) is is_offered


def test_nobody_is_posted_out_of_reach(client, northshire, okafor, investigations):
    team = a_unit(northshire, "TEAM", under=investigations)
    a_posting(okafor, team, starts_on=okafor.postings.get().starts_on, is_substantive=False)
    inside = a_user("inv@northshire.example", AccessRole.LD_ADMIN, investigations)
    client.force_login(inside)
    page = client.get(reverse("posting-begin", args=[okafor.uuid]))
    offered = page.context["form"].fields["unit"].queryset
    assert {unit.code for unit in offered} == {"INV", "TEAM"}
