import csv
import re
from html import escape, unescape
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.capability.views.pages import rows, text
from tests.factories.capability import a_person, a_unit
from tests.factories.teams import a_team

ON = {"as_of": "2026-11-22"}
WHOLE = "subtree=true&as_of=2026-11-22"


@pytest.fixture
def team(investigations):
    return a_team(investigations)


@pytest.fixture
def page(client, team, sergeant):
    client.force_login(sergeant)

    def asked(name="team", unit=team.unit, **parameters):
        return client.get(reverse(name, args=[unit.uuid]), ON | parameters)

    return asked


def test_the_answer_stands_before_the_cells(page):
    told = page()
    assert "1 of 3 people posted in Northside Investigations is short of what" in text(told)
    byrne, _lindqvist, okafor = rows(told)
    assert byrne[0] == "Ada Byrne DET"
    assert byrne[1] == "● Current PIP2 of Ada Byrne to 3 Mar 2028, by role"
    assert byrne[2].endswith("Nothing required, nothing on record")
    assert okafor[2].startswith("○ Not started SSAIDP of Ada Okafor ! Short of SSAIDP")


def test_a_cell_opens_its_record_and_its_mark_the_gap(page, team):
    record = reverse("accreditation", args=[team.Byrne.uuid, team.Byrne.accreditations.get().uuid])
    gaps = reverse("person-gaps", args=[team.Okafor.uuid])
    told = page().text
    assert f'href="{record}?as_of=2026-11-22"' in told
    assert f'href="{gaps}?as_of=2026-11-22"' in told


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ({"need": "short", "scheme": "PIP2"}, ["Ada Okafor DET"]),
        ({"state": "current", "scheme": "SSAIDP"}, ["Ada Lindqvist No role"]),
        ({"role": "DET"}, ["Ada Byrne DET", "Ada Okafor DET"]),
        ({"scheme": "NONE"}, ["Ada Byrne DET", "Ada Lindqvist No role", "Ada Okafor DET"]),
    ],
)
def test_filters_narrow_columns_and_people(page, asked, people):
    assert [row[0] for row in rows(page(**asked))] == people


def test_what_makes_no_sense_is_told_and_narrows_nothing(page):
    told = page(state="excellent")
    assert "There is no state excellent." in text(told)
    assert len(rows(told)) == 3


def test_lines_count_everybody_and_not_the_page(page, team):
    for _ in range(50):
        a_person(team.unit.force, "Zoe", unit=team.unit)
    first, second = page(), page(page=2)
    assert (len(rows(first)), len(rows(second))) == (50, 3)
    for one in (first, second):
        assert "Required 2 required: PIP2 2 required: SSAIDP" in text(one)


def tab(told, name):
    """What the tab of that name opens."""
    [address] = re.findall(rf'register-tabs__link" href="([^"]*)"[^>]*>{name}<', told.text)
    return unescape(address)


def test_the_tabs_ask_about_the_same_people(page, team):
    paper = reverse("team-paper", args=[team.unit.uuid])
    assert tab(page(), "On paper") == f"{paper}?as_of=2026-11-22"
    for name, asked in (("team", "as_of=2026-11-22&subtree=true"), ("team-picture", WHOLE)):
        assert tab(page(name, subtree="true"), "On paper") == f"{paper}?{asked}"
    assert tab(page(subtree="true"), "As a picture").endswith(f"?{WHOLE}")


def test_the_tab_on_paper_keeps_what_narrows_the_matrix(page, team):
    asked = {"state": "current", "scheme": ["PIP2", "SSAIDP"], "role": "DET"}
    told = page(**asked, need="", page="1")
    narrowed = "?as_of=2026-11-22&state=current&scheme=PIP2&scheme=SSAIDP&role=DET"
    paper = reverse("team-paper", args=[team.unit.uuid]) + narrowed
    assert tab(told, "On paper") == paper
    assert f'href="{escape(paper)}">My team on paper<' in told.text
    assert tab(told, "The unit").endswith("/?as_of=2026-11-22")


def test_an_address_that_asks_for_nothing_is_left_so(client, page, team):
    paper = reverse("team-paper", args=[team.unit.uuid])
    page()
    told = client.get(reverse("team", args=[team.unit.uuid]), {"state": ""})
    assert tab(told, "On paper") == paper


def test_the_way_back_from_paper_leads_to_what_it_was_made_of(page, team):
    told = page("team-paper", subtree="true", role="DET").text
    back = reverse("team", args=[team.unit.uuid])
    assert f'href="{back}?as_of=2026-11-22&amp;subtree=true&amp;role=DET"' in told


def test_an_empty_team_says_what_would_fill_it(page, team):
    empty = a_unit(team.unit.force, "NEW", under=team.unit)
    told = text(page(unit=empty))
    assert "Nobody in your reach is posted in Unit NEW on 22 November 2026." in told
    assert "People come here with their postings." in told


def test_on_paper_it_is_marked_and_says_when_it_was_read(page):
    told = text(page("team-paper"))
    assert told.count("OFFICIAL-SENSITIVE") == 2
    assert "as of 22 November 2026, for sergeant@northshire.example." in told
    assert "◔ Portfolio overdue since 14 Jan 2026 ! short" in told


def test_paper_says_what_narrows_it(page):
    told = text(page("team-paper", state=["current", "due"], role="DET", need="held"))
    assert "1 of 3 listed. Role: DET; State: Current or Due" in told
    assert "What is required: Required and held." in told
    assert "listed" not in text(page("team-paper"))


def test_paper_with_nobody_on_it_says_so(page):
    told = text(page("team-paper", role="NONE"))
    assert "0 of 3 listed. Role: NONE. Nobody here fits these filters on this day." in told


def test_paper_of_filters_without_sense_says_that_it_has_everybody(page):
    told = page("team-paper", state="excellent")
    assert "made no sense and narrow nothing: everybody is listed" in text(told)
    assert len(rows(told)) == 3


def test_a_file_has_what_the_page_has(page):
    asked = {"scheme": "PIP2", "need": "required"}
    answer = page("team-csv", **asked)
    assert "OFFICIAL-SENSITIVE-team-inv-2026-11-22.csv" in answer["content-disposition"]
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    told = [
        (row["surname"], row["PIP2 state"], row["PIP2 day"], row["PIP2 held"], row["open_cases"])
        for row in csv.DictReader(lines)
    ]
    assert told == [
        ("Byrne", "Current", "2028-03-03", "yes", "0"),
        ("Okafor", "Portfolio overdue", "2026-01-14", "no", "2"),
    ]
    file = BytesIO(b"".join(page("team-xlsx", **asked).streaming_content))
    sheet = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert [row[2] for row in sheet] == ["surname", "Byrne", "Okafor"]


def test_a_file_that_makes_no_sense_is_explained_on_the_page(page):
    assert page("team-csv", state="excellent").status_code == 302


@pytest.mark.parametrize("name", ["team", "team-paper", "team-csv", "team-xlsx"])
def test_an_analyst_is_told_no_name(client, team, analyst, name):
    client.force_login(analyst)
    answer = client.get(reverse(name, args=[team.unit.uuid]), ON)
    assert answer.status_code == 200
    told = answer.getvalue() if answer.streaming else answer.content
    assert b"Okafor" not in told
