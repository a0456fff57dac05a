"""A load is undone: its gaps stay on record, close at the re-check, and their pages open."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.actions import undoing
from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.models import Case, Gap, Person
from capability.tasks import work
from tests.capability.views.pages import text

TODAY = date(2026, 4, 1)


@pytest.fixture
def undone(northshire, burglary, training_lead, swept, tmp_path):
    """Loads people and their cases, sweeps, and takes both loads back; gives the last undo."""

    def load(feed, content):
        path = tmp_path / f"{feed}.csv"
        path.write_text(content)
        source = pipeline.Source(path, feed, Profile())
        return pipeline.run(source, force=northshire, as_at=TODAY)[0].batch

    people = load("people", "person_ref,surname,joined_on\nR900,Khan,2015-01-01\n")
    cases = load(
        "allocations",
        "person_ref,case_reference,case_category,part,starts_on\n"
        "R900,24/3318,BURGLARY,OIC,2024-03-01\n",
    )
    swept()
    undoing.undo_batch(cases, by=training_lead, reason="The wrong file")
    return undoing.undo_batch(people, by=training_lead, reason="The wrong file")


@pytest.fixture
def gap(undone):
    return Gap.objects.get(check_code="case-holder-unaccredited")


def page(gap):
    return reverse("gap", args=[gap.uuid])


def test_they_close_at_the_re_check(undone, gap):
    assert not Person.objects.exists()
    assert gap.closed_on is None

    work(undone.job.pk)

    gap.refresh_from_db()
    assert gap.closed_on == timezone.localdate()


def test_their_pages_and_lists_open_before_it(client, training_lead, gap):
    client.force_login(training_lead)
    assert "it is not found. Below is why it opened" in text(client.get(page(gap)))
    assert client.get(reverse("gaps")).status_code == 200
    assert client.get(reverse("start")).status_code == 200


def test_their_pages_and_lists_open_after_it(client, training_lead, undone, gap):
    work(undone.job.pk)
    client.force_login(training_lead)
    assert "This gap is closed. Below is why it opened" in text(client.get(page(gap)))
    assert client.get(reverse("gaps") + "?state=closed").status_code == 200


def test_a_list_holds_them_beside_what_is_found(client, training_lead, a_holder, swept):
    a_holder("Stays")
    cured = a_holder("Cured")
    swept()
    Case.objects.filter(allocations__person=cured).update(closed_on=date(2024, 4, 1))
    client.force_login(training_lead)
    page = text(client.get(reverse("gaps")))
    assert "Stays" in page
    assert "Cured" in page


def test_the_api_lists_them(reads, training_lead, gap):
    assert reads(training_lead, "gaps/").json()["results"][0]["person"] is None


def test_they_are_scoped_by_their_force(client, sergeant, stranger, gap):
    for user in (sergeant, stranger):
        client.force_login(user)
        assert client.get(page(gap)).status_code == 404
