from datetime import date

import pytest
from django.urls import reverse

from capability.models import Act, EstablishmentPost, Role, Unit, UnitEdge, UnitHead
from tests.capability.views.pages import rows, text
from tests.capability.views.records.sending import date_parts, sent
from tests.factories.capability import LONG_AGO, a_head, a_person, a_unit

LEAP_DAY = date(2024, 2, 29)
MARCH = date(2024, 3, 1)


@pytest.fixture
def response(northshire):
    return a_unit(northshire, "RESP", name="Response")


def acting_on(client, what, unit, facts):
    return sent(client, reverse(f"unit-{what}", args=[unit.uuid]), facts)


def described(name, **facts):
    return {"name": name, "kind": "", "specialism": ""} | date_parts("starts_on", None) | facts


def test_a_unit_is_made(client, training_lead, investigations):
    client.force_login(training_lead)
    facts = described("Rape team", code="RT", specialism="RASSO", parent=investigations.uuid)
    page = sent(client, reverse("unit-make"), facts | date_parts("starts_on", LEAP_DAY))
    assert "Rape team was made, under Northside Investigations." in text(page)
    unit = Unit.objects.get(code="RT")
    assert (unit.name, unit.specialism, unit.starts_on) == ("Rape team", "RASSO", LEAP_DAY)
    assert unit.places.values_list("parent", "starts_on").get() == (investigations.pk, None)
    assert Act.objects.values_list("kind", "person").get() == ("unit.made", None)
    again = sent(client, reverse("unit-make"), facts | {"code": "rt"})
    assert "There is a unit with the code rt already. Enter another code." in text(again)


def test_a_unit_is_renamed(client, training_lead, investigations):
    client.force_login(training_lead)
    acting_on(client, "correct", investigations, described("Crime", specialism="RASSO"))
    investigations.refresh_from_db()
    assert (investigations.name, investigations.specialism) == ("Crime", "RASSO")
    said = text(
        acting_on(client, "correct", investigations, described("Crime", specialism="RASSO"))
    )
    assert "Nothing differs from what is on record." in said


def moving(client, unit, parent, on):
    return acting_on(client, "move", unit, {"parent": parent.uuid} | date_parts("starts_on", on))


def test_a_unit_moves_from_a_day(client, training_lead, northshire, investigations, response):
    client.force_login(training_lead)
    page = moving(client, investigations, response, MARCH)
    assert "Northside Investigations stands under Response from 1 March 2024." in text(page)
    assert list(investigations.places.values_list("parent__code", "starts_on", "ends_on")) == [
        ("RESP", MARCH, None),
        ("NS", None, LEAP_DAY),
    ]
    said = text(moving(client, investigations, northshire.root_unit, LEAP_DAY))
    assert "Northside Investigations moves to Response on 1 March 2024 already." in said


def test_a_unit_does_not_stand_under_itself(client, training_lead, investigations):
    team = a_unit(investigations.force, "TEAM", name="Team", under=investigations)
    client.force_login(training_lead)
    said = text(moving(client, investigations, team, MARCH))
    assert "Team stands under Northside Investigations on 1 March 2024" in said
    assert "Choose another unit." in said
    assert not Act.objects.exists()


def test_nor_on_a_later_day(client, training_lead, investigations, response):
    """Response will stand under it from June: until then all would seem well."""
    UnitEdge.objects.filter(unit=response).update(ends_on=date(2024, 5, 31))
    UnitEdge.objects.create(
        force=response.force, unit=response, parent=investigations, starts_on=date(2024, 6, 1)
    )
    client.force_login(training_lead)
    said = text(moving(client, investigations, response, MARCH))
    assert "Response stands under Northside Investigations on 1 June 2024" in said


def test_the_force_itself_stands_where_it_is(client, training_lead, northshire, investigations):
    client.force_login(training_lead)
    said = text(moving(client, northshire.root_unit, investigations, MARCH))
    assert "Northshire Police is the force itself and stands under nothing." in said


def ending(client, unit, last_day):
    return acting_on(client, "end", unit, date_parts("last_day", last_day))


def test_a_unit_ends_when_it_is_empty(client, training_lead, investigations):
    person = a_person(investigations.force, unit=investigations)
    head = a_head(investigations, person)
    client.force_login(training_lead)
    said = text(ending(client, investigations, LEAP_DAY))
    assert "Posted there after that day: Ada Okafor. Move or end those first." in said
    person.postings.update(ends_on=LEAP_DAY)
    ending(client, investigations, LEAP_DAY)
    investigations.refresh_from_db()
    head.refresh_from_db()
    assert (investigations.ends_on, head.ends_on) == (LEAP_DAY, LEAP_DAY)


