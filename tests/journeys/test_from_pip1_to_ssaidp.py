"""A PC with PIP1 and a rape case, up to the day on which the gap on that case closes.

Eighteen months, five log-ins: the office, the PC, the sergeant, an assessor, a quality assurer.
"""

import re
from datetime import date

import pytest
import time_machine

from capability.models import Accreditation, Gap
from tests.config.waiting import wait_until
from tests.journeys.career import PIP2IDP, SSAIDP, Career
from training.models import Booking
from training.rules.bookings import Step

pytestmark = pytest.mark.browser


@pytest.fixture
def world(browser, live_server, transactional_db, worker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel("2025-01-13T10:00:00+00:00") as clock:
        yield Career(browser, live_server.url, clock)


def test_from_pip1_to_a_case_held_with_ssaidp(world):
    sit_the_course(world)
    begin_the_portfolio(world)
    stop_and_extend(world)
    work_through(world, "PIP2", date(2025, 12, 1), "PIP level 2 work-based portfolio")
    assert awarded_on(world, "PIP2") == date(2025, 12, 18)
    take_the_special_course(world)
    open_portfolio(world, "SSAIDP", date(2026, 2, 16))
    special = "Specialist sexual assault investigation portfolio"
    work_through(world, "SSAIDP", date(2026, 6, 1), special)
    assert awarded_on(world, "SSAIDP") == date(2026, 6, 18)
    the_gap_closes(world)


def sit_the_course(world):
    """Nominated without the NIE, which the register says; then with it."""
    world.on("2025-01-13")
    nominate(world, PIP2IDP)
    world.sergeant.hears("They lack NIE on 3 March 2025")
    wait_until(Gap.objects.filter(check_code="case-holder-unaccredited").exists)
    world.sergeant.tab("Gaps")
    world.sergeant.hears("Holds a case in")
    pass_the_nie(world, date(2025, 2, 4))
    offer(world, world.initial)
    confirm(world, PIP2IDP)
    world.on("2025-03-14")
    mark(world, world.initial)


def nominate(world, course):
    desk = world.sergeant
    desk.page.goto(f"/people/{world.okafor.uuid}/training/")
    desk.press("Nominate for a course")
    desk.choose("Course", course)
    desk.write(Reason="Holds a rape case")
    desk.press("Nominate")
    desk.hears("Ada Okafor waits for")


def pass_the_nie(world, day):
    world.on(day)
    desk = world.office
    desk.page.goto(f"/people/{world.okafor.uuid}/")
    desk.follow("Enter an accreditation")
    desk.choose("Scheme", "NIE")
    desk.on_day("Awarded", day)
    desk.write(Reason="The list of results")
    desk.press("Continue")
    desk.press("Save")
    desk.hears("was entered")


def offer(world, event):
    desk = world.office
    desk.page.goto(f"/training/events/{event.uuid}/")
    desk.press("Offer places")
    desk.page.get_by_label("1. Ada Okafor").check()
    desk.write(Reason="First in turn")
    desk.press("Offer a place")
    desk.hears("1 of 2 places are taken")


def confirm(world, course):
    desk = world.officer
    desk.page.goto(f"/people/{world.okafor.uuid}/training/")
    desk.follow("Confirm")
    desk.press("Confirm")
    desk.hears(f"The place on {course} is confirmed.")


def mark(world, event):
    desk = world.office
    desk.page.goto(f"/training/events/{event.uuid}/")
    desk.press("Mark the class")
    desk.choose("What became of Ada Okafor", "Passed")
    desk.write(Reason="The register of the class")
    desk.press("Save the marks")
    desk.hears("1 marked.")


def begin_the_portfolio(world):
    open_portfolio(world, "PIP2", date(2025, 3, 17))
    assert world.due_on("PIP2") == date(2026, 3, 14)


def open_portfolio(world, scheme, day):
    world.on(day)
    desk = world.office
    desk.page.goto(f"/people/{world.okafor.uuid}/portfolios/")
    desk.follow("Open a portfolio")
    desk.choose("Completed course", scheme)
    desk.choose("Programme", scheme)
    desk.write(Reason="The course was passed")
    desk.press("Save")
    desk.hears(f"A portfolio of {scheme} was opened for Ada Okafor.")
    desk.press("Assign people")
    desk.choose("Assessor", "Ada Judge")
    desk.choose("Internal quality assurer", "Ada Sampler")
    desk.write(Reason="The course was passed")
    desk.press("Save")
    desk.hears("was assigned.")


def stop_and_extend(world):
    """Sixty days of standing still move the last day by sixty; an extension moves it further."""
    desk, own = world.office, f"/portfolios/{world.portfolio('PIP2').uuid}/"
    world.on("2025-06-02")
    desk.page.goto(own)
    desk.follow("Stop the clock")
    desk.write(Who_authorised_it="Investigative careers board", Reason="Seconded")
    desk.press("Save")
    desk.hears("The clock stands still.")
    assert world.due_on("PIP2") is None
    world.on("2025-08-01")
    desk.page.goto(own)
    desk.follow("Let the clock go on")
    desk.on_day("Last day on which it stood still", date(2025, 7, 31))
    desk.write(Reason="Back from the secondment")
    desk.press("Save")
    desk.hears("The clock goes on after 31 July 2025.")
    assert world.due_on("PIP2") == date(2026, 5, 13)
    world.on("2025-11-03")
    desk.page.goto(own)
    desk.follow("Extend")
    desk.on_day("New last day", date(2026, 6, 30))
    desk.write(Who_authorised_it="Investigative careers board", Reason="A long trial")
    desk.press("Save")
    desk.hears("It is extended to 30 June 2026.")
    assert world.due_on("PIP2") == date(2026, 6, 30)


def work_through(world, scheme, day, programme):
    """Filled and submitted on that day; judged, sampled and ratified up to the 18th."""
    world.on(day)
    fill(world.officer, programme)
    world.on(day.replace(day=10))
    judge(world.assessor, world.portfolio(scheme))
    world.on(day.replace(day=15))
    sample(world.iqa)
    world.on(day.replace(day=18))
    ratify(world.office, world.portfolio(scheme))


def fill(desk, programme):
    desk.page.goto("/")
    desk.follow("Open your record")
    desk.tab("Portfolio")
    desk.follow(programme)
    desk.press("Add evidence")
    desk.write(What_it_is="A plan of an investigation", Or_where_it_is_kept="Folder 4711")
    desk.press("Save")
    desk.follow("Write a reflection")
    desk.write(What_you_think_about_it="I would ask earlier")
    desk.press("Save")
    desk.press("Submit it")
    desk.press("Submit")
    desk.hears("Your portfolio is submitted.")


def judge(desk, own):
    desk.page.goto("/")
    desk.follow("Portfolios to judge")
    desk.follow("Ada Okafor")
    for unit in own.programme.units.all():
        desk.follow(f"Judge unit {unit}")
        desk.page.get_by_label("Competent", exact=True).check()
        desk.write(Feedback="Well reasoned")
        desk.press("Save")
        desk.hears("Find competent")
    desk.press("Find competent")
    desk.press("Save")
    desk.hears("Ada Okafor is found competent.")


def sample(desk):
    desk.page.goto("/")
    desk.follow("Portfolios to sample")
    desk.follow("Ada Okafor")
    desk.press("Sample it")
    desk.page.get_by_label("Decision upheld").check()
    desk.write(What_you_found="Sound")
    desk.press("Save")
    desk.hears("Decision upheld")


def ratify(desk, own):
    desk.page.goto(f"/portfolios/{own.uuid}/")
    desk.press("Ratify")
    desk.write(Reason="Found competent and sampled")
    desk.press("Save")
    desk.hears("is awarded")


def awarded_on(world, scheme):
    return Accreditation.objects.get(person=world.okafor, scheme__code=scheme).awarded_on


def take_the_special_course(world):
    """Eligible now, and before someone who has waited longer and holds no such case."""
    world.on("2026-01-05")
    nominate(world, SSAIDP)
    assert "They lack" not in world.sergeant.said()
    world.office.page.goto(f"/training/events/{world.special.uuid}/")
    turns = world.office.page.get_by_role("table", name=re.compile("^Who waits")).locator(
        "tbody tr"
    )
    assert [row.split("\t")[:3] for row in turns.all_inner_texts()] == [
        ["1", "Ada Okafor", "Holds 1 live case that asks for it; waits since 5 January 2026"],
        ["2", "Ada Bello", "Waits since 2 September 2024"],
    ]
    world.office.look_over("event-with-turns")
    offer(world, world.special)
    confirm(world, SSAIDP)
    world.on("2026-02-13")
    mark(world, world.special)
    steps = Booking.objects.filter(person=world.okafor).values_list("step", flat=True)
    assert set(steps) == {Step.PASSED}


def the_gap_closes(world):
    desk = world.sergeant
    case_gaps = Gap.objects.filter(person=world.okafor, check_code="case-holder-unaccredited")
    assert wait_until(case_gaps.filter(closed_on="2026-06-18").count) == 1
    assert not case_gaps.filter(closed_on=None).exists()
    desk.page.goto("/gaps/?status=closed")
    desk.follow(re.compile("^Holds a case in"))
    desk.hears("Closed")
    desk.look_over("gap-closed-at-last")
