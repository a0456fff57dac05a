import json
from datetime import date

import pytest
from django.urls import reverse

from capability.reports.dispensation_months import DispensationMonths
from tests.capability.views.pages import rows, text
from tests.factories.capability import (
    a_case_group,
    a_dispensation,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
)

MAY, JUNE, ON = date(2024, 5, 15), date(2024, 6, 10), date(2024, 7, 20)


@pytest.fixture
def team(northshire, investigations):
    return a_unit(northshire, "TEAM", name="Team", under=investigations)


@pytest.fixture
def bent(northshire, investigations, team, training_lead):
    """One of the team from May to June, one of the department over it in June, one elsewhere."""
    group = a_case_group("SERIOUS", force=northshire)
    required = a_requirement(a_scheme("SPECIAL"), group, force=northshire)
    for unit, first in ((team, MAY), (investigations, JUNE), (None, JUNE)):
        person = a_person(northshire, unit=unit)
        facts = {"starts_on": first, "review_on": JUNE, "ends_on": date(2024, 6, 30)}
        a_dispensation(person, required, by=training_lead, **facts)


def in_force(user, unit=None):
    report = DispensationMonths(user, ON, unit)
    return {
        line.unit.code: [(month.key, *count.values()) for month, count in line.months[-3:]]
        for line in report.teams
    }


def test_each_team_is_counted_for_itself(bent, training_lead):
    may, june, july = "2024-05", "2024-06", "2024-07"
    assert in_force(training_lead) == {
        "NS": [(may, 0, 0, 0), (june, 1, 1, 1), (july, 0, 0, 0)],
        "INV": [(may, 0, 0, 0), (june, 1, 1, 1), (july, 0, 0, 0)],
        "TEAM": [(may, 1, 1, 0), (june, 1, 0, 1), (july, 0, 0, 0)],
    }


def test_reach_and_unit_narrow_it(bent, sergeant, training_lead, team, stranger):
    assert in_force(sergeant).keys() == {"INV", "TEAM"}
    assert in_force(training_lead, team).keys() == {"TEAM"}
    assert in_force(stranger) == {}


def test_the_api_gives_rows_that_add_up_to_its_figures(bent, analyst, reads):
    answer = reads(analyst, "reports/dispensations/", as_of=ON)
    said = json.loads(answer.getvalue())
    june = [row for row in said["rows"] if row["month"] == "2024-06-01"]
    assert {row["unit_code"]: row["in_force"] for row in june} == {"NS": 1, "INV": 1, "TEAM": 1}
    total = {"name": "2024-06", "unit": "dispensations in force", "value": 3}
    assert total in said["figures"]
    assert len(said["rows"]) == 36


@pytest.mark.parametrize("who", ["training_lead", "analyst"])
def test_a_figure_of_the_page_opens_its_rows(who, request, client, bent, training_lead):
    client.force_login(request.getfixturevalue(who))
    page = client.get(reverse("dispensation-months"), {"as_of": ON})
    assert "0 dispensations were in force this month; 0 were granted in it." in text(page)
    assert rows(page)[10] == ["June 2024", "3", "2", "3"]
    links = [one for one in page.text.split('href="') if "since=2024-06-01" in one]
    assert bool(links) == (who == "training_lead")
    found = [len(rows(client.get(_address(one)))) for one in links]
    assert found == ([3, 1, 1, 1] if links else [])


def _address(html):
    return html.split('"')[0].replace("&amp;", "&")


def test_the_page_asks_the_same_however_many(
    bent, training_lead, client, django_assert_max_num_queries
):
    client.force_login(training_lead)
    with django_assert_max_num_queries(12):
        client.get(reverse("dispensation-months"), {"as_of": ON})
