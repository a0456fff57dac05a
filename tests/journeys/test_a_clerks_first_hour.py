"""Two new L&D clerks set up an empty force by pages alone: docs/first-hour.md tells it."""

import io
import json
import re

import pytest
from django.core.management import call_command

from capability.models import Gap, Person
from config import second_factor
from config.demo.log_ins import PASSWORD
from tests.journeys import first_hour_files as files
from tests.journeys.clerk import Clerk

pytestmark = pytest.mark.browser

REASON = "Setting up the register"
EMAILS = ("kim@eastmarch.example", "sam@eastmarch.example")


@pytest.fixture
def invitations(transactional_db, live_server, tmp_path):
    """As an operator begins: a force and its two clerks. The links to choose a password."""
    forces = tmp_path / "forces.csv"
    forces.write_text("code,name\nEM,Eastmarch Police\n")
    call_command("load", "forces", str(forces), stdout=io.StringIO())
    return [_invitation(email, live_server.url) for email in EMAILS]


def _invitation(email, address):
    said = io.StringIO()
    options = {"force": "EM", "base_url": address, "json": True, "stdout": said}
    call_command("grant", email, "ld-admin", "EM", **options)
    return json.loads(said.getvalue())["link"]


@pytest.fixture
def clerks(browser, live_server, invitations, worker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return [Clerk(browser, live_server.url) for _ in invitations]


def test_a_force_is_set_up_from_empty_by_pages_alone(clerks, invitations, tmp_path):
    kim, sam = clerks
    come_in(kim, EMAILS[0], invitations[0])
    read_what_is_first(kim)
    make_units(kim, tmp_path)
    name_what_counts(kim)
    require_something(kim)
    bring_in_people(kim, tmp_path)
    come_in(sam, EMAILS[1], invitations[1])
    confirm(sam)
    add_someone(kim)
    say_who_works_where(kim, tmp_path)
    enter_awards(kim, tmp_path)
    bring_in_cases(kim, tmp_path)
    take_note_of_a_gap(kim)
    read_what_is_left(kim)


def come_in(clerk, email, invitation):
    page = clerk.page
    page.goto(invitation)
    for label in ("New Password", "New Password (again)"):
        page.get_by_role("textbox", name=label, exact=True).fill(PASSWORD)
    clerk.show("password", "Choose a password")
    clerk.press("Set the password")
    clerk.press("Sign in")
    page.get_by_label("Email").fill(email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    clerk.press("Sign in")
    page.get_by_role("heading", name="Set up a second factor").wait_for()
    clerk.show("second-factor", "Set up a second factor")
    code, _left = second_factor.code_now(page.locator(".register-key").inner_text())
    page.get_by_role("textbox", name=re.compile("code", re.IGNORECASE)).fill(code)
    clerk.press("Set it up")
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    clerk.show("recovery-codes", "Your recovery codes")
    clerk.press("I have kept them")
    page.get_by_role("heading", name=re.compile("^Today")).wait_for()


def read_what_is_first(kim):
    assert "Set up Eastmarch Police" in kim.said()
    kim.show("start-empty", "Today")


def make_units(kim, tmp_path):
    kim.menu("Units")
    for code, name, parent in (("CRIME", "Crime", "Eastmarch"), ("RASSO", "RASSO Team", "Crime")):
        kim.press("Make a unit")
        kim.write(Code=code, Name=name, Reason=REASON)
        kim.choose("Stands under", parent)
        if code == "RASSO":
            kim.write(Specialism="RASSO")
            kim.show("unit-make", "A new unit")
        kim.press("Make this unit")
        kim.page.get_by_text(f"{name} was made").wait_for()
        kim.menu("Units")
    path = tmp_path / "units.csv"
    path.write_text(files.UNITS)
    kim.send("Units", path)
    kim.show("columns", "Which column is which")
    kim.check()
    kim.bring_in()
    kim.menu("Units")
    kim.page.get_by_text("9 units stand").wait_for()
    kim.show("units", "Units")


def name_what_counts(kim):
    """What the force itself calls RASSO, beside the national lists."""
    kim.menu("Reference data")
    kim.show("reference", "Reference data")
    kim.press("Case groups")
    kim.press("Add a case group")
    kim.write(Code="RASSO", Name="RASSO in Eastmarch", Reason=REASON)
    kim.press("Add")
    for category in ("19C", "19F"):
        open_the_group(kim)
        kim.press("Add a category")
        kim.choose("Category", category)
        kim.write(Reason=REASON)
        publish(kim)
        kim.page.get_by_text(f"{category} now counts as RASSO").wait_for()
    open_the_group(kim)
    kim.show("case-group", "RASSO in Eastmarch")


def open_the_group(kim):
    kim.menu("Reference data")
    kim.press("Case groups")
    kim.press("RASSO in Eastmarch")


def require_something(kim):
    """A scheme of the force's own, and what it is required of."""
    kim.menu("Reference data")
    kim.press("Schemes")
    kim.press("Add a scheme")
    kim.write(Code="EM-FA", Name="First account, Eastmarch course", Reason=REASON)
    kim.write(Good_for_how_many_months="24", Where_the_rules_come_from="Training policy, 2025")
    kim.press("Add")
    kim.page.get_by_text("Scheme EM-FA added").wait_for()
    kim.menu("Reference data")
    kim.press("Roles")
    for code, name in (("RI", "RASSO investigator"), ("DET", "Detective")):
        kim.press("Add a role")
        kim.write(Code=code, Name=name, Reason=REASON)
        kim.press("Add")
        kim.page.get_by_text(f"Role {code} added").wait_for()
    kim.menu("Reference data")
    kim.press("Requirements")
    kim.press("Add a requirement")
    kim.choose("Scheme that is required", "EM-FA")
    kim.choose("Of a role", "RASSO investigator")
    kim.write_day("In force from", 1, 1, 2026)
    kim.write(Where_it_comes_from="Training policy, 2025", Reason=REASON)
    kim.show("requirement-add", "Add a requirement")
    publish(kim)
    kim.page.get_by_text("EM-FA is required from 1 January 2026").wait_for()


def publish(kim):
    """What would open and close is shown first."""
    kim.press("See what would change")
    kim.page.get_by_role("heading", name="Nothing is published yet").wait_for()
    kim.page.get_by_role("button", name="Publish", exact=True).click()
    kim.page.get_by_role("heading", name="It is published").wait_for()


def bring_in_people(kim, tmp_path):
    kim.send("People", files.people(tmp_path / "people.csv"))
    kim.check()
    assert "30 created" in kim.said()
    kim.show("people-preview", "What would happen")
    kim.press("Send it to a second person")
    kim.page.get_by_text("waits for a second person to confirm it").wait_for()


def confirm(sam):
    """A colleague finds the file on her first page."""
    sam.press(re.compile("1 files? waits? for a second person"))
    sam.press("people.csv")
    sam.press("Look at what would change")
    sam.page.wait_for_url("**/preview/")
    sam.show("people-confirm", "What would happen")
    sam.bring_in("Confirm and bring it in")
    assert Person.objects.count() == 30


def add_someone(kim):
    kim.menu("People")
    kim.press("Someone joins")
    kim.write(Surname="Lindqvist", Forename="Maja", Person_reference="EM0031", Number="1231")
    kim.write_day("First day of service", 2, 11, 2026)
    kim.choose("Unit", "RASSO Team")
    kim.choose("Role", "RASSO investigator")
    kim.write(Reason="Joined on 2 November")
    kim.show("person-join", "Someone joins")
    kim.press("Add this person")
    kim.page.get_by_role("heading", name="Maja Lindqvist").wait_for()


def say_who_works_where(kim, tmp_path):
    """The role of response officers is not on record: the file may make it."""
    kim.send("Postings", files.postings(tmp_path / "postings.csv"))
    kim.press("Check the file")
    kim.press("Look at the problems")
    kim.show("postings-problems", "13 rows can't go in")
    kim.step("Columns")
    kim.check("Roles")
    kim.bring_in()
    kim.menu("People")
    kim.show("people", "People")


def enter_awards(kim, tmp_path):
    kim.send("Accreditations", files.awards(tmp_path / "awards.csv"))
    kim.check()
    kim.bring_in()
    kim.show("awards-done", "The file is in")
    kim.menu("People")
    kim.press("Maja Lindqvist")
    kim.press("Enter an accreditation")
    kim.choose("Scheme", "PIP2")
    kim.write_day("Awarded", 9, 10, 2025)
    kim.write(Reason="Seen on the certificate")
    kim.press("Continue")
    kim.page.get_by_text("Nothing is saved yet").wait_for()
    kim.show("award-by-hand", "Enter an accreditation")
    kim.press("Save")
    kim.page.get_by_text("was entered").wait_for()


def bring_in_cases(kim, tmp_path):
    kim.send("Case allocations", files.cases(tmp_path / "cases.csv"))
    kim.check("Case categories")
    kim.bring_in()
    kim.show("cases-done", "The file is in")


def take_note_of_a_gap(kim):
    kim.menu("Gaps")
    kim.page.get_by_text("RASSO investigator without EM-FA").first.wait_for()
    kim.show("gaps", "Gaps")
    kim.page.get_by_role("main").locator("tbody td a").first.click()
    kim.press("Acknowledge")
    kim.page.get_by_text("You have acknowledged this gap.").wait_for()
    kim.show("gap", "Holds cases that require SSAIDP")
    assert Gap.objects.filter(closed_on=None).exclude(acknowledged_at=None).count() == 1


def read_what_is_left(kim):
    kim.menu("Start")
    kim.page.get_by_role("heading", name="Worklist").wait_for()
    assert "Set up Eastmarch Police" not in kim.said()
    kim.show("start-later", "Today")
