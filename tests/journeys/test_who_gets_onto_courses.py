import pytest

pytestmark = pytest.mark.browser


def test_training_sees_who_gets_onto_courses(visitor):
    visitor.sign_in("training@northshire.example")
    page = visitor.page
    page.goto("/training/courses/")
    page.get_by_role("link", name="Who gets onto courses").click()
    page.get_by_role("heading", name="Who gets onto courses").wait_for()
    visitor.look_over("take-up")
    page.get_by_role("table").get_by_role("link").first.click()
    page.get_by_role("heading", name="Turns for courses").wait_for()
    visitor.look_over("take-up-turns")
    page.goto("/training/take-up/?course=NONE")
    visitor.look_over("take-up-none")
    page.goto("/training/take-up/?asked_from=soon")
    visitor.look_over("take-up-with-a-fault")


def test_a_look_at_quality_is_recorded(visitor):
    visitor.sign_in("training@northshire.example")
    page = visitor.page
    page.goto("/training/courses/")
    page.get_by_role("link", name="FRO").first.click()
    page.get_by_text("Design: not looked at yet").wait_for()
    page.get_by_role("link", name="Record a quality review").click()
    visitor.look_over("course-review")
    page.get_by_label("Design").check()
    page.get_by_label("Who looked").fill("Ines Lund, learning standards")
    page.get_by_label("What came of it").fill("Two cases are too old")
    page.get_by_label("Reason").fill("Looked at before the spring dates")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Ines Lund, learning standards").wait_for()
    visitor.look_over("course-reviewed")
