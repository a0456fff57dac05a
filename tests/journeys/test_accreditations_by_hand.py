import re

import pytest
from django.utils import timezone

from capability.models import Accreditation, Act, Dispute, Person, Scheme, User

pytestmark = pytest.mark.browser

CLERK = "training@northshire.example"
SERGEANT = "sergeant@northshire.example"
REASON = "Asked by Supt Hale, memo 24/118"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def somebody():
    """In service, and a scheme in which nothing is on record for them."""
    clerk = User.objects.get(email=CLERK)
    people = Person.objects.visible_to(clerk).exclude(postings=None)
    someone = people.filter(postings__ends_on=None).first()
    return someone, Scheme.objects.of(someone.force).exclude(accreditations__person=someone).first()


def fill_day(page, legend, day):
    group = page.get_by_role("group", name=legend)
    for label, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(label).fill(str(part))


def test_an_accreditation_is_looked_at_before_it_is_entered(visitor):
    page = visitor.page
    visitor.sign_in(CLERK)
    someone, scheme = somebody()
    page.goto(f"/people/{someone.uuid}/")
    page.get_by_role("link", name="Enter an accreditation").click()
    visitor.look_over("accreditation-enter")
    page.get_by_role("button", name="Continue").click()
    visitor.look_over("accreditation-enter-with-faults")
    page.get_by_label("Scheme", exact=True).select_option(str(scheme.uuid))
    fill_day(page, re.compile("^Awarded"), timezone.localdate().replace(day=1))
    page.get_by_label("Reason").fill("Seen on the certificate")
    page.get_by_role("button", name="Continue").click()
    assert "Nothing is saved yet" in page.locator("main").inner_text()
    visitor.look_over("accreditation-preview")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile("/people/[0-9a-f-]{36}/$"))
    assert "was entered. Undo this" in page.locator("main").inner_text()
    visitor.look_over("accreditations-with-a-banner")


def test_evidence_is_attached_and_opened(visitor):
    page = visitor.page
    visitor.sign_in(CLERK)
    own = Accreditation.objects.visible_to(User.objects.get(email=CLERK)).first()
    page.goto(f"/people/{own.person.uuid}/")
    page.get_by_role("link", name=re.compile("^Details of")).first.click()
    page.get_by_text("Change this accreditation").click()
    visitor.look_over("accreditation")
    page.get_by_role("link", name="Attach evidence").click()
    visitor.look_over("evidence-attach")
    page.get_by_label("What it is").fill("Course certificate")
    sent = {"name": "own.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 paper"}
    page.locator("input[type=file]").set_input_files(sent)
    page.get_by_label("Reason").fill("Seen on the certificate")
    page.get_by_role("button", name="Save").click()
    visitor.look_over("accreditation-with-evidence")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert re.fullmatch(r"evidence-[0-9a-f-]{36}\.pdf", download.value.suggested_filename)


def test_a_restriction_stands_on_the_record_with_its_reference(visitor):
    page = visitor.page
    visitor.sign_in(CLERK)
    someone, _scheme = somebody()
    page.goto(f"/people/{someone.uuid}/restrictions/enter/")
    page.get_by_label("Who asked for it").fill(REASON)
    visitor.look_over("restriction-enter")
    page.get_by_role("button", name="Save").click()
    visitor.look_over("person-restricted")
    page.goto(f"/people/{someone.uuid}/history/")
    assert REASON in page.locator("main").inner_text()
    visitor.look_over("history-with-reasons")


def test_a_day_is_contested_and_decided(visitor):
    page = visitor.page
    visitor.sign_in(SERGEANT)
    sergeant = User.objects.get(email=SERGEANT)
    of_theirs = Person.objects.visible_to(sergeant).exclude(postings=None)
    page.goto(f"/people/{of_theirs.first().uuid}/postings/")
    page.get_by_role("link", name=re.compile(r"^This is wrong \(the posting")).first.click()
    visitor.look_over("dispute-open")
    page.get_by_label(re.compile("^First day")).check()
    page.get_by_label("What is right").fill("A week later: see the order")
    page.get_by_role("button", name="Send").click()
    visitor.look_over("postings-disputed")
    page.get_by_role("link", name="See what you said").click()
    visitor.look_over("dispute-of-ones-own")
    page.get_by_role("button", name="Sign out").click()

    visitor.sign_in(CLERK)
    page.goto("/disputes/")
    visitor.look_over("disputes")
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="Decide").click()
    visitor.look_over("dispute-decide")
    page.get_by_label("Stands as it is").check()
    page.get_by_label("Why, in words").fill("The order says so")
    page.get_by_role("button", name="Save").click()
    visitor.look_over("dispute-decided")
    assert Dispute.objects.get().outcome == "stands"


def test_several_people_are_restricted_at_once(visitor):
    page = visitor.page
    visitor.sign_in(CLERK)
    page.goto("/people/")
    for box in page.locator("input[name=person]").all()[:3]:
        box.check()
    visitor.look_over("people-ticked")
    page.get_by_role("button", name="Change those ticked").click()
    visitor.look_over("bulk")
    page.get_by_role("button", name="Restrict").click()
    page.get_by_label("Who asked for it").fill(REASON)
    page.get_by_role("button", name="Continue").click()
    visitor.look_over("bulk-preview")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile("/people/$"))
    assert "3 people are given no new cases of any kind" in page.locator("main").inner_text()
    assert Act.objects.filter(kind="people.restricted").count() == 1
