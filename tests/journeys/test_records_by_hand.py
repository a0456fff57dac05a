import re

import pytest

from capability.models import Person, Unit, User

pytestmark = pytest.mark.browser

TRAINING = "training@northshire.example"


@pytest.fixture
def someone(make_believe):
    """Who serves, is posted and holds a case."""
    lead = User.objects.get(email=TRAINING)
    people = Person.objects.visible_to(lead).filter(services__left_on=None)
    holding = people.filter(allocations__isnull=False, allocations__ends_on=None)
    return holding.filter(postings__isnull=False, postings__ends_on=None).first()


def fill_day(page, legend, day, month, year):
    group = page.get_by_role("group", name=legend, exact=True)
    for label, part in (("Day", day), ("Month", month), ("Year", year)):
        group.get_by_label(label).fill(str(part))


def test_a_clerk_adds_someone_who_then_leaves(visitor):
    page = visitor.page
    visitor.sign_in(TRAINING)
    page.goto("/people/")
    page.get_by_role("button", name="Someone joins").click()
    page.wait_for_url(re.compile("/people/join/"))
    visitor.look_over("record-join")
    page.get_by_role("button", name="Add this person").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    visitor.look_over("record-join-with-faults")

    page.get_by_label("Surname").fill("Lindqvist")
    page.get_by_label("Forename").fill("Maja")
    page.get_by_label("Person reference").fill("HAND-1")
    fill_day(page, "First day of service", 29, 2, 2024)
    page.get_by_label("Unit", exact=True).select_option(index=2)
    page.get_by_label("Reason").fill("Starts with the February intake")
    page.get_by_role("button", name="Add this person").click()
    page.get_by_role("heading", name="Maja Lindqvist").wait_for()
    page.get_by_text("Change this record").click()
    visitor.look_over("record-joined")

    page.get_by_role("link", name="Record leaving").click()
    fill_day(page, "Last day of service", 28, 2, 2025)
    page.get_by_label("Reason").fill("Resigned")
    page.get_by_role("button", name="Save").click()
    page.get_by_text(
        "Recorded that Maja Lindqvist leaves; the last day of service is 28 February 2025."
    ).wait_for()
    visitor.look_over("record-left")


def test_every_page_of_keeping_is_free_of_faults(visitor, someone):
    page = visitor.page
    visitor.sign_in(TRAINING)
    posting = someone.postings.get(ends_on=None)
    other = Person.objects.filter(force=someone.force).exclude(pk=someone.pk).first()
    record, unit = f"/people/{someone.uuid}", Unit.objects.get(force=someone.force, code="CR-RASSO")
    pages = {
        "record-correct": f"{record}/correct/",
        "record-leave": f"{record}/leave/",
        "record-service": f"{record}/service/",
        "record-probation": f"{record}/probation/extend/",
        "record-posting-begin": f"{record}/postings/begin/",
        "record-posting-change": f"{record}/postings/{posting.pk}/change/",
        "record-merge-find": f"{record}/merge/",
        "record-merge": f"{record}/merge/{other.uuid}/",
        "record-transfer": "/people/transfer/",
        "record-postings": f"{record}/postings/",
        "units": "/units/",
        "unit": f"/units/{unit.uuid}/",
        "unit-history": f"/units/{unit.uuid}/history/",
        "unit-make": "/units/make/",
        "unit-head": f"/units/{unit.uuid}/head/",
        "unit-posts": f"/units/{unit.uuid}/posts/",
        "unit-move": f"/units/{unit.uuid}/move/",
    }
    for name, address in pages.items():
        page.goto(address)
        visitor.look_over(name)
