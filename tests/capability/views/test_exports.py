import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from capability.access import AccessRole
from capability.actions import jobs
from capability.models import Accreditation, Batch, Dispute, Feed, Person, UnresolvedRow, User
from capability.reports import formats
from tests.factories.capability import a_person, a_scheme, a_user, an_accreditation

RUN = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1")
NOUNS = (
    *("people", "accreditations", "gaps", "units", "imports", "waiting-rows", "disputes", "jobs"),
)


def taken(client, noun, kind="csv", **filters):
    return client.get(reverse(f"export-{kind}", args=[noun]), filters)


def content(answer):
    return b"".join(answer.streaming_content)


def rows(answer):
    told = content(answer).decode().removeprefix(formats.MARK)
    return list(csv.DictReader(StringIO(told, newline="")))


def sheet(answer):
    (name,) = (book := CalamineWorkbook.from_filelike(BytesIO(content(answer)))).sheet_names
    head, *body = book.get_sheet_by_name(name).to_python()
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.fixture
def filled(northshire, investigations, a_holder, swept, training_lead):
    """A row of every list."""
    person = a_holder("Okafor", unit=investigations, reference="24/3318")
    an_accreditation(person, a_scheme("OLD"), awarded_on=timezone.localdate() - timedelta(days=9))
    batch = Batch.objects.create(
        force=northshire, feed=Feed.PEOPLE, file_name="people.csv", as_at=timezone.localdate()
    )
    UnresolvedRow.objects.create(
        force=northshire,
        batch=batch,
        feed=Feed.PEOPLE,
        row=2,
        content="x",
        queued_as="1234 Byrne",
        reason="nobody",
        values={"surname": "Byrne"},
    )
    clerk = User.objects.create_user("clerk@northshire.example")
    Dispute.objects.create(
        force=northshire,
        person=person,
        table="person",
        row=person.pk,
        field="surname",
        says="Okafor-Byrne",
        opened_by=clerk,
    )
    jobs.ask("recheck", "NS", force=northshire)
    swept()


def test_the_file_has_the_rows_of_the_list_as_it_is_filtered(client, training_lead, northshire):
    for surname in ("Okafor", "Byrne", "Adeyemi"):
        a_person(northshire, surname)
    a_person(northshire, "Gone", left_on=timezone.localdate() - timedelta(days=1))
    client.force_login(training_lead)
    everybody = rows(taken(client, "people"))
    assert [row["surname"] for row in everybody] == ["Adeyemi", "Byrne", "Gone", "Okafor"]
    serving = rows(taken(client, "people", serving="true"))
    assert [row["surname"] for row in serving] == ["Adeyemi", "Byrne", "Okafor"]


@pytest.mark.parametrize("noun", NOUNS)
def test_both_kinds_of_file_say_the_same(client, training_lead, filled, noun):
    client.force_login(training_lead)
    lines = rows(taken(client, noun))
    assert lines
    cells = [
        {name: str(cell).removesuffix(".0") for name, cell in row.items()}
        for row in sheet(taken(client, noun, "xlsx"))
    ]
    assert cells == [{name: cell.removesuffix(".0") for name, cell in row.items()} for row in lines]


