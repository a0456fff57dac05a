"""The team as a picture: every figure opens as many rows as it says."""

import re
from datetime import date, time

import pytest
from django.urls import reverse

from capability.models import Absence, EstablishmentPost, Role, Scheme, Shift
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

AS_OF = {"as_of": "2024-06-12"}


@pytest.fixture
def special(northshire):
    return a_scheme("SPECIAL", force=northshire, needs=[a_scheme("FIRST", force=northshire)])


@pytest.fixture
def team(northshire, investigations, special):
    """Three who are required to hold a scheme: one holds it, one is in training, one is neither."""
    role = Role.objects.create(force=northshire, code="SOIT", name="SOIT")
    a_requirement(special, None, force=northshire, role=role, part="")
    below = a_unit(northshire, under=investigations)
    for name, unit in (
        ("Holds", investigations),
        ("Trains", below),
        ("Lacks", investigations),
        ("Elsewhere", northshire.root_unit),
    ):
        a_posting(a_person(northshire, name), unit, role=role)
    people = {person.surname: person for person in northshire.people.all()}
    award = {"awarded_on": LONG_AGO, "valid_to": date(2024, 8, 20)}
    an_accreditation(people["Holds"], special, **award)
    an_accreditation(people["Trains"], special, course_completed_on=date(2024, 5, 1))
    return people


@pytest.fixture
def cases(northshire, team, special):
    """The one in training and the one who lacks it hold a case of the kind that requires it."""
    category = a_category("BURGLARY", force=northshire)
    group = a_case_group("SERIOUS", category, force=northshire)
    a_requirement(special, group, force=northshire)
    for name in ("Holds", "Trains", "Lacks"):
        an_allocation(team[name], a_case(northshire, category))


@pytest.fixture
def shift(northshire, investigations, team):
    hours = {"name": "Night", "begins_at": time(22), "hours": 8}
    first_response = Scheme.objects.get(code="FRO")
    for name in ("Holds", "Lacks"):
        an_accreditation(team[name], first_response, awarded_on=LONG_AGO)
    return Shift.objects.create(force=northshire, unit=investigations, **hours)


def opened(client, unit, **asked):
    return client.get(reverse("team-picture", args=[unit.uuid]), AS_OF | asked)


def rows_of(page):
    """Address and number of each figure that opens rows."""
    found = re.findall(r'register-figure--cell" href="([^"]*)">(\d+)<', page.text)
    return [(address.replace("&amp;", "&"), int(count)) for address, count in found]


@pytest.mark.parametrize("user", ["training_lead", "sergeant", "analyst"])
def test_every_figure_opens_as_many_rows(client, request, investigations, cases, shift, user):
    client.force_login(request.getfixturevalue(user))
    shown = rows_of(opened(client, investigations))
    assert len(shown) == 11
    for address, count in shown:
        assert client.get(address).context["page"].paginator.count == count, address


def test_what_is_required_is_held_begun_or_neither(client, sergeant, investigations, team):
    client.force_login(sergeant)
    page = opened(client, investigations)
    [cover] = page.context["picture"].coverage
    assert (cover.required, cover.held, cover.short, cover.in_training) == (3, 1, 2, 1)
    assert "1 of the 3 accreditations that roles and cases require here is held" in page.text
    rests_on = [feed["what"] for feed in page.context["feed_ages"]]
    assert rests_on == ["cases", "postings", "accreditations", "duties", "call-outs"]


def test_holders_of_cases_by_grade(client, sergeant, investigations, cases):
    client.force_login(sergeant)
    picture = opened(client, investigations).context["picture"]
    grades = {bar.of.value: bar.count for bar in picture.grades if bar.count}
    assert grades == {"A": 1, "D": 1, "E": 1}
    assert (picture.complete, picture.duties) == (1, 3)


@pytest.mark.parametrize(
    ("as_of", "month"), [("2024-06-12", "August 2024"), ("2023-08-31", None), ("2024-08-21", None)]
)
def test_what_lapses_by_month(client, sergeant, investigations, team, as_of, month):
    client.force_login(sergeant)
    lapsing = opened(client, investigations, as_of=as_of).context["picture"].lapsing
    shown = [f"{column.of[0]:%B %Y}" for column in lapsing if column.count]
    assert shown == ([month] if month else [])
    assert len(lapsing) == 12


