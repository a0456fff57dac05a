from datetime import date

import pytest

from capability.models import Posting, PostingSource
from tests.factories.capability import a_person, a_posting

HEADER = "person_ref,unit,starts_on,ends_on,rank,role,fte\n"


@pytest.fixture
def post(load, northshire, investigations):
    """Load postings of Ada, whose reference is 7; the units A and B are made."""
    a_person(northshire, person_ref="7", joined_on=date(2010, 1, 4))
    create = {"units": True}
    return lambda *rows, **more: load(
        "postings", HEADER + "".join(f"7,{row}\n" for row in rows), **{"create": create} | more
    )


def postings():
    return list(
        Posting.objects.order_by("starts_on").values_list("unit__code", "starts_on", "ends_on")
    )


def from_people_feed(unit, starts_on, ends_on=None, **facts):
    person = Posting._meta.get_field("person").related_model.objects.get()
    source = PostingSource.PEOPLE_FEED
    return a_posting(person, unit, starts_on=starts_on, ends_on=ends_on, source=source, **facts)


def test_postings_go_in_and_again_change_nothing(post, outcomes):
    rows = ("A,01/02/2010,31/03/2012,PC,,0.5", "B,01/04/2012,,,,")
    assert outcomes(post(*rows)) == {2: "created", 3: "created"}
    assert postings() == [
        ("A", date(2010, 2, 1), date(2012, 3, 31)),
        ("B", date(2012, 4, 1), None),
    ]
    assert outcomes(post(*rows)) == {2: "unchanged", 3: "unchanged"}


@pytest.mark.parametrize("first_ends", ["", "01/04/2012"])
def test_an_open_or_touching_one_ends_the_day_before_the_next(post, outcomes, told, first_ends):
    rows = (f"A,01/02/2010,{first_ends},,,", "B,01/04/2012,,,,")
    done = post(*rows)
    assert postings()[0] == ("A", date(2010, 2, 1), date(2012, 3, 31))
    rule = "It ends on 31/03/2012, the day before the next posting begins."
    assert (told(done), done.counts()["warnings"]) == ([(2, "ends_on", rule)], 1)
    assert outcomes(post(*rows)) == {2: "unchanged", 3: "unchanged"}


def test_a_successor_in_a_later_file_ends_the_one_on_record(post, outcomes, told):
    post("A,01/02/2010,,,,")
    done = post("B,01/04/2012,,,,")
    assert outcomes(done) == {2: "created"}
    assert told(done)[0][2].startswith("The one from 01/02/2010 ends on 31/03/2012")
    assert outcomes(post("A,01/02/2010,,,,")) == {2: "unchanged"}


def test_any_other_overlap_rejects_the_later_row_and_names_the_other(post, outcomes, told):
    done = post("A,01/02/2010,31/12/2012,,,", "B,01/04/2012,31/12/2013,,,")
    assert outcomes(done) == {2: "created", 3: "rejected"}
    assert told(done) == [(3, "starts_on", "Overlaps row 2, from 01/02/2010 to 31/12/2012.")]


def test_the_record_stands_in_the_way_of_a_row(post, outcomes, told):
    post("A,01/02/2010,31/12/2012,,,")
    done = post("B,01/04/2012,31/12/2013,,,")
    rule = "Overlaps the posting on record, from 01/02/2010 to 31/12/2012."
    assert (outcomes(done), told(done)) == ({2: "rejected"}, [(2, "starts_on", rule)])


def test_a_rejected_row_rejects_no_other(post, outcomes):
    done = post(
        "A,01/02/2010,31/12/2012,,,", "B,01/04/2012,31/12/2013,,,", "A,01/02/2013,31/12/2014,,,"
    )
    assert outcomes(done) == {2: "created", 3: "rejected", 4: "created"}


def test_an_end_before_the_start_is_rejected_and_its_repetition_too(post, outcomes, told):
    row = "A,01/02/2010,31/01/2010,,,"
    done = post(row, row)
    assert outcomes(done) == {2: "rejected", 3: "rejected"}
    rule = "The last day is before the first."
    assert told(done) == [(2, "ends_on", rule), (3, "ends_on", rule)]
    assert postings() == []


def test_an_end_before_the_start_is_rejected_whoever_is_meant(load, investigations, outcomes):
    assert outcomes(load("postings", HEADER + "99,INV,01/02/2010,31/01/2010,,,\n")) == {
        2: "rejected"
    }


def test_an_equal_row_is_unchanged_and_one_that_says_otherwise_overlaps(post, outcomes):
    done = post("A,01/02/2010,,,,", "A,01/02/2010,,,,", "B,01/02/2010,,,,")
    assert outcomes(done) == {2: "created", 3: "unchanged", 4: "rejected"}


