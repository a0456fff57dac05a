"""A clerk gets a broken file at nine: in by half past, every fault explained, by keyboard alone."""

import re

import pytest

from capability.models import Accreditation, CaseAllocation, Force, Gap, Person, TrayAllocation
from config.demo.log_ins import PASSWORD
from tests.journeys import broken_file
from tests.journeys.conftest import code_for
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser

CLERK = "training@northshire.example"
COLUMNS = {
    "person_ref": "HR ref",
    "number": "Collar",
    "surname": "Family name",
    "case_reference": "Crime no",
    "case_category": "Offence",
    "part": "Doing",
    "starts_on": "From",
    "ends_on": "To",
}
UPLOAD = "/imports/[0-9a-f-]{36}/$"


@pytest.fixture
def constable(make_believe):
    """In service, and without the award that a rape case requires."""
    force = Force.objects.get(name__startswith="Northshire")
    trained = Accreditation.objects.filter(scheme__code="SSAIDP").values("person")
    untrained = Person.objects.filter(force=force, services__left_on=None).exclude(pk__in=trained)
    return untrained.exclude(user__isnull=False).exclude(allocations__isnull=False).first()


@pytest.fixture
def clerk(visitor, worker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return visitor


def test_a_broken_file_becomes_a_gap_and_is_undone(clerk, constable, tmp_path):
    keys = Keyboard(clerk.page)
    sign_in(keys)
    upload = send(keys, clerk, constable, tmp_path / "cases.csv")
    map_columns(keys, clerk)
    read_faults(keys, clerk)
    send_mended(keys, clerk, tmp_path)
    clerk.page.goto(upload)
    decide_two(keys, clerk, constable)
    apply(keys, clerk)
    gap = open_gap_and_acknowledge(keys, clerk, constable)
    clerk.page.goto(upload)
    undo(keys, clerk)
    the_gap_is_closed(clerk, gap)


def sign_in(keys):
    keys.page.goto("/")
    keys.write("Email", CLERK)
    keys.write("Password", PASSWORD)
    keys.press("Sign in")
    keys.write("Code", code_for(CLERK))
    keys.press("Continue")
    keys.page.wait_for_url(lambda address: "/account/" not in address)


def send(keys, clerk, constable, path):
    broken_file.write(path, constable)
    keys.page.goto("/imports/")
    keys.press("Bring in a file")
    keys.lands_on("/imports/new/")
    keys.pick("Case allocations")
    keys.attach(path)
    keys.press("Send the file")
    keys.lands_on(UPLOAD)
    return keys.page.url


def map_columns(keys, clerk):
    keys.press("Choose the columns")
    keys.lands_on("/columns/")
    for ours, theirs in COLUMNS.items():
        keys.choose(f"Column of the file for {ours}", theirs)
    clerk.look_over("broken-file-columns")
    keys.press("Check the file")


def read_faults(keys, clerk):
    keys.press("Look at the problems")
    keys.lands_on("/problems/")
    assert "12 rows can't go in" in clerk.page.locator("h1").inner_text()
    said = clerk.page.locator("main").inner_text()
    assert len(broken_file.FAULTS) == 12
    # A number in a rule is told where its rows stand.
    told = [re.sub(r"\d+", "…", rule) for rule in broken_file.FAULTS]
    assert [rule for rule in told if rule not in said] == []
    clerk.look_over("broken-file-problems")
    keys.press(re.compile("1 row.*There is no such day"))
    clerk.page.get_by_text("31/02/2026").wait_for()
    clerk.look_over("broken-file-problem")
    clerk.page.go_back()


def send_mended(keys, clerk, tmp_path):
    with clerk.page.expect_download() as download:
        keys.press(re.compile("The rejected rows in the file's own columns"))
    rows = broken_file.mend(download.value.path(), tmp_path / "mended.csv")
    assert rows == len(broken_file.FAULTS)
    keys.press("Send the mended file")
    keys.attach(tmp_path / "mended.csv")
    keys.press(re.compile("Send the"))
    keys.lands_on(UPLOAD)
    keys.press("Look at what would change")
    keys.lands_on("/preview/")
    assert "12 created" in clerk.page.locator("main").inner_text()
    keys.press("Bring it in")
    clerk.page.get_by_text("The file is in").wait_for()


def to_step(keys, name):
    steps = keys.page.get_by_role("navigation", name="Steps")
    keys.reach(steps.get_by_role("link", name=name))
    keys.page.keyboard.press("Enter")


def decide_two(keys, clerk, constable):
    to_step(keys, "People")
    keys.lands_on("/imports/.*/people/")
    clerk.look_over("broken-file-people")
    keys.press(re.compile(f"Not a person but a tray.*{broken_file.TRAY}"))
    clerk.page.get_by_text("is a tray and no person from now on").wait_for()
    entry = clerk.page.locator("section", has_text=broken_file.UNKNOWN)
    keys.reach(entry.get_by_role("link", name="Search for another person"))
    keys.page.keyboard.press("Enter")
    keys.write("Surname, number or reference", constable.person_ref)
    keys.reach(clerk.page.get_by_role("main").get_by_role("button", name="Search"))
    keys.page.keyboard.press("Enter")
    clerk.page.get_by_text("1 found").wait_for()
    clerk.look_over("broken-file-person")
    keys.press(re.compile(f"This person.*{constable.surname}"))
    clerk.page.get_by_text("from now on, in every file of the force").wait_for()
    keys.press("Check again with these decisions")


def apply(keys, clerk):
    clerk.page.get_by_text("Look at the problems").wait_for()
    to_step(keys, "Preview")
    keys.lands_on("/preview/")
    assert "3 created" in clerk.page.locator("main").inner_text()
    clerk.look_over("broken-file-preview")
    keys.press("Bring it in")
    clerk.page.get_by_text("The file is in").wait_for()
    clerk.page.get_by_role("link", name=re.compile("Case held without")).wait_for()
    clerk.look_over("broken-file-done")
    assert TrayAllocation.objects.filter(case__reference="WHO/2").count() == 1


def open_gap_and_acknowledge(keys, clerk, constable):
    allocation = CaseAllocation.objects.get(case__reference="WHO/1")
    assert allocation.person == constable
    gap = Gap.objects.get(check_code="case-holder-unaccredited", allocation=allocation)
    keys.press(re.compile("Case held without"))
    keys.lands_on("/gaps/")
    keys.write("Name or number", constable.number)
    keys.press("Filter")
    keys.lands_on("q=")
    keys.reach(clerk.page.locator(f"a[href*='{gap.uuid}']"))
    keys.page.keyboard.press("Enter")
    keys.lands_on(str(gap.uuid))
    keys.press("Acknowledge")
    clerk.page.get_by_text("You have acknowledged this gap.").wait_for()
    clerk.look_over("broken-file-gap")
    return gap


def undo(keys, clerk):
    keys.press("What it changed, and the way to undo it")
    keys.lands_on("/imports/done/")
    clerk.look_over("broken-file-batch")
    keys.press(re.compile("^Undo"))
    clerk.page.get_by_label("Reason").wait_for()
    clerk.look_over("broken-file-undo")
    keys.write("Reason", "The file was of another month")
    keys.press(re.compile("^Undo"))
    clerk.page.get_by_text(re.compile("undone", re.IGNORECASE)).first.wait_for()
    assert not CaseAllocation.objects.filter(case__reference="WHO/1").exists()
    assert not TrayAllocation.objects.filter(case__reference="WHO/2").exists()


def the_gap_is_closed(clerk, gap):
    for _ in range(60):
        clerk.page.goto(f"/gaps/{gap.uuid}/")
        if "Closed" in clerk.page.locator("main").inner_text():
            break
        clerk.page.wait_for_timeout(500)
    gap.refresh_from_db()
    assert gap.closed_on is not None
    clerk.look_over("broken-file-gap-closed")
