"""Ask, override, the dispensation stands, the file's row takes the allocation over; by keyboard."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from capability.models import AllocationCheck, CaseAllocation, Person, User
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser

SERGEANT, KIND, REFERENCE = "sergeant@northshire.example", "19C", "26/90071"
LINES = """tag => {
  const words = document.createRange();
  words.selectNodeContents(tag);
  return words.getClientRects().length;
}"""
SAID = {
    "Case reference": REFERENCE,
    "In your own words": "Both holders are away until Monday",
    "What is in place instead": "The mentor reads each interview plan first",
}


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def keys(visitor):
    return Keyboard(visitor.page)


def test_a_case_is_given_in_spite_of_a_rule_and_the_file_takes_it_over(
    visitor, keys, today, tmp_path
):
    visitor.sign_in(SERGEANT)
    ask(visitor, keys)
    override(visitor, keys, today)
    check = AllocationCheck.objects.get()
    the_dispensation_stands(visitor, keys, check)
    the_file_takes_it_over(visitor, check, tmp_path)


def ask(visitor, keys):
    """From the start page to the reasons against somebody, and on to giving them the case."""
    keys.press("Who can take a case?")
    keys.lands_on("/who-can-take/")
    kind = visitor.page.locator(f"option[value='{KIND}']").inner_text()
    keys.choose("Kind of case", kind)
    keys.press("Ask")
    keys.lands_on(f"category={KIND}")
    blocked = visitor.page.locator("tbody tr", has_text="rule blocks it")
    keys.reach(blocked.first.get_by_role("link", name=re.compile("^Give the case")))
    visitor.page.keyboard.press("Enter")
    keys.lands_on("/allocate/")
    visitor.look_over("allocate-blocked")


def override(visitor, keys, today):
    page = visitor.page
    keys.press("Give the case")
    page.get_by_text("There is a problem").wait_for()
    visitor.look_over("allocate-with-faults")
    for label, words in SAID.items():
        keys.write(label, words)
    keys.pick("Nobody who fits is free")
    sergeant = User.objects.get(email=SERGEANT)
    mentors = Person.objects.visible_to(sergeant).serving(on=today).order_by("pk")
    identity = re.search("/people/([0-9a-f-]{36})/", page.url)[1]
    keys.write("Mentor", mentors.exclude(uuid=identity).first().person_ref)
    enter(page, keys, "Day of review", today + timedelta(days=14))
    enter(page, keys, "Last day", today + timedelta(days=28))
    keys.press("Give the case")
    keys.lands_on("/allocation-checks/")
    page.get_by_text("has the case from").wait_for()
    assert page.locator("main p > .govuk-tag").evaluate(LINES) == 1
    visitor.look_over("allocation-check")


def enter(page, keys, legend, day):
    group = page.get_by_role("group", name=legend)
    for box, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        keys.reach(group.get_by_label(box, exact=True))
        page.keyboard.type(str(value))


def the_dispensation_stands(visitor, keys, check):
    keys.press(re.compile("^From ABE, until"))
    keys.lands_on("/dispensations/")
    visitor.page.get_by_text(SAID["In your own words"]).first.wait_for()
    visitor.page.get_by_text(f"Case {REFERENCE} alone").first.wait_for()
    assert check.dispensations.get().mentor == check.mentor


def the_file_takes_it_over(visitor, check, tmp_path):
    """Two days on the case system says that it began the day after."""
    begins = check.starts_on + timedelta(days=1)
    file = tmp_path / "cases.csv"
    file.write_text(
        "person_ref,case_reference,part,case_category,starts_on\n"
        f"{check.person.person_ref},{REFERENCE},OIC,{KIND},{begins}\n"
    )
    until = str(begins + timedelta(days=1))
    call_command("load", "allocations", str(file), force="NOR", as_at=until)
    own = CaseAllocation.objects.get(case__reference=REFERENCE)
    assert (own, own.starts_on) == (check.allocation, begins)
    visitor.page.goto(f"/allocation-checks/{check.uuid}/")
    visitor.page.get_by_text("Told of by the case system").first.wait_for()
    visitor.page.goto(f"/people/{check.person.uuid}/cases/")
    visitor.page.get_by_role("link", name=re.compile("^Given here")).wait_for()
    visitor.look_over("person-cases-given")
