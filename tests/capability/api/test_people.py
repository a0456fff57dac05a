from datetime import date
from uuid import uuid4

import pytest

from capability.access import AccessRole
from capability.models import Scheme, User
from capability.serializers import PersonDetailSerializer
from tests.factories.capability import (
    a_grant,
    a_person,
    a_posting,
    a_unit,
    an_accreditation,
)

DAY = "2026-04-01"
MARCH = date(2026, 3, 1)


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations, person_ref="R-1", number="1234")


@pytest.fixture
def byrne(northshire):
    """Posted nowhere, so in the force's root unit: out of the sergeant's sight."""
    return a_person(northshire, "Byrne", person_ref="R-2", number="2345")


def test_a_person_by_name(reads, training_lead, okafor, investigations):
    answer = reads(training_lead, f"people/{okafor.uuid}/", as_of=DAY).json()
    assert answer.pop("generated_at")
    assert answer == {
        "as_of": DAY,
        "uuid": str(okafor.uuid),
        "person_ref": "R-1",
        "number": "1234",
        "surname": "Okafor",
        "forename": "Ada",
        "kind": "officer",
        "force_code": "NS",
        "joined_on": "2010-01-04",
        "left_on": None,
        "is_serving": True,
        "entry_route": None,
        "probation_ends_on": None,
        "probation_extended_to": None,
        "probation_confirmed_on": None,
        "unit_uuid": str(investigations.uuid),
        "unit_code": "INV",
        "unit_name": "Northside Investigations",
        "rank_code": None,
        "role_code": None,
        "posted_from": "2010-01-04",
        "posted_to": None,
    }


def test_an_analyst_sees_a_pseudonym_and_nothing_that_tells_who(reads, analyst, okafor):
    answer = reads(analyst, "people/")
    (row,) = answer.json()["results"]
    assert row["pseudonym"] == str(okafor.pseudonym)
    assert row["unit_code"] == "INV"
    assert row.keys().isdisjoint({"uuid", "person_ref", "number", "surname", "forename"})
    told = answer.content.decode()
    assert not any(word in told for word in (str(okafor.uuid), "Okafor", "Ada", "R-1", "1234"))


def test_an_analyst_finds_by_the_pseudonym_alone(reads, analyst, okafor):
    assert reads(analyst, f"people/{okafor.pseudonym}/").status_code == 200
    assert reads(analyst, f"people/{okafor.uuid}/").status_code == 404


def test_who_sees_names_does_not_find_by_the_pseudonym(reads, training_lead, okafor):
    assert reads(training_lead, f"people/{okafor.pseudonym}/").status_code == 404


@pytest.mark.parametrize("asked", [{"q": "Okafor"}, {"person_ref": "R-1"}])
def test_an_analyst_may_not_search_by_what_is_hidden(reads, analyst, okafor, asked):
    answer = reads(analyst, "people/", **asked)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "unknown"


def test_an_analyst_may_not_order_by_what_is_hidden(reads, analyst, okafor):
    assert reads(analyst, "people/", ordering="surname").status_code == 400


def test_a_sergeant_sees_the_department_alone(reads, sergeant, okafor, byrne):
    assert _surnames(reads(sergeant, "people/")) == ["Okafor"]
    assert reads(sergeant, f"people/{byrne.uuid}/").status_code == 404


def test_a_sergeant_sees_the_units_below(reads, sergeant, northshire, investigations):
    team = a_unit(northshire, under=investigations)
    a_person(northshire, "Below", unit=team)
    a_person(northshire, "Beside", unit=a_unit(northshire))
    assert _surnames(reads(sergeant, "people/")) == ["Below"]


def test_a_sergeant_who_is_analyst_of_the_force_sees_both_ways(
    reads, sergeant, northshire, okafor, byrne
):
    a_grant(sergeant, AccessRole.ANALYST, northshire.root_unit)
    rows = reads(sergeant, "people/").json()["results"]
    assert {row.get("surname") or row.get("pseudonym") for row in rows} == {
        "Okafor",
        str(byrne.pseudonym),
    }
    assert _surnames(reads(sergeant, "people/", q="B")) == []
    assert reads(sergeant, f"people/{okafor.uuid}/").status_code == 200
    assert reads(sergeant, f"people/{byrne.uuid}/").status_code == 404
    assert reads(sergeant, f"people/{byrne.pseudonym}/").status_code == 200


def test_a_stranger_sees_nobody_by_any_way(reads, stranger, okafor, investigations):
    assert reads(stranger, "people/").json()["results"] == []
    assert reads(stranger, "people/", q="Okafor").json()["results"] == []
    assert reads(stranger, "people/", ordering="surname").json()["results"] == []
    assert reads(stranger, "people/", unit=investigations.uuid).status_code == 400


def test_what_a_stranger_may_not_see_looks_as_if_it_were_missing(reads, stranger, okafor):
    unseen = reads(stranger, f"people/{okafor.uuid}/")
    missing = reads(stranger, f"people/{uuid4()}/")
    assert unseen.status_code == missing.status_code == 404
    assert unseen.content == missing.content