@pytest.mark.parametrize("text", RUN)
def test_no_spreadsheet_runs_what_stands_in_a_cell(client, training_lead, northshire, text):
    a_person(northshire, text, person_ref="R-1")
    client.force_login(training_lead)
    (row,) = rows(taken(client, "people"))
    assert row["surname"] == f"'{text}"
    (cells,) = sheet(taken(client, "people", "xlsx"))
    assert cells["surname"].strip() == text.strip()
    with ZipFile(BytesIO(content(taken(client, "people", "xlsx")))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_workbook_has_one_sheet_and_nothing_else(client, training_lead, filled):
    client.force_login(training_lead)
    with ZipFile(BytesIO(content(taken(client, "gaps", "xlsx")))) as parts:
        assert sorted(parts.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/app.xml",
            "docProps/core.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/theme/theme1.xml",
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
        ]
        book = parts.read("xl/workbook.xml").decode()
        assert re.findall(r"<sheet [^>]*>", book) == [
            '<sheet name="List" sheetId="1" r:id="rId1"/>'
        ]
        assert "definedName" not in book
        assert "<dc:creator></dc:creator>" in parts.read("docProps/core.xml").decode()


def test_an_analyst_takes_away_pseudonyms(client, analyst, filled):
    person = Person.objects.get()
    client.force_login(analyst)
    for noun in ("people", "accreditations", "gaps"):
        for kind in ("csv", "xlsx"):
            answer = taken(client, noun, kind)
            assert "SENSITIVE" not in answer["Content-Disposition"]
            told = str(sheet(answer)) if kind == "xlsx" else content(answer).decode()
            assert str(person.pseudonym) in told
            for telling in ("Okafor", person.person_ref, str(person.uuid), "24/3318"):
                assert telling not in told


def test_the_name_of_the_file_carries_the_marking(client, training_lead, filled):
    client.force_login(training_lead)
    today = timezone.localdate()
    names = [taken(client, noun)["Content-Disposition"] for noun in ("people", "gaps")]
    assert names == [
        f'attachment; filename="OFFICIAL-people-{today}.csv"',
        f'attachment; filename="OFFICIAL-SENSITIVE-gaps-{today}.csv"',
    ]


def test_a_sergeant_takes_the_department_alone(client, sergeant, investigations, northshire):
    a_person(northshire, "Inside", unit=investigations)
    a_person(northshire, "Outside")
    client.force_login(sergeant)
    assert [row["surname"] for row in rows(taken(client, "people"))] == ["Inside"]


@pytest.mark.parametrize("noun", NOUNS)
def test_another_force_takes_nothing_of_ours(client, stranger, filled, noun):
    client.force_login(stranger)
    assert [row for row in rows(taken(client, noun)) if row.get("code") != "WM"] == []


@pytest.mark.parametrize("noun", ["imports", "waiting-rows", "jobs"])
def test_what_one_may_not_list_one_may_not_take(client, sergeant, noun):
    client.force_login(sergeant)
    assert taken(client, noun).status_code == 403


@pytest.mark.django_db
def test_an_officer_takes_nothing(client, northshire):
    officer = User.objects.create_user("o@northshire.example", person=a_person(northshire))
    client.force_login(officer)
    assert taken(client, "people").status_code == 403
    assert "export" not in client.get(reverse("people")).text


def test_there_is_no_such_list(client, training_lead):
    client.force_login(training_lead)
    assert taken(client, "passwords").status_code == 404


def test_filters_that_make_no_sense_are_explained_on_the_list(client, training_lead):
    client.force_login(training_lead)
    answer = taken(client, "people", state="happy")
    assert answer.url == f"{reverse('people')}?state=happy"


def test_a_list_too_long_for_a_sheet_is_offered_as_csv(
    client, training_lead, northshire, monkeypatch
):
    monkeypatch.setattr(formats, "MOST_ROWS_OF_A_SHEET", 2)
    for _person in range(3):
        a_person(northshire)
    client.force_login(training_lead)
    page = client.get(reverse("export-xlsx", args=["people"]), follow=True)
    assert "Take the list as CSV, or filter it." in page.text


@pytest.mark.parametrize("size", [10, 100])
def test_a_file_asks_the_same_however_long_it_is(
    client, training_lead, northshire, django_assert_max_num_queries, size
):
    for _person in range(size):
        an_accreditation(a_person(northshire), a_scheme(f"S{_person}"), awarded_on="2024-01-01")
    client.force_login(training_lead)
    with django_assert_max_num_queries(6):
        assert len(rows(taken(client, "accreditations"))) == size == Accreditation.objects.count()


def test_an_auditor_may_take_lists(client, northshire, filled):
    client.force_login(a_user("a@northshire.example", AccessRole.AUDITOR, northshire.root_unit))
    assert len(rows(taken(client, "people"))) == 1
