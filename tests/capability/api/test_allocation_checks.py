from datetime import date

import pytest
from django.utils import timezone

from capability.access import AccessRole
from tests.factories.capability import (
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
)

ADDRESS = "/api/v1/allocation-checks/"


@pytest.fixture
def special(northshire):
    scheme, category = a_scheme("SPECIAL"), a_category("RAPE", force=northshire)
    group = a_case_group("RASSO", category, force=northshire)
    a_requirement(scheme, group, force=northshire, enforcement="block")
    return scheme


@pytest.fixture
def send(reads, investigations):
    def answer(user, **said):
        facts = {"category": "RAPE", "unit": str(investigations.uuid)}
        return reads.client(user).post(ADDRESS, facts | said, format="json")

    return answer


def test_candidates_with_their_reasons_in_order(
    send, sergeant, northshire, investigations, special
):
    lacking = a_person(northshire, "Adebayo", unit=investigations)
    holder = a_person(northshire, "Lindqvist", unit=investigations)
    an_accreditation(holder, special, awarded_on=date(2021, 1, 4))
    answer = send(sergeant)
    told = answer.json()
    assert answer.status_code == 200
    assert told["starts_on"] == timezone.localdate().isoformat()
    assert [(one["person_uuid"], one["verdict"]) for one in told["candidates"]] == [
        (str(holder.uuid), "fits"),
        (str(lacking.uuid), "blocked"),
    ]
    assert told["candidates"][1]["reasons"][0] | {"said": ""} == {
        "axis": "capability",
        "code": "lacks",
        "weight": "block",
        "said": "",
        "needs": "A dispensation: a reason, a mitigation, a mentor and a review day",
    }
    assert told["above"] == {
        "unit_uuid": str(northshire.root_unit.uuid),
        "unit_name": "Northshire Police",
        "head": None,
        "may_ask": False,
        "counts": {},
    }
    rests_on = ["duties", "cases", "absences", "accreditations", "call-outs"]
    assert [feed["feed"] for feed in told["feeds"]] == rests_on


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"category": "NONE"}, "category"),
        ({"unit": "00000000-0000-0000-0000-000000000000"}, "unit"),
        ({"people": ["00000000-0000-0000-0000-000000000000"]}, "people"),
        ({"case": "24/1"}, "case"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"starts_on": "9999-12-31"}, "starts_on"),
    ],
)
def test_what_is_not_understood_is_a_problem(send, sergeant, special, said, field):
    answer = send(sergeant, **said)
    assert (answer.status_code, answer["content-type"]) == (400, "application/problem+json")
    assert [one["field"] for one in answer.json()["errors"]] == [field]


def test_nobody_out_of_reach_is_weighed(send, sergeant, northshire, investigations, special):
    far = a_person(northshire, unit=a_unit(northshire))
    here = a_person(northshire, unit=investigations)
    told = send(sergeant).json()
    assert [one["person_uuid"] for one in told["candidates"]] == [str(here.uuid)]
    assert told["above"]["counts"] == {"fits": 0, "conditions": 0, "blocked": 1}
    assert send(sergeant, people=[str(far.uuid)]).status_code == 400


def test_an_analyst_may_not_ask(send, analyst, special):
    assert send(analyst).status_code == 403


def test_an_allocator_may(send, northshire, special):
    user = a_user("ra@northshire.example", AccessRole.ALLOCATOR, northshire.root_unit)
    assert send(user).json()["answer"].startswith("Nobody in Northside Investigations")
