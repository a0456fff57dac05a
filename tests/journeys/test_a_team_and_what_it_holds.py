"""A supervisor reads a team against what is required of it, and follows a figure and a mark."""

import re

import pytest
from django.utils import timezone

from capability.models import Gap, Person, User
from tests.factories.capability import a_person, a_unit

pytestmark = pytest.mark.browser
SERGEANT = "sergeant@northshire.example"


def test_a_supervisor_reads_a_team(visitor):
    """One make-believe force for all of it: to build it takes the longest."""
    sergeant = User.objects.get(email=SERGEANT)
    visitor.sign_in(SERGEANT)
    unit = a_unit_with_a_gap(sergeant)
    follow_a_figure_to_people_and_a_mark_to_its_gap(visitor, unit)
    visitor.page.goto(f"/units/{unit.uuid}/team/?as_of=1999-01-04")
    visitor.look_over("team-of-nobody")
    visitor.page.goto(f"/units/{unit.uuid}/team/?subtree=true&state=excellent")
    visitor.look_over("team-with-a-fault")
    own = sergeant.grants.get().unit
    take_it_to_a_meeting(visitor, own)
    print_a_team_of_17_and_one_of_one_on_a_sheet_each(visitor, own)


def a_unit_with_a_gap(sergeant):
    held = Gap.objects.visible_to(sergeant).still_open()
    of_case = held.filter(check_code="case-holder-unaccredited").order_by("pk").first()
    return of_case.person.postings.get(ends_on=None).unit


def follow_a_figure_to_people_and_a_mark_to_its_gap(visitor, unit):
    page = visitor.page
    page.goto(f"/units/{unit.uuid}/")
    page.get_by_role("link", name="Who holds what").click()
    page.get_by_role("region", name=re.compile("against what is required")).wait_for()
    visitor.look_over("team")

    short = page.get_by_role("row", name=re.compile("^Short")).get_by_role("link").first
    count = int(short.inner_text().split()[0])
    short.press("Enter")
    page.wait_for_url(re.compile("need=short"))
    assert page.locator("tbody tr").count() == count
    visitor.look_over("team-short")

    page.locator("tbody tr").first.get_by_role("link", name=re.compile("Short of")).first.click()
    page.wait_for_url(re.compile("/gaps/"))


def take_it_to_a_meeting(visitor, unit):
    page = visitor.page
    page.goto(f"/units/{unit.uuid}/team/?subtree=true")
    visitor.look_over("team-and-under")
    page.get_by_role("link", name="My team on paper").click()
    page.get_by_text("OFFICIAL-SENSITIVE").first.wait_for()
    visitor.look_over("team-paper")


def print_a_team_of_17_and_one_of_one_on_a_sheet_each(visitor, unit):
    """Landscape, and no empty sheet goes before it."""
    small = a_unit(unit.force, under=unit)
    a_person(unit.force, unit=small)
    today, page = timezone.localdate(), visitor.page
    people = Person.objects.standing_in(unit, on=today).serving(on=today)
    while people.count() < 17:
        a_person(unit.force, unit=unit)
    for asked, rows in (
        (f"{unit.uuid}/team/paper/?subtree=true", 17),
        (f"{small.uuid}/team/paper/", 1),
    ):
        page.goto(f"/units/{asked}")
        assert page.locator("tbody tr").count() == rows
        assert sheets(page.pdf(prefer_css_page_size=True)) == ["842x595"]


def sheets(pdf):
    """Width and height of each, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type /Page\b", pdf))
    return [f"{float(width):.0f}x{float(height):.0f}" for width, height in boxes]