def test_a_unit_with_units_under_it_does_not_end(client, training_lead, investigations):
    a_unit(investigations.force, "TEAM", name="Team", under=investigations)
    client.force_login(training_lead)
    said = text(ending(client, investigations, LEAP_DAY))
    assert "Still under it: Team. Move or end those first." in said


def appointing(client, unit, reference, on):
    return acting_on(client, "head", unit, {"reference": reference} | date_parts("starts_on", on))


def heads():
    return list(UnitHead.objects.values_list("person__person_ref", "starts_on", "ends_on"))


def test_a_new_head_follows_the_one_before(client, training_lead, investigations):
    for ref in ("HR1", "HR2"):
        a_person(investigations.force, unit=investigations, person_ref=ref)
    client.force_login(training_lead)
    appointing(client, investigations, "HR1", LONG_AGO)
    appointing(client, investigations, "HR2", MARCH)
    assert heads() == [("HR1", LONG_AGO, LEAP_DAY), ("HR2", MARCH, None)]
    appointing(client, investigations, "HR1", MARCH)
    assert heads() == [("HR1", LONG_AGO, LEAP_DAY), ("HR1", MARCH, None)]
    appointing(client, investigations, "", date(2025, 1, 1))
    assert heads()[1] == ("HR1", MARCH, date(2024, 12, 31))


def test_a_head_is_on_record_and_in_service(client, training_lead, investigations):
    a_person(investigations.force, person_ref="HR1", left_on=LEAP_DAY)
    client.force_login(training_lead)
    said = text(appointing(client, investigations, "HR1", MARCH))
    assert "Ada Okafor is not in service on 1 March 2024. Choose someone who is." in said
    said = text(appointing(client, investigations, "HR9", MARCH))
    assert "Nobody has the reference HR9." in said
    said = text(appointing(client, investigations, "", MARCH))
    assert "Nobody heads the unit on 1 March 2024: there is nothing to end." in said


def funding(client, unit, role, posts, on):
    facts = {"role": role, "posts": posts} | date_parts("starts_on", on)
    return acting_on(client, "posts", unit, facts)


def test_posts_of_a_role_follow_each_other(client, training_lead, northshire, investigations):
    Role.objects.create(force=northshire, code="DET", name="Detective")
    client.force_login(training_lead)
    funding(client, investigations, "DET", "12", LONG_AGO)
    funding(client, investigations, "DET", "10.5", MARCH)
    funding(client, investigations, "", "2", MARCH)
    posts = EstablishmentPost.objects.order_by("starts_on", "-posts")
    assert [(str(one.posts), one.starts_on, one.ends_on) for one in posts] == [
        ("12.00", LONG_AGO, LEAP_DAY),
        ("10.50", MARCH, None),
        ("2.00", MARCH, None),
    ]
    said = text(funding(client, investigations, "DET", "-1", MARCH))
    assert "Enter how many posts as a number from 0 to 9999.99" in said


def test_a_unit_shows_posts_against_people(client, sergeant, northshire, investigations):
    detective = Role.objects.create(force=northshire, code="DET", name="Detective")
    EstablishmentPost.objects.create(
        force=northshire, unit=investigations, role=detective, posts=3, starts_on=LONG_AGO
    )
    posted = a_person(northshire, "Byrne", unit=investigations)
    posted.postings.update(role=detective, fte="0.6")
    a_person(northshire, "Okafor", unit=investigations)
    a_head(investigations, posted)
    client.force_login(sergeant)
    page = client.get(reverse("unit", args=[investigations.uuid]))
    assert "Head Ada Byrne from 4 Jan 2010" in text(page)
    assert [row[:5] for row in rows(page)[:2]] == [
        ["Detective", "3 from 4 Jan 2010", "1 people: Detective", "0.60", "2.40"],
        ["No role on record", "Not set", "1 people: no role on record", "1", ""],
    ]
    for role, names in (("DET", ["Ada Byrne"]), ("", ["Ada Okafor"])):
        page = client.get(reverse("unit", args=[investigations.uuid]), {"role": role})
        logs = [f"{name} Log a call-out of {name}" for name in names]
        assert [row[0] for row in rows(page)[2:]] == logs


