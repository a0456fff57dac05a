from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.fields.dates import AS_WRITTEN
from capability.models import Absence
from capability.reports import assessments
from tests.factories.capability import (
    a_case_group,
    a_category,
    a_head,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
)

# Of the answer alone: who asks, and over what.
MOST = 12


@pytest.fixture
def rape(northshire):
    return a_category("RAPE", force=northshire)


@pytest.fixture
def special(northshire, rape):
    scheme = a_scheme("SPECIAL")
    group = a_case_group("RASSO", rape, force=northshire)
    a_requirement(scheme, group, force=northshire, enforcement="block")
    return scheme


@pytest.fixture
def ask(client, investigations):
    def page(user, unit=investigations, **asked):
        client.force_login(user)
        today = timezone.localdate().isoformat()
        facts = {"category": "RAPE", "part": "OIC", "on": today, "unit": unit.uuid}
        return client.get(reverse("who-can-take"), facts | asked)

    return page


def text(page):
    return " ".join(page.content.decode().split())


def test_the_form_stands_alone_with_the_users_unit_in_it(client, sergeant, investigations):
    client.force_login(sergeant)
    page = client.get(reverse("who-can-take"))
    assert page.context["form"]["unit"].value() == str(investigations.uuid)
    assert "asked" not in page.context


def test_whoever_fits_comes_first_and_is_named_in_the_answer(
    ask, sergeant, northshire, investigations, special
):
    a_person(northshire, "Adebayo", unit=investigations)
    holder = a_person(northshire, "Lindqvist", unit=investigations)
    an_accreditation(holder, special, awarded_on=date(2021, 1, 4))
    page = ask(sergeant)
    assert "Ada Lindqvist fits, of 2 people in Northside Investigations" in text(page)
    assert [row.person["surname"] for row in page.context["asked"].rows] == [
        "Lindqvist",
        "Adebayo",
    ]


def test_that_nobody_fits_is_an_answer_with_who_comes_first_and_what_that_needs(
    ask, sergeant, northshire, investigations, special
):
    person = a_person(northshire, "Lindqvist", unit=investigations)
    an_accreditation(person, special, course_completed_on=date(2024, 2, 5))
    page = text(ask(sergeant))
    assert "Nobody in Northside Investigations is fully suitable" in page
    assert "Ada Lindqvist comes first: in training for SPECIAL" in page
    assert "Needs: A dispensation: a reason, a mitigation, a mentor and a review day" in page
    assert "One step from suitable" in page


def test_nobody_out_of_reach_is_named_and_the_head_above_is(
    ask, sergeant, northshire, investigations, special
):
    root = northshire.root_unit
    a_person(northshire, "Adebayo", unit=investigations)
    far = a_person(northshire, "Faraway", unit=a_unit(northshire))
    an_accreditation(far, special, awarded_on=date(2021, 1, 4))
    a_head(root, a_person(northshire, "Superintendent", unit=root))
    page = text(ask(sergeant))
    assert "Faraway" not in page
    assert (
        "1 would fit; 0 would fit with conditions; 1 would be blocked by the force&#x27;s rule"
        in page
    )
    assert "Ring Ada Superintendent, who heads it." in page


@pytest.mark.parametrize("day", ["", "2023-12-31"])
def test_where_nobody_heads_it_the_next_head_up_the_tree_is_named(
    ask, northshire, investigations, special, day
):
    """The head from 2024 on: before, nobody is there to ring."""
    team = a_unit(northshire, under=a_unit(northshire, under=investigations))
    asker = a_user("ds@northshire.example", AccessRole.SUPERVISOR, team)
    head = a_person(northshire, "Winterbourne", unit=investigations)
    a_head(investigations, head, starts_on=date(2024, 1, 1))
    page = text(ask(asker, team, **({"on": day} if day else {})))
    ring = "; ring Ada Winterbourne, who heads Northside Investigations above it"
    assert f"Nobody is on record as its head{'' if day else ring}." in page


def test_a_unit_out_of_reach_is_no_choice(ask, sergeant, northshire, special):
    page = ask(sergeant, unit=a_unit(northshire))
    assert page.context["form"].errors["unit"]
    assert "asked" not in page.context


@pytest.mark.parametrize("on", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_out_of_sense_is_refused_as_everywhere(ask, sergeant, special, on):
    page = ask(sergeant, on=on)
    assert page.context["form"].errors == {"on": [AS_WRITTEN]}


def test_only_those_named(ask, sergeant, northshire, investigations, special):
    for surname in ("Adebayo", "Lindqvist", "Okafor"):
        a_person(northshire, surname, unit=investigations)
    page = ask(sergeant, named="Lindqvist, Okafor")
    surnames = {row.person["surname"] for row in page.context["asked"].rows}
    assert surnames == {"Lindqvist", "Okafor"}
    assert "Nobody in your reach goes by Nemo" in text(ask(sergeant, named="Nemo"))


def test_why_not_a_person_says_what_is_missing_and_nothing_of_why_they_are_away(
    ask, sergeant, northshire, investigations, special
):
    person = a_person(northshire, unit=investigations)
    Absence.objects.create(force=northshire, person=person, starts_on=date(2024, 1, 1))
    page = text(ask(sergeant))
    assert "Away from 1 January 2024, with no last day set" in page
    assert "sick" not in page.lower()


def test_an_allocator_of_the_force_asks_of_all_of_it(ask, northshire, investigations, special):
    allocator = a_user("ra@northshire.example", AccessRole.ALLOCATOR, northshire.root_unit)
    a_person(northshire, unit=investigations)
    page = ask(allocator)
    assert page.context["asked"].above.is_mine
    assert text(page).count("Ask the same of everybody in Northshire Police") == 1


def test_100_people_cost_as_few_queries_as_10(
    ask, client, sergeant, northshire, investigations, special
):
    address, asked = ask(sergeant).wsgi_request.get_full_path(), []
    for number in (10, 100):
        while northshire.people.count() < number:
            a_person(northshire, unit=investigations)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        assert len(page.context["asked"].rows) == number
        asked.append([query["sql"][:90] for query in queries])
    assert len(asked[0]) == len(asked[1]), asked
    assert len(asked[1]) <= MOST, asked[1]


def test_too_many_to_weigh_are_refused_with_what_to_do(
    ask, sergeant, northshire, investigations, special, monkeypatch
):
    monkeypatch.setattr(assessments, "MOST", 2)
    for _person in range(3):
        a_person(northshire, unit=investigations)
    page = text(ask(sergeant))
    assert "too many to weigh one by one" in page
    assert "Choose a smaller unit below" in page
