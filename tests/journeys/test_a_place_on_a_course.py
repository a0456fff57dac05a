"""From a course that nobody has yet to a class that is marked, through three log-ins."""

from datetime import timedelta

import pytest
from django.utils import timezone

from capability.access import AccessRole
from capability.models import Accreditation
from tests.factories.capability import a_force, a_log_in, a_person, a_scheme, a_unit, a_user
from tests.journeys.conftest import Visitor
from training.models import Event

pytestmark = pytest.mark.browser


@pytest.fixture
def force(transactional_db):
    return a_force("NS")


@pytest.fixture
def signed_in(browser, live_server):
    def enter(user):
        visitor = Visitor(browser, live_server.url)
        visitor.come_in(user)
        return visitor

    return enter


def press(visitor, name):
    visitor.page.get_by_role("button", name=name, exact=True).click()


def on_day(visitor, legend, day):
    group = visitor.page.get_by_role("group", name=legend)
    for box, part in zip(("Day", "Month", "Year"), (day.day, day.month, day.year), strict=True):
        group.get_by_label(box).fill(str(part))


def test_from_a_new_course_to_a_marked_class(signed_in, force):
    team = a_unit(force, "TEAM")
    okafor, scheme = a_person(force, unit=team), a_scheme("SPECIAL", force=force)
    office = signed_in(a_user("lead@northshire.example", AccessRole.LD_ADMIN, force.root_unit))
    supervisor = signed_in(a_user("sergeant@northshire.example", AccessRole.SUPERVISOR, team))
    officer = signed_in(a_log_in("okafor@northshire.example", okafor))
    set_up(office)
    nominate(supervisor)
    offer(office)
    confirm(officer)
    Event.objects.update(starts_on=timezone.localdate(), ends_on=timezone.localdate())
    mark(office)
    assert Accreditation.objects.get().scheme == scheme


def set_up(office):
    office.page.goto("/")
    office.page.get_by_role("link", name="Training", exact=True).click()
    office.look_over("courses-none")
    office.page.get_by_role("button", name="Add a course").click()
    office.page.get_by_label("Code").fill("SEX1")
    office.page.get_by_label("Name").fill("Sexual offences investigation")
    office.page.get_by_label("Reason").fill("The year's plan")
    press(office, "Add")
    office.look_over("course-add-with-a-fault")
    office.page.locator("#id_scheme").select_option(label="SPECIAL: Scheme SPECIAL")
    press(office, "Add")
    office.page.get_by_text("The course Sexual offences investigation was added.").wait_for()
    office.page.get_by_role("button", name="Add a date").click()
    soon = timezone.localdate() + timedelta(days=40)
    on_day(office, "First day", soon)
    on_day(office, "Last day", soon + timedelta(days=4))
    office.page.get_by_label("Places").fill("8")
    office.page.get_by_label("Where").fill("Northside training centre")
    office.page.get_by_label("Reason").fill("The year's plan")
    press(office, "Save")
    office.page.get_by_text("0 of 8 places are taken, 8 are free.").wait_for()


def nominate(supervisor):
    supervisor.page.goto("/people/")
    supervisor.page.get_by_role("link", name="Okafor").first.click()
    supervisor.page.get_by_role("link", name="Training", exact=True).last.click()
    supervisor.page.get_by_role("button", name="Nominate for a course").click()
    supervisor.look_over("nominate")
    supervisor.page.get_by_label("Course", exact=True).select_option(
        label="Sexual offences investigation"
    )
    supervisor.page.get_by_label("Reason").fill("Holds such cases")
    press(supervisor, "Nominate")
    supervisor.page.get_by_text("Ada Okafor waits for Sexual offences investigation.").wait_for()
    supervisor.look_over("person-training")


def offer(office):
    office.page.get_by_role("button", name="Offer places").click()
    office.look_over("event-offer")
    office.page.get_by_label("1. Ada Okafor").check()
    office.page.get_by_label("Reason").fill("Their turn")
    press(office, "Offer a place")
    office.page.get_by_text("1 of 8 places are taken, 7 are free.").wait_for()
    office.look_over("event")


def confirm(officer):
    officer.page.goto("/")
    officer.page.get_by_role("link", name="Open your record").click()
    officer.page.get_by_role("link", name="Training", exact=True).last.click()
    officer.page.get_by_role("link", name="Confirm").click()
    press(officer, "Confirm")
    officer.page.get_by_text("is confirmed.").wait_for()


def mark(office):
    office.page.reload()
    office.page.get_by_role("button", name="Mark the class").click()
    office.look_over("class")
    office.page.get_by_label("Why Ada Okafor did not attend").select_option(label="Caseload")
    office.page.get_by_label("Reason").fill("The register of the class")
    press(office, "Save the marks")
    office.look_over("class-with-a-fault")
    office.page.get_by_label("Why Ada Okafor did not attend").select_option(label="They came")
    office.page.get_by_label("What became of Ada Okafor").select_option(label="Passed")
    press(office, "Save the marks")
    office.page.get_by_text("1 marked.").wait_for()
    office.page.get_by_role("link", name="Sexual offences investigation").first.click()
    office.look_over("course")
    office.page.goto("/training/courses/")
    office.look_over("courses")
    office.page.get_by_role("link", name="Calendar by month").click()
    office.look_over("calendar")