def test_the_days_of_a_posting_can_be_corrected(post, outcomes):
    post("A,01/02/2010,31/12/2012,,,", "B,01/01/2013,,,,")
    done = post("B,01/01/2013,31/12/2013,,,", "A,01/02/2010,30/06/2012,,,")
    assert outcomes(done) == {2: "changed", 3: "changed"}
    assert postings()[0] == ("A", date(2010, 2, 1), date(2012, 6, 30))


def test_another_first_day_is_another_posting_and_overlaps(post, outcomes):
    post("A,01/02/2010,31/12/2012,,,", "B,01/01/2013,31/12/2014,,,")
    done = post("A,01/02/2010,30/06/2013,,,", "B,01/07/2013,31/12/2014,,,")
    assert outcomes(done) == {2: "rejected", 3: "rejected"}
    assert [row[0] for row in postings()] == ["A", "B"]


def test_a_blank_end_never_reopens_and_clear_does(post, outcomes):
    post("A,01/02/2010,31/12/2012,,,")
    assert outcomes(post("A,01/02/2010,,,,")) == {2: "unchanged"}
    assert outcomes(post("A,01/02/2010,#CLEAR,,,")) == {2: "changed"}
    assert postings() == [("A", date(2010, 2, 1), None)]


def test_it_stands_instead_of_what_the_people_feed_said(post, outcomes, investigations):
    from_people_feed(investigations, date(2010, 1, 4), date(2015, 5, 5))
    from_people_feed(investigations, date(2015, 5, 6))
    done = post("A,04/01/2010,31/12/2012,,,", "B,01/01/2013,,,,")
    assert outcomes(done) == {2: "changed", 3: "created"}
    assert postings() == [
        ("A", date(2010, 1, 4), date(2012, 12, 31)),
        ("B", date(2013, 1, 1), None),
    ]
    assert set(Posting.objects.values_list("source", flat=True)) == {"postings"}


def test_an_equal_posting_becomes_the_postings_feeds_unchanged(post, outcomes, investigations):
    from_people_feed(investigations, date(2010, 1, 4))
    assert outcomes(post("INV,04/01/2010,,,,")) == {2: "unchanged"}
    assert Posting.objects.get().source == PostingSource.POSTINGS_FEED


def test_without_a_row_that_goes_in_the_people_feeds_posting_stays(post, outcomes, investigations):
    from_people_feed(investigations, date(2010, 1, 4))
    assert outcomes(post("A,01/02/2012,31/01/2012,,,")) == {2: "rejected"}
    assert postings() == [("INV", date(2010, 1, 4), None)]


def test_without_a_rank_it_takes_that_of_the_one_it_replaces(post, load):
    load("people", "person_ref,surname,unit,rank,joined_on\n7,Okafor,INV,PS,04/01/2010\n")
    rows = ("A,01/02/2010,31/12/2012,,,", "B,01/01/2013,,PC,,")
    post(*rows)
    assert list(Posting.objects.order_by("starts_on").values_list("rank__code", flat=True)) == [
        "PS",
        "PC",
    ]


def test_a_start_outside_every_service_is_a_warning(post, outcomes, told):
    done = post("A,01/02/2009,,,,")
    assert outcomes(done) == {2: "created"}
    assert told(done) == [
        (2, "starts_on", "The day is outside every service on record of the person.")
    ]


@pytest.mark.parametrize(
    ("row", "outcome", "column"),
    [
        pytest.param("X,01/02/2012,,,,", "rejected", "unit", id="unit"),
        pytest.param("INV,01/02/2012,,,DETECTIVE,", "rejected", "role", id="role"),
        pytest.param("INV,01/02/2012,,XX,,", "created", "rank", id="rank"),
    ],
)
def test_unknown_codes(post, outcomes, row, outcome, column):
    done = post(row, create={})
    assert outcomes(done) == {2: outcome}
    assert [fault.column for fault in done.faults] == [column]


def test_codes_are_made_for_rows_that_go_in_alone(post, load, northshire):
    create = {"units": True, "roles": True}
    text = HEADER + "7,A,01/02/2012,,,DETECTIVE,\n8,GHOST,01/02/2012,,,NOBODY,\n"
    load("postings", text, create=create)
    assert set(northshire.units.filter(is_root=False).values_list("code", flat=True)) == {
        "INV",
        "A",
    }
    assert list(northshire.own_roles.values_list("code", flat=True)) == ["DETECTIVE"]