def test_someone_with_no_grant_and_no_record_is_refused(reads, okafor):
    answer = reads(User.objects.create_user("new@northshire.example"), "people/")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "Your access roles do not open this."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("oka", ["Okafor"]),
        ("ada oka", ["Okafor"]),
        ("1234", ["Okafor"]),
        ("r-2", ["Byrne"]),
        ("zz", []),
        ("-", []),
    ],
)
def test_search(reads, training_lead, okafor, byrne, words, found):
    assert _surnames(reads(training_lead, "people/", q=words)) == found


def test_search_by_a_surname_of_two_words(reads, training_lead, northshire):
    a_person(northshire, "MC HUGH")
    assert _surnames(reads(training_lead, "people/", q="mc hugh")) == ["MC HUGH"]


def test_by_order_of_names(reads, training_lead, okafor, byrne):
    assert _surnames(reads(training_lead, "people/", ordering="surname")) == ["Byrne", "Okafor"]
    assert _surnames(reads(training_lead, "people/", ordering="-surname")) == ["Okafor", "Byrne"]


def test_a_unit_takes_in_what_stands_under_it(reads, training_lead, okafor, byrne, northshire):
    team = a_unit(northshire, under=northshire.units.get(code="INV"))
    a_person(northshire, "Team", unit=team)
    root = northshire.root_unit
    everyone = ["Byrne", "Okafor", "Team"]
    assert _found_in(reads, training_lead, northshire.units.get(code="INV")) == everyone[1:]
    assert _found_in(reads, training_lead, team) == ["Team"]
    assert _found_in(reads, training_lead, root) == everyone


def _found_in(reads, user, unit):
    return _surnames(reads(user, "people/", unit=unit.uuid, ordering="surname"))


def test_the_place_is_that_of_the_day(reads, training_lead, northshire, investigations):
    person = a_person(northshire)
    a_posting(person, a_unit(northshire, "OLD"), starts_on=MARCH, ends_on=date(2026, 3, 31))
    a_posting(person, investigations, starts_on=date(2026, 4, 1))
    places = [_place(reads, training_lead, person, day) for day in ("2026-03-31", "2026-04-01")]
    assert places == ["OLD", "INV"]
    assert _place(reads, training_lead, person, "2026-02-01") == "NS"


def _place(reads, user, person, day):
    return reads(user, f"people/{person.uuid}/", as_of=day).json()["unit_code"]


def test_a_leaver_serves_up_to_the_last_day(reads, training_lead, northshire):
    a_person(northshire, left_on=date(2026, 3, 31))
    assert len(
        reads(training_lead, "people/", serving="true", as_of="2026-03-31").json()["results"]
    )
    assert _surnames(reads(training_lead, "people/", serving="true", as_of=DAY)) == []
    assert _surnames(reads(training_lead, "people/", serving="false", as_of=DAY)) == ["Okafor"]


@pytest.fixture
def pip2():
    return Scheme.objects.get(code="PIP2")


@pytest.fixture
def renewed(okafor, pip2):
    """Lapsed once, renewed since."""
    an_accreditation(okafor, pip2, awarded_on=date(2020, 1, 1), valid_to=date(2023, 1, 1))
    an_accreditation(okafor, pip2, awarded_on=date(2023, 1, 2))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"scheme": "PIP2"}, ["Okafor"]),
        ({"state": "current"}, ["Okafor"]),
        ({"state": "lapsed"}, []),
        ({"scheme": "PIP2", "state": "current"}, ["Okafor"]),
        ({"scheme": "PIP2", "state": "not-started"}, ["Byrne"]),
        ({"scheme": "PIP2", "state": ["current", "not-started"]}, ["Byrne", "Okafor"]),
        ({"scheme": "PIP2", "state": "lapsed", "as_of": "2023-01-01"}, []),
        ({"scheme": "PIP2", "state": "current", "as_of": "2023-01-01"}, ["Okafor"]),
        ({"scheme": "SSAIDP"}, []),
    ],
)
def test_state_in_a_scheme(reads, training_lead, renewed, byrne, asked, found):
    assert _surnames(reads(training_lead, "people/", ordering="surname", **asked)) == found


def test_the_schema_names_what_rows_have(reads, training_lead, analyst, okafor):
    named = reads(training_lead, f"people/{okafor.uuid}/").json()
    by_pseudonym = reads(analyst, f"people/{okafor.pseudonym}/").json()
    assert set(named) | set(by_pseudonym) == set(PersonDetailSerializer().fields) - {"known_at"}


def _surnames(answer):
    return [row["surname"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"serving": "perhaps"}, "There is no choice perhaps. Known: true, false."),
        ({"unit": "INV"}, "There is no unit with that uuid that you may see."),
    ],
)
def test_what_makes_no_sense_is_refused_in_our_words(reads, training_lead, asked, words):
    answer = reads(training_lead, "people/", **asked)
    assert answer.status_code == 400
    assert words in answer.content.decode()


@pytest.mark.parametrize(("asked", "found"), [("true", ["Okafor"]), ("false", ["Left"])])
def test_in_service_or_not(reads, training_lead, northshire, okafor, asked, found):
    a_person(northshire, "Left", left_on=MARCH)
    answer = reads(training_lead, "people/", serving=asked, as_of=DAY)
    assert [row["surname"] for row in answer.json()["results"]] == found
