"""Somebody keeps the shifts of an area and the entry routes, and reads a gap that is nobody's."""

import pytest
from django.utils import timezone

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import EntryRoute, Person, Scheme, Shift, Unit

SHORT = "response-cover-short"
pytestmark = pytest.mark.browser


def test_shifts_and_entry_routes_are_kept(visitor, worker):
    """One make-believe force for all of it: to build it takes the longest."""
    visitor.sign_in("training@northshire.example")
    for step in (add_a_shift, read_the_gap_of_a_shift, add_a_milestone, see_a_service):
        step(visitor)


def fill_day(page, legend, day):
    boxes = page.get_by_role("group", name=legend).get_by_role("textbox")
    for place, part in enumerate((day.day, day.month, day.year)):
        boxes.nth(place).fill(str(part))


def fill(page, **given):
    for label, value in given.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(value)


def add_a_shift(lead):
    page, today = lead.page, timezone.localdate()
    page.goto("/reference/")
    page.get_by_role("link", name="Shifts", exact=True).click()
    lead.look_over("shifts")
    page.get_by_role("button", name="Add a shift").click()
    area = Unit.objects.filter(force__code="NOR", kind="LPA").first()
    page.get_by_label("Area").select_option(str(area.uuid))
    fill(page, Name="Weekend", Begins_at="10pm")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_text("There is a problem").wait_for()
    lead.look_over("shift-with-faults")
    # On whatever day of the week the test is run, one begins that day, and is short.
    for day in ("Friday", "Saturday", f"{today:%A}"):
        page.get_by_label(day).check()
    page.get_by_label("Trained first responders needed").fill("40")
    fill_day(page, "First day", today)
    fill(page, Begins_at="22:00", For_how_many_hours="8", Where_it_comes_from="Resourcing plan 7")
    page.get_by_label("Reason").fill("Agreed for the weekends")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_text("1 gap would open").wait_for()
    lead.look_over("shift-preview")
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("is kept from").wait_for()
    page.goto(f"/reference/shifts/{Shift.objects.get(name='Weekend').uuid}/")
    lead.look_over("shift")


def read_the_gap_of_a_shift(lead):
    page, shift = lead.page, Shift.objects.get(name="Weekend")
    sweeping.sweep(CHECKS[SHORT], Scope(shift.force), on=timezone.localdate())
    page.goto("/gaps/?check=response-cover-short")
    page.get_by_role("link", name="Weekend").click()
    page.get_by_role("term").filter(has_text="Shift").wait_for()
    lead.look_over("gap-of-a-shift")


def add_a_milestone(lead):
    page = lead.page
    page.goto("/reference/entry-routes/")
    lead.look_over("entry-routes")
    page.get_by_role("link", name="DC-DHEP").click()
    page.get_by_role("heading", name="DC-DHEP").wait_for()
    lead.look_over("entry-route")
    page.get_by_role("button", name="Add a milestone").click()
    page.get_by_label("Scheme to be awarded").select_option(str(Scheme.objects.get(code="PIP1").pk))
    page.get_by_label("Within how many months of joining").fill("6")
    page.get_by_label("Where it comes from").fill("our default")
    page.get_by_label("Reason").fill("Agreed with the programme lead")
    page.get_by_role("button", name="See what would change").click()
    page.get_by_role("heading", name="Nothing is published yet").wait_for()
    lead.look_over("milestone-preview")
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("heading", name="It is published").wait_for()
    page.goto(f"/reference/entry-routes/{EntryRoute.objects.get(code='DC-DHEP').uuid}/")
    page.get_by_role("link", name="End the milestone").wait_for()
    lead.look_over("entry-route-with-own-milestone")


def see_a_service(lead):
    page = lead.page
    route = EntryRoute.objects.get(force=None, code="IPLDP")
    services = Person.objects.filter(force__code="NOR", services__entry_route=route.code)
    page.goto(f"/people/{services.first().uuid}/postings/")
    page.get_by_text(route.name).first.wait_for()
    lead.look_over("service-with-entry-route")
    page.get_by_text("Change this record").click()
    page.get_by_role("link", name="Correct the service").click()
    page.get_by_role("group", name="Appointment confirmed on").wait_for()
    lead.look_over("service-correct")