def test_the_tree_lists_each_unit_under_its_own(client, training_lead, investigations, response):
    a_unit(investigations.force, "TEAM", name="Team", under=investigations)
    a_person(investigations.force, unit=investigations)
    client.force_login(training_lead)
    listed = rows(client.get(reverse("units")))
    assert [(row[0], row[-1]) for row in listed] == [
        ("Northshire Police", "0"),
        ("Level 1: Northside Investigations", "1 posted to Northside Investigations"),
        ("Level 2: Team", "0"),
        ("Level 1: Response", "0"),
    ]


def test_a_sergeant_sees_the_units_in_reach(client, sergeant, investigations, response):
    client.force_login(sergeant)
    assert [row[1] for row in rows(client.get(reverse("units")))] == ["INV"]
    assert client.get(reverse("unit", args=[response.uuid])).status_code == 404
    assert "Change this unit" not in client.get(reverse("unit", args=[investigations.uuid])).text


def test_an_analyst_reads_a_unit_by_pseudonym(client, analyst, investigations):
    person = a_person(investigations.force, "Byrne", unit=investigations)
    a_head(investigations, person)
    client.force_login(analyst)
    for address in (reverse("units"), reverse("unit", args=[investigations.uuid])):
        page = client.get(address)
        assert f"Person {str(person.pseudonym)[:8]}" in text(page)
        assert "Byrne" not in page.text
        assert str(person.uuid) not in page.text


@pytest.mark.parametrize("size", [10, 100])
@pytest.mark.parametrize("name", ["units", "unit"])
def test_units_ask_the_same_however_many(
    client, sergeant, investigations, django_assert_num_queries, size, name
):
    role = Role.objects.create(force=investigations.force, code="DET", name="Detective")
    for number in range(size):
        unit = a_unit(investigations.force, under=investigations)
        person = a_person(investigations.force, unit=investigations)
        person.postings.update(role=role)
        a_head(unit, person)
        UnitHead.objects.filter(unit=investigations).delete()
        a_head(investigations, person, starts_on=date(2020, 1, 1 + number % 28))
    address = reverse(name, args=[] if name == "units" else [investigations.uuid])
    client.force_login(sergeant)
    with django_assert_num_queries({"units": 8, "unit": 12}[name]):
        client.get(address)


def test_history_tells_who_moved_a_unit_and_why(client, training_lead, investigations, response):
    client.force_login(training_lead)
    moving(client, investigations, response, MARCH)
    address = reverse("unit-history", args=[investigations.uuid])
    assert address in client.get(reverse("unit", args=[investigations.uuid])).text
    page = client.get(address)
    told = [row[1] for row in rows(page)]
    assert told[:2] == [
        "Place in the tree recorded : first day 1 March 2024; parent Response",
        "Place in the tree changed : last day 29 February 2024",
    ]
    assert "training@northshire.example Said so on the form Undo" in rows(page)[0][2]
    assert reverse("act-undo", args=[Act.objects.get().uuid]) in page.text


def test_history_names_the_head(client, training_lead, investigations):
    head = a_head(investigations, a_person(investigations.force, "Byrne"))
    UnitHead.objects.update(person=a_person(investigations.force, "Okafor"))
    head.refresh_from_db()
    head.delete()
    client.force_login(training_lead)
    told = [row[1] for row in rows(client.get(reverse("unit-history", args=[investigations.uuid])))]
    assert told[:3] == [
        "Head removed : first day 4 January 2010 → none",
        "Head changed : person Ada Byrne → Ada Okafor",
        "Head recorded : person Ada Byrne; first day 4 January 2010",
    ]


def test_history_is_for_whoever_may_see_it(client, analyst, sergeant, investigations, response):
    address = reverse("unit-history", args=[investigations.uuid])
    client.force_login(analyst)
    assert client.get(address).status_code == 403
    client.force_login(sergeant)
    assert "act-undo" not in client.get(address).text
    assert client.get(reverse("unit-history", args=[response.uuid])).status_code == 404


@pytest.mark.parametrize("size", [10, 100])
def test_history_asks_the_same_however_long(
    client, training_lead, investigations, django_assert_num_queries, size
):
    for number in range(size):
        Unit.objects.filter(pk=investigations.pk).update(name=f"Name {number}")
    client.force_login(training_lead)
    with django_assert_num_queries(8):
        client.get(reverse("unit-history", args=[investigations.uuid]))
