from datetime import date

import pytest

from capability.models import Alias, Person, Posting, Service, Unit

HEADER = "person_ref,surname,number,forename,joined_on,left_on,unit,rank\n"


@pytest.fixture
def people(load, investigations):
    """Load people, some of whom work in INV."""
    return lambda *rows, **more: load(
        "people", HEADER + "".join(f"{row}\n" for row in rows), **more
    )


def services():
    return list(Service.objects.order_by("joined_on").values_list("joined_on", "left_on"))


def postings():
    return list(
        Posting.objects.order_by("starts_on").values_list(
            "unit__code", "rank__code", "starts_on", "ends_on"
        )
    )


def test_a_row_makes_person_service_and_posting(people, outcomes):
    done = people("7,O'Brien,1234.0,Zoë,01/02/2010,,inv,PC")
    assert outcomes(done) == {2: "created"}
    person = Person.objects.get(person_ref="7")
    assert (person.number, person.surname, person.surname_key) == ("1234", "O'Brien", "OBRIEN")
    assert services() == [(date(2010, 2, 1), None)]
    assert postings() == [("INV", "PC", date(2010, 2, 1), None)]
    assert not Alias.objects.exists()


def test_the_same_file_again_changes_nothing(people, outcomes):
    rows = ("7,O'Brien,12,Zoë,01/02/2010,,INV,PC", "8,Lee,,,02/02/2010,01/03/2012,INV,")
    people(*rows)
    assert outcomes(people(*rows, as_at=date(2026, 5, 1))) == {2: "unchanged", 3: "unchanged"}


def test_a_blank_cell_changes_nothing_and_clear_empties(people, outcomes):
    people("7,Lee,12,Ann,01/02/2010,,INV,PC")
    assert outcomes(people("7,Lee,,,,,,")) == {2: "unchanged"}
    assert outcomes(people("7,Lee,#CLEAR,#CLEAR,,,,")) == {2: "changed"}
    assert Person.objects.values_list("number", "forename").get() == ("", "")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("7,Lee,13,Ann,,,,", ("12", "", ""), id="number"),
        pytest.param("7,Leigh,12,Ann,,,,", ("", "Lee", "Ann"), id="surname"),
        pytest.param("7,Lee,12,Anna,,,,", ("", "Lee", "Ann"), id="forename"),
    ],
)
def test_who_is_renamed_keeps_the_old_name_as_an_alias(people, row, expected):
    people("7,Lee,12,Ann,,,,")
    people(row)
    people("7,Lee,12,Ann,,,,")
    people(row)
    alias = Alias.objects.earliest("pk")
    assert (alias.number, alias.surname, alias.forename) == expected
    assert alias.ends_on == date(2026, 3, 31)
    assert Alias.objects.count() == 2


def test_another_spelling_is_no_alias(people, outcomes):
    people("7,Mc Hugh,12,Ann,,,,")
    assert outcomes(people("7,MCHUGH,12,ANN,,,,")) == {2: "changed"}
    assert not Alias.objects.exists()


def test_an_unknown_rank_is_a_warning_and_left_out(people, outcomes, told):
    done = people("7,Lee,,,01/02/2010,,INV,XX")
    assert outcomes(done) == {2: "created"}
    assert told(done) == [(2, "rank", "No rank has that code.")]
    assert done.counts()["warnings"] == 1
    assert postings() == [("INV", None, date(2010, 2, 1), None)]


def test_an_unknown_unit_rejects_and_names_the_nearest(people, outcomes):
    done = people("7,Lee,,,01/02/2010,,INF,")
    assert outcomes(done) == {2: "rejected"}
    assert "INV" in done.faults[0].cure
    assert not Person.objects.exists()


def test_units_and_ranks_can_be_made(people, outcomes, northshire):
    done = people("7,Lee,,,01/02/2010,,R1,XX", create={"units": True, "ranks": True})
    assert outcomes(done) == {2: "created"}
    assert postings() == [("R1", "XX", date(2010, 2, 1), None)]
    assert Unit.objects.get(code="R1").places.get().parent == northshire.root_unit


def test_one_reference_told_twice(people, outcomes, told):
    done = people("7,Lee,1,,,,,", "7,Lee,1,,,,,", "7,Lee,2,,,,,")
    assert outcomes(done) == {2: "created", 3: "unchanged", 4: "rejected"}
    assert told(done) == [(4, "", "Row 2 is about the same and says otherwise.")]


def test_a_rejected_row_rejects_no_other(people, outcomes):
    done = people("7,Lee,1,,31/02/2010,,,", "7,Lee,2,,,,,")
    assert outcomes(done) == {2: "rejected", 3: "created"}