def test_a_month_stands_under_each_column_and_the_year_where_it_begins(
    client, sergeant, investigations, team
):
    client.force_login(sergeant)
    page = opened(client, investigations).text
    told = re.findall(r'<text x="([\d.]+)%" y="\d+">([^<]*)<', page)
    assert [words for _x, words in told] == [
        *("Jun", "2024", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        *("Jan", "2025", "Feb", "Mar", "Apr", "May"),
    ]
    at = {words: x for x, words in told}
    assert (at["Jun"], at["2024"], at["Jul"], at["May"]) == ("3.33", "3.33", "11.66", "95.0")


def test_what_hangs_on_one_or_nobody_is_said_in_words(client, sergeant, investigations, team):
    client.force_login(sergeant)
    page = opened(client, investigations)
    assert "One person holds SPECIAL</a> (Scheme SPECIAL): it is required of 3 people" in page.text
    page = opened(client, investigations, as_of="2024-08-21")
    assert "Nobody holds SPECIAL</a> (Scheme SPECIAL): it is required of 3 people" in page.text
    address = re.search(r'href="([^"]*)">Nobody holds', page.text)[1].replace("&amp;", "&")
    assert client.get(address).context["page"].paginator.count == 3


def test_who_holds_it_without_having_to_does_not_gainsay_that_none_of_the_others_does(
    client, sergeant, northshire, investigations, special, team
):
    beside = a_person(northshire, "Beside", unit=investigations)
    an_accreditation(beside, special, awarded_on=LONG_AGO)
    client.force_login(sergeant)
    page = opened(client, investigations, as_of="2024-08-21")
    [one] = page.context["picture"].lone
    assert (one.code, one.required, one.met, one.holders) == ("SPECIAL", 3, 0, 1)
    line = re.search(r"<li><a[^>]*>Of the 3 .*?</li>", page.text, re.DOTALL)[0]
    assert " ".join(re.sub(r"<[^>]*>", "", line).split()) == (
        "Of the 3 people of whom SPECIAL is required here (Scheme SPECIAL), none holds it as "
        "required; one person holds it all the same."
    )
    addresses = [href.replace("&amp;", "&") for href in re.findall(r'href="([^"]*)"', line)]
    shown = [client.get(href).context["page"].paginator.count for href in addresses]
    assert shown == [3, 1]
    assert opened(client, investigations).context["picture"].lone == []


def test_strength_of_each_unit_with_funded_posts(client, sergeant, investigations, team):
    posts = {"force": investigations.force, "unit": investigations, "starts_on": LONG_AGO}
    EstablishmentPost.objects.create(posts=3, **posts)
    away = {"force": investigations.force, "starts_on": LONG_AGO}
    Absence.objects.create(person=team["Lacks"], share_of_duty=0, **away)
    client.force_login(sergeant)
    [line] = opened(client, investigations).context["picture"].strength
    assert (line["unit"].posts, line["unit"].effective, line["share"]) == (3, 1, 33)


def test_who_is_there_in_a_shift(client, sergeant, investigations, shift, team):
    client.force_login(sergeant)
    assert "● Covered" in opened(client, investigations).text
    away = {"force": investigations.force, "starts_on": LONG_AGO}
    Absence.objects.create(person=team["Lacks"], share_of_duty=0, **away)
    assert "▲ Short" in opened(client, investigations).text
    cover = client.get(reverse("team-cover", args=[investigations.uuid, shift.uuid]), AS_OF)
    assert [row["surname"] for row in cover.context["page"].object_list] == ["Holds"]
    assert "1 of the 2 trained first responders that the shift needs is there" in cover.text


def test_an_empty_unit_says_what_would_fill_it(client, sergeant, investigations):
    client.force_login(sergeant)
    page = opened(client, investigations)
    assert "nothing is required of anybody here" in page.text
    assert rows_of(page) == []


def test_an_analyst_reads_no_name(client, analyst, investigations, shift):
    client.force_login(analyst)
    cover = client.get(reverse("team-cover", args=[investigations.uuid, shift.uuid]), AS_OF)
    assert cover.context["page"].paginator.count == 2
    assert "Holds" not in cover.text


def test_a_unit_out_of_reach_is_not_found(client, sergeant, stranger, northshire, shift):
    for user, unit in ((sergeant, northshire.root_unit), (stranger, shift.unit)):
        client.force_login(user)
        assert opened(client, unit).status_code == 404
        cover = reverse("team-cover", args=[unit.uuid, shift.uuid])
        assert client.get(cover, AS_OF).status_code == 404
