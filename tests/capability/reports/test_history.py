from datetime import date

import pghistory
import pytest

from capability.models import Batch, Feed, Person, Suspension
from capability.reports import history
from tests.clock import set_clock
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
        [("awarded on", "1 March 2024", "8 March 2024"), ("from another force", "no", "yes")],
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


def test_the_latest_change_stands_first_whatever_it_is_about(northshire, okafor):
    award = an_accreditation(okafor, a_scheme("FIRST"), awarded_on=date(2024, 3, 1))
    set_clock("2030-05-01T10:00:00+01:00")
    okafor.number = "4712"
    okafor.save()
    set_clock("2030-05-02T10:00:00+01:00")
    award.certificate = "C-99"
    award.save()
    assert [(change.what, change.done) for change in history.changes(okafor)][:2] == [
        ("Accreditation", "changed"),
        ("Person", "changed"),
    ]


def test_what_belonged_to_an_accreditation_that_is_gone_is_told(okafor):
    award = an_accreditation(okafor, a_scheme("FIRST"), awarded_on=date(2024, 3, 1))
    days = {"starts_on": date(2024, 4, 1), "ends_on": None}
    Suspension.objects.create(force=okafor.force, accreditation=award, **days).delete()
    award.delete()
    assert [done for done, _details in told(okafor, "Suspension")] == ["removed", "recorded"]


def test_one_kind_of_row_can_be_asked_about(northshire, okafor):
    a_posting(okafor, a_unit(northshire, "RESP"))
    asked = history.changes(okafor, of=history.models_of("posting"))
    assert [(change.what, change.done) for change in asked] == [("Posting", "recorded")]


def test_details_that_a_reader_may_not_know_are_left_out(okafor):
    (change,) = history.changes(okafor, of=[Person], untold=[Person])
    assert (change.done, change.details) == ("recorded", [])


def test_a_share_keeps_its_figures(northshire, okafor):
    a_posting(okafor, a_unit(northshire, "RESP"), fte="0.600")
    assert ("share of full time", "", "0.600") in told(okafor, "Posting")[0][1]


def test_a_row_that_moved_to_another_record_says_from_whom(northshire, okafor):
    byrne = a_person(northshire, "Byrne")
    posting = a_posting(byrne, a_unit(northshire, "RESP"))
    posting.person = okafor
    posting.save()
    assert told(okafor, "Posting") == [("changed", [("person", "Ada Byrne", "Ada Okafor")])]


def test_a_stamp_tells_what_came_since(okafor):
    seen = history.stamp(okafor)
    assert history.stamp(okafor) == seen
    set_clock("2030-05-01T10:00:00+01:00")
    okafor.number = "4712"
    okafor.save()
    assert history.stamp(okafor) != seen
    (change,) = history.since(okafor, seen)
    assert change.details == [("number", "4711", "4712")]


def test_a_long_load_that_began_before_the_page_was_opened_is_told_too(okafor):
    set_clock("2030-05-01T10:00:00+01:00")
    okafor.number = "4712"
    okafor.save()
    seen = history.stamp(okafor)
    set_clock("2030-05-01T09:00:00+01:00")
    an_accreditation(okafor, a_scheme("FIRST"), awarded_on=date(2024, 3, 1))
    assert history.stamp(okafor) != seen
    assert len(history.since(okafor, seen)) == 1


@pytest.mark.parametrize("seen", ["", "nonsense", "3", "3 yesterday", "-1 2024-13-01", "²"])
def test_a_stamp_that_makes_no_sense_is_answered_with_what_is_known(okafor, seen):
    assert history.since(okafor, seen)[0].what in ("Person", "Service")


def test_a_long_history_is_read_in_as_many_queries_as_a_short_one(
    northshire, okafor, django_assert_num_queries
):
    for number in range(20):
        a_posting(
            okafor, a_unit(northshire), starts_on=date(2000 + number, 1, 1), is_substantive=False
        )
    with django_assert_num_queries(4):
        asked = history.changes(okafor)
        assert (asked.count(), len(asked[:10])) == (22, 10)
