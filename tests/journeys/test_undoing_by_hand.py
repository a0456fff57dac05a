"""A clerk looks at a file that went in, takes it back, and brings it back."""

import pytest
from django.utils import timezone

from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.models import Force

CLERK = "training@northshire.example"

pytestmark = pytest.mark.browser


@pytest.fixture
def loaded(make_believe, tmp_path):
    """Forty people who are new, and one row about nobody."""
    path = tmp_path / "people.csv"
    rows = "".join(f"NEW{number},Newcomer,{number},01/03/2026\n" for number in range(40))
    path.write_text(f"person_ref,surname,number,joined_on\n{rows}")
    force = Force.objects.get(name__startswith="Northshire")
    source = pipeline.Source(path, "people", Profile())
    return pipeline.run(source, force=force, as_at=timezone.localdate())[0].batch


def test_a_load_is_taken_back_and_brought_back(visitor, loaded):
    page = visitor.page
    visitor.sign_in(CLERK)
    page.goto("/imports/done/")
    visitor.look_over("loads")
    page.get_by_role("link", name="People from people.csv").click()
    visitor.look_over("load")
    page.get_by_role("link", name="Undo this load").click()
    visitor.look_over("undo")
    page.get_by_role("button", name="Undo this").click()
    page.get_by_role("alert").get_by_text("There is a problem").wait_for()
    visitor.look_over("undo-without-a-reason")
    page.get_by_label("Reason").fill("The wrong file")
    page.get_by_role("button", name="Undo this").click()
    page.get_by_text("It is undone: the rows stand as they stood.").wait_for()
    visitor.look_over("load-undone")
    page.get_by_role("link", name="Bring it back").click()
    page.get_by_role("link", name="Bring it back").click()
    page.get_by_label("Reason").fill("It was the right one")
    page.get_by_role("button", name="Bring it back").click()
    page.get_by_text("It was undone, and brought back").wait_for()
    visitor.look_over("load-brought-back")
    page.goto("/imports/templates/accreditations/")
    visitor.look_over("feed-template")
