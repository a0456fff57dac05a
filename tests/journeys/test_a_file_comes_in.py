"""A clerk brings in a file by keyboard alone, and a colleague confirms it."""

import re

import pytest

from capability.models import Force, Person

pytestmark = pytest.mark.browser

CLERK, COLLEAGUE = "training@northshire.example", "records@northshire.example"


@pytest.fixture
def the_file(settings, tmp_path):
    """Someone unknown, someone who leaves, an unknown unit, an empty name."""
    settings.MEDIA_ROOT = tmp_path / "files"

    def write(force):
        known = Person.objects.filter(force=force, services__left_on=None).first()
        lines = [
            "Staff extract;;;;;",
            "Payroll no;Family name;Collar number;First name;Date joined;Date left",
            f"{known.person_ref};{known.surname};{known.number};{known.forename};;31/10/2026",
            "N-1;Brandnew;9001;Ida;01/09/2026;",
            "N-2;;9002;Ole;31/02/2026;",
        ]
        path = tmp_path / "staff extract.csv"
        path.write_text("\n".join(lines))
        return path

    return write


def there(page, name):
    return page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first


def press(page, name):
    """By keyboard: the button or link takes the focus, and Enter does it."""
    there(page, name).focus()
    page.keyboard.press("Enter")


def send_it(visitor, path):
    page = visitor.page
    page.goto("/imports/")
    visitor.look_over("imports-none")
    press(page, "Bring in a file")
    page.wait_for_url("**/imports/new/")
    press(page, "Send the file")
    page.get_by_text("There is a problem").wait_for()
    visitor.look_over("upload-new-with-faults")
    page.get_by_label("People", exact=True).check()
    page.get_by_label("File", exact=True).set_input_files(path)
    visitor.look_over("upload-new")
    press(page, "Send the file")
    page.wait_for_url(re.compile("/imports/[0-9a-f-]{36}/"))
    visitor.look_over("upload-read")


def map_it(visitor):
    page = visitor.page
    there(page, "Choose the columns").wait_for()
    press(page, "Choose the columns")
    page.wait_for_url("**/columns/")
    page.get_by_label("Column of the file for person_ref").select_option("Payroll no")
    visitor.look_over("upload-columns")
    press(page, "Check the file")
    there(page, "Look at the problems").wait_for()
    visitor.look_over("upload-checked")


def read_the_problems(visitor):
    page = visitor.page
    press(page, "Look at the problems")
    page.wait_for_url("**/problems/")
    visitor.look_over("upload-problems")
    press(page, re.compile("1 row.*no such day"))
    page.get_by_text("31/02/2026").wait_for()
    visitor.look_over("upload-problem")


def send_it_to_a_second_person(visitor):
    page = visitor.page
    press(page, "Preview")
    page.wait_for_url("**/preview/")
    assert "(1 person leaves)" in page.locator("main").inner_text()
    visitor.look_over("upload-preview")
    press(page, "Send it to a second person")
    page.get_by_text("waits for a second person to confirm it").wait_for()
    visitor.look_over("upload-waiting")


def confirm_it(visitor):
    page = visitor.page
    page.goto("/imports/?state=waiting")
    visitor.look_over("imports")
    press(page, "staff extract.csv")
    press(page, "Look at what would change")
    page.wait_for_url("**/preview/")
    press(page, "Confirm and bring it in")
    page.get_by_text("What opened and closed because of it").wait_for()
    visitor.look_over("upload-done")


def test_a_file_comes_in_by_keyboard(visitor, worker, the_file):
    force = Force.objects.get(name__startswith="Northshire")
    visitor.sign_in(CLERK)
    send_it(visitor, the_file(force))
    map_it(visitor)
    read_the_problems(visitor)
    send_it_to_a_second_person(visitor)
    visitor.context.clear_cookies()
    visitor.sign_in(COLLEAGUE)
    confirm_it(visitor)
    assert Person.objects.filter(force=force, person_ref="N-1", surname="Brandnew").exists()