def test_leaving_ends_service_and_posting(people, outcomes):
    people("7,Lee,,,01/02/2010,,INV,PC")
    assert outcomes(people("7,Lee,,,,05/03/2026,,")) == {2: "changed"}
    assert services() == [(date(2010, 2, 1), date(2026, 3, 5))]
    assert postings() == [("INV", "PC", date(2010, 2, 1), date(2026, 3, 5))]


def test_a_rejoiner_nobody_knew_has_two_services_and_one_posting(people):
    people("7,Lee,,,01/02/2020,05/03/2015,INV,PC")
    assert services() == [
        (date(2015, 3, 5), date(2015, 3, 5)),
        (date(2020, 2, 1), None),
    ]
    assert postings() == [("INV", "PC", date(2020, 2, 1), None)]


@pytest.mark.parametrize("via_leaver", [True, False])
def test_who_rejoins_gets_a_service_and_a_posting_more(people, via_leaver):
    people("7,Lee,,,01/02/2010,,INV,PC")
    if via_leaver:
        people("7,Lee,,,01/02/2010,05/03/2015,INV,PC")
    people("7,Lee,,,01/02/2020,05/03/2015,INV,PC")
    assert services() == [
        (date(2010, 2, 1), date(2015, 3, 5)),
        (date(2020, 2, 1), None),
    ]
    assert postings() == [
        ("INV", "PC", date(2010, 2, 1), date(2015, 3, 5)),
        ("INV", "PC", date(2020, 2, 1), None),
    ]


def test_who_leaves_a_day_before_joining_again_collides_with_nothing(people, outcomes):
    people("7,Lee,,,01/02/2010,31/01/2020,INV,")
    assert outcomes(people("7,Lee,,,01/02/2020,,INV,")) == {2: "changed"}


def test_a_joining_day_that_overlaps_an_earlier_service_is_rejected(people, outcomes, told):
    people("7,Lee,,,01/02/2010,05/03/2015,,")
    people("7,Lee,,,01/02/2020,,,")
    done = people("7,Lee,,,01/02/2014,,,")
    assert outcomes(done) == {2: "rejected"}
    assert told(done) == [(2, "joined_on", "The service would overlap another one on record.")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("7,Lee,,,01/02/2010,,INV,", (date(2010, 2, 1), None), id="from-joining"),
        pytest.param("7,Lee,,,,,INV,", (date(2026, 4, 1), None), id="from-the-extract"),
        pytest.param("7,Lee,,,,01/02/2012,INV,", None, id="only-left"),
        pytest.param("7,Lee,,,01/02/2010,,,", None, id="no-unit"),
        pytest.param(
            "7,Lee,,,01/02/2010,01/02/2012,INV,", (date(2010, 2, 1), date(2012, 2, 1)), id="left"
        ),
    ],
)
def test_the_first_posting(people, row, expected):
    people(row)
    assert [posting[2:] for posting in postings()] == ([] if expected is None else [expected])


def test_a_changed_unit_or_rank_moves_the_posting(people, outcomes, load):
    load("units", "code,name\nRESP,Response\n")
    people("7,Lee,,,01/02/2010,,INV,PC")
    people("7,Lee,,,01/02/2010,,RESP,PC", as_at=date(2026, 5, 1))
    done = people("7,Lee,,,01/02/2010,,,PS", as_at=date(2026, 6, 1))
    assert outcomes(done) == {2: "changed"}
    assert postings() == [
        ("INV", "PC", date(2010, 2, 1), date(2026, 4, 30)),
        ("RESP", "PC", date(2026, 5, 1), date(2026, 5, 31)),
        ("RESP", "PS", date(2026, 6, 1), None),
    ]


def test_a_move_corrected_on_its_day_is_one_move(people, load):
    load("units", "code,name\nA,A\nB,B\n")
    people("7,Lee,,,01/02/2010,,INV,")
    people("7,Lee,,,01/02/2010,,A,")
    people("7,Lee,,,01/02/2010,,B,")
    assert [what[0] for what in postings()] == ["INV", "B"]


def test_the_people_feed_moves_no_posting_of_another_source(people, load, outcomes, told):
    people("7,Lee,,,01/02/2010,,INV,")
    load("units", "code,name\nA,A\n")
    load("postings", "person_ref,unit,starts_on\n7,A,01/02/2012\n")
    done = people("7,Lee,,,01/02/2010,,INV,")
    assert outcomes(done) == {2: "unchanged"}
    assert told(done) == [(2, "unit", "The posting on record is in another unit, and stands.")]
    assert postings() == [("A", None, date(2012, 2, 1), None)]
