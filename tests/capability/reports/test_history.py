from datetime import date

import pghistory
import pytest

from capability.models import Batch, Feed
from capability.reports import history
from tests.factories.capability import a_person, a_posting, a_scheme, a_unit, an_accreditation


@pytest.fixture
def okafor(northshire):
    return a_person(northshire, "Okafor", number="4711")


def told(person, what):
    return [
        (change.done, change.details) for change in history.changes(person) if change.what == what
    ]


def test_a_new_row_is_told_by_what_was_chosen(northshire, okafor):
    response = a_unit(northshire, "RESP", name="Response West")
    a_posting(okafor, response, starts_on=date(2024, 3, 1))
    assert told(okafor, "Posting") == [
        ("recorded", [("unit", "", "Response West"), ("first day", "", "1 March 2024")])
    ]


def test_a_change_is_told_by_what_it_was_and_became(okafor):
    award = an_accreditation(okafor, a_scheme("FIRST"), awarded_on=date(2024, 3, 1))
    award.awarded_on = date(2024, 3, 8)
    award.is_transfer = True
    award.save()
    newest = told(okafor, "Accreditation")[0]
    assert newest == (
        "changed",
        [("awarded on", "1 March 2024", "8 March 2024"), ("is transfer", "no", "yes")],
    )


def test_what_is_gone_is_told_too(northshire, okafor):
    a_posting(okafor, a_unit(northshire, "RESP", name="Response West")).delete()
    done, details = told(okafor, "Posting")[0]
    assert done == "removed"
    assert ("unit", "Response West", "") in details


def test_a_change_names_its_user_and_its_load(okafor, sergeant):
    batch = Batch.objects.create(
        feed=Feed.PEOPLE, file_name="people.csv", file_sha256="0" * 64, as_at=date(2024, 3, 1)
    )
    with pghistory.context(user=sergeant.pk, batch=batch.pk):
        okafor.number = "4712"
        okafor.save()
    newest = next(change for change in history.changes(okafor) if change.what == "Person")
    assert (newest.by, newest.batch) == (sergeant, batch)
    assert newest.details == [("number", "4711", "4712")]


def test_nobody_else_is_told_of(northshire, okafor):
    a_posting(a_person(northshire, "Byrne"), a_unit(northshire, "RESP"))
    assert told(okafor, "Posting") == []


def test_origin_is_the_first_change(okafor, sergeant):
    with pghistory.context(user=sergeant.pk):
        award = an_accreditation(okafor, a_scheme("FIRST"), awarded_on=date(2024, 3, 1))
    award.certificate = "C-99"
    award.save()
    origin = history.origin(award)
    assert (origin.done, origin.by) == ("recorded", sergeant)
