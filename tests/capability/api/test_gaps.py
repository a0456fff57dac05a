from datetime import date
from uuid import uuid4

import pytest

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Gap
from capability.serializers.gaps import ExplanationSerializer, GapDetailSerializer
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)

HOLDER, TRAP = "case-holder-unaccredited", "access-trap"
MONDAY = date(2024, 6, 3)


@pytest.fixture
def burglary(northshire):
    """A category whose cases require a scheme that needs another one first."""
    burglary = a_category("BURGLARY", force=northshire)
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    a_requirement(special, a_case_group("SERIOUS", burglary, force=northshire), force=northshire)
    return burglary


def a_holder(force, category, surname, unit=None):
    person = a_person(force, surname, unit=unit)
    an_allocation(person, a_case(force, category, reference=f"24/{surname}"))
    return person


def swept(force, on=MONDAY):
    for check in (CHECKS[HOLDER], CHECKS[TRAP]):
        sweeping.sweep(check, Scope(force), on=on)


@pytest.fixture
def inside(northshire, investigations, burglary):
    person = a_holder(northshire, burglary, "Inside", investigations)
    swept(northshire)
    return person


@pytest.fixture
def outside(northshire, burglary):
    person = a_holder(northshire, burglary, "Outside")
    swept(northshire)
    return person


def test_a_gap_says_about_whom_and_why(reads, training_lead, inside):
    gap = Gap.objects.get(check_code=HOLDER)
    answer = reads(training_lead, f"gaps/{gap.uuid}/").json()
    assert answer["person"]["surname"] == "Inside"
    assert answer["case_reference"] == "24/Inside"
    assert (answer["grade"], answer["severity"], answer["opened_on"]) == ("A", 1, "2024-06-03")
    assert answer["explanation"]["summary"] == "Holds a case in SERIOUS without SPECIAL"
    assert answer["explanation"]["barred"] == ["SPECIAL needs FIRST awarded first"]


def test_the_list_and_the_gap_itself_say_the_same(reads, training_lead, inside):
    for row in reads(training_lead, "gaps/").json()["results"]:
        answer = reads(training_lead, f"gaps/{row['uuid']}/").json()
        assert {name: answer[name] for name in row} == row


def test_an_analyst_reads_the_reason_and_not_who(reads, analyst, inside):
    answer = reads(analyst, "gaps/")
    row = answer.json()["results"][0]
    assert row["person"]["pseudonym"] == str(inside.pseudonym)
    assert row["explanation"]["found"]
    told = answer.content.decode()
    hidden = (inside.surname, inside.person_ref, str(inside.uuid), "24/Inside")
    assert not any(word in told for word in hidden)


def test_an_analyst_may_not_search_by_name(reads, analyst, inside):
    assert reads(analyst, "gaps/", q="Inside").status_code == 400


def test_a_sergeant_sees_the_department_alone(reads, sergeant, inside, outside):
    assert _found(reads(sergeant, "gaps/")) == {("Inside", HOLDER), ("Inside", TRAP)}
    hidden = Gap.objects.get(person=outside, check_code=HOLDER)
    assert reads(sergeant, f"gaps/{hidden.uuid}/").status_code == 404


def test_a_stranger_sees_nothing_by_any_way(reads, stranger, inside):
    assert reads(stranger, "gaps/").json()["results"] == []
    assert reads(stranger, "gaps/", q="Inside").json()["results"] == []
    assert reads(stranger, "gaps/", as_of="2024-06-03").json()["results"] == []
    assert reads(stranger, "gaps/", person=inside.uuid).json()["results"] == []


def test_what_a_stranger_may_not_see_looks_as_if_it_were_missing(reads, stranger, inside):
    unseen = reads(stranger, f"gaps/{Gap.objects.first().uuid}/")
    assert unseen.status_code == 404
    assert unseen.content == reads(stranger, f"gaps/{uuid4()}/").content


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"check": TRAP}, {("Inside", TRAP), ("Outside", TRAP)}),
        ({"check": HOLDER, "q": "Ins"}, {("Inside", HOLDER)}),
        ({"check": HOLDER, "grade": "B"}, set()),
        ({"check": HOLDER, "severity": "1"}, {("Inside", HOLDER), ("Outside", HOLDER)}),
        ({"opened_from": "2024-06-04"}, set()),
        ({"as_of": "2024-02-29"}, set()),
        ({"as_of": "2024-03-01", "check": TRAP, "q": "Ins"}, {("Inside", TRAP)}),
    ],
)
def test_narrowed(reads, training_lead, inside, outside, asked, found):
    assert _found(reads(training_lead, "gaps/", **asked)) == found


def test_of_one_unit(reads, training_lead, inside, outside, investigations):
    answer = reads(training_lead, "gaps/", check=TRAP, unit=investigations.uuid)
    assert _found(answer) == {("Inside", TRAP)}


def test_pages_hold_each_gap_once(reads, training_lead, inside, outside):
    seen, address = [], "gaps/?page_size=1"
    while address:
        answer = reads(training_lead, address).json()
        seen += answer["results"]
        address = answer["next"] and answer["next"].partition("/api/v1/")[2]
    assert len(seen) == 4
    assert len({row["uuid"] for row in seen}) == 4


def test_the_schema_names_what_rows_have(reads, training_lead, inside):
    answer = reads(training_lead, f"gaps/{Gap.objects.first().uuid}/").json()
    assert set(answer) == set(GapDetailSerializer().fields) - {"known_at"}
    assert set(answer["explanation"]) == set(ExplanationSerializer().fields)


def _found(answer):
    return {(row["person"]["surname"], row["check"]) for row in answer.json()["results"]}


def test_closed_gaps_are_read_as_they_opened(reads, training_lead, inside):
    gap = Gap.objects.get(check_code=HOLDER)
    Gap.objects.filter(pk=gap.pk).update(closed_on=date(2024, 7, 1))
    (row,) = reads(training_lead, "gaps/", status="closed").json()["results"]
    assert (row["uuid"], row["closed_on"], row["is_found"]) == (str(gap.uuid), "2024-07-01", False)
    assert (row["grade"], row["explanation"]["on"]) == ("A", "2024-06-03")
    (open_one,) = reads(training_lead, "gaps/").json()["results"]
    assert open_one["check"] == TRAP


def test_a_gap_that_closed_and_opened_again_is_listed_twice(reads, training_lead, inside):
    gap = Gap.objects.get(check_code=HOLDER)
    Gap.objects.filter(pk=gap.pk).update(closed_on=date(2024, 7, 1))
    swept(inside.force, on=date(2024, 7, 2))
    Gap.objects.filter(closed_on=None).update(closed_on=date(2024, 7, 3))
    found = reads(training_lead, "gaps/", status="closed", check=HOLDER).json()["results"]
    assert sorted(row["opened_on"] for row in found) == ["2024-06-03", "2024-07-02"]


def test_an_analyst_may_not_ask_whose_they_are(reads, analyst, inside):
    assert reads(analyst, "gaps/", owner="somebody").status_code == 400
