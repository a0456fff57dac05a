import re

import pytest

from capability.models import Gap, Person, User

pytestmark = pytest.mark.browser

SERGEANT = "sergeant@northshire.example"


def a_unit_with_gaps(sergeant):
    """A team in which someone holds a case and needs another award first: most to read."""
    trapped = Gap.objects.visible_to(sergeant).still_open().filter(check_code="access-trap")
    return trapped.first().person.postings.get(ends_on=None).unit


def test_a_supervisor_reads_in_a_gap_the_words_that_the_api_gives(visitor, reads):
    page, sergeant = visitor.page, User.objects.get(email=SERGEANT)
    visitor.sign_in(SERGEANT)
    page.goto("/gaps/")
    unit = a_unit_with_gaps(sergeant)
    page.get_by_label("Unit", exact=True).select_option(str(unit.uuid))
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile(f"unit={unit.uuid}"))
    visitor.look_over("gaps")

    page.get_by_role("link", name=re.compile("^Holds a case in .* without SSAIDP")).first.click()
    page.wait_for_url(re.compile("/gaps/[0-9a-f-]{36}/"))
    visitor.look_over("gap")
    uuid = re.search("/gaps/([0-9a-f-]{36})/", page.url)[1]
    said = reads(sergeant, f"gaps/{uuid}/").json()["explanation"]
    shown = page.locator("main").inner_text()
    clauses = [said["summary"], *said["required"], *said["found"], *said["barred"]]
    for words in [*clauses, *(cure["text"] for cure in said["cures"])]:
        assert words in shown
    assert len(said["found"]) >= 2


def test_every_page_is_free_of_faults(visitor):
    page = visitor.page
    page.goto("/")
    visitor.look_over("sign-in")
    page.get_by_role("button", name="Sign in").click()
    visitor.look_over("sign-in-with-faults")
    visitor.sign_in("training@northshire.example")
    someone = Person.objects.filter(gaps__in=Gap.objects.still_open()).first()
    pages = {
        "gaps-of-the-force": "/gaps/",
        "gaps-none": "/gaps/?q=nobody+of+that+name",
        "gaps-with-a-fault": "/gaps/?as_of=31/12/2025",
        "gaps-of-another-day": "/gaps/?as_of=2025-06-01",
        "people": "/people/",
        "person": f"/people/{someone.uuid}/",
        "person-postings": f"/people/{someone.uuid}/postings/",
        "person-cases": f"/people/{someone.uuid}/cases/",
        "person-gaps": f"/people/{someone.uuid}/gaps/",
        "person-history": f"/people/{someone.uuid}/history/",
        "missing": "/people/00000000-0000-0000-0000-000000000000/",
        "password-change": "/account/password/change/",
    }
    for name, address in pages.items():
        page.goto(address)
        visitor.look_over(name)


def test_an_analyst_reads_no_name(visitor):
    page = visitor.page
    visitor.sign_in("analyst@northshire.example")
    page.goto("/gaps/")
    visitor.look_over("gaps-by-pseudonym")
    surnames = set(Person.objects.values_list("surname", flat=True))
    words = set(re.findall(r"[\w'-]+", page.locator("main").inner_text()))
    assert not words & surnames
