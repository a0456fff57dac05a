"""Assessors, what each has to do by scheme, and when the queue of each scheme would be empty."""

import json
from datetime import date, timedelta

import pytest

from capability.access import AccessRole
from capability.models import Scheme
from tests.factories.capability import a_person, a_user, an_accreditation
from tests.factories.training import a_portfolio, a_programme, an_assessor, an_iqa
from training.rules.portfolios import Step

DAY = date(2026, 4, 1)
PIP2_UNTIL = date(2026, 12, 31)
TOLD = ("surname", "scheme_code", "holds_scheme", "capacity", "load", "to_decide", "signed_off")


@pytest.fixture
def work(northshire, investigations):
    """Judge holds PIP2 and has SSAIDP to judge as well; Idle takes none, and Sampler is none."""
    judge = an_assessor(northshire, "Judge", capacity=2, unit=investigations)
    judge.accreditations.filter(scheme__code="ASSESSOR").update(valid_to=PIP2_UNTIL)
    an_assessor(northshire, "Idle", schemes=("ASSESSOR",), capacity=4)
    an_iqa(northshire)
    special = a_programme(Scheme.objects.get(force=None, code="SSAIDP"), code="SPECIAL")

    def one(step=Step.OPEN, step_on=DAY, **facts):
        who = a_person(northshire, unit=investigations)
        return a_portfolio(who, step=step, step_on=step_on, **{"assessor": judge} | facts)

    one()
    one(Step.SUBMITTED, date(2026, 3, 2))
    one(Step.SUBMITTED, date(2026, 3, 1))
    one(Step.ASSESSED)
    one(assessor=None)
    one(Step.RATIFIED, date(2026, 4, 1))
    one(Step.RATIFIED, date(2025, 4, 2))
    one(Step.RATIFIED, date(2025, 4, 1))
    one(programme=special)
    leaver = a_person(northshire, unit=investigations, left_on=DAY - timedelta(days=1))
    a_portfolio(leaver, step=Step.SUBMITTED, step_on=date(2026, 1, 5), assessor=judge)


def report(reads, user, **asked):
    answer = reads(user, "reports/assessors/", **{"as_of": DAY} | asked)
    assert answer.status_code == 200
    return json.loads(b"".join(answer.streaming_content))


def rows(found):
    return sorted(tuple(row[name] for name in TOLD) for row in found["rows"])


def test_each_assessor_has_a_row_for_each_scheme(reads, training_lead, work):
    found = report(reads, training_lead)
    assert sorted(rows(found), key=str) == [
        ("Idle", None, False, 4, 0, 0, 0),
        ("Judge", "PIP2", True, 2, 3, 2, 2),
        ("Judge", "SSAIDP", False, 2, 1, 0, 0),
    ]
    (own,) = (row for row in found["rows"] if row["scheme_code"] == "PIP2")
    assert (own["is_qualified"], own["qualified_until"]) == (True, "2026-12-31")
    assert (own["oldest_waiting_on"], own["days_waiting"]) == ("2026-03-01", 31)


def test_the_forecast_of_each_scheme_stands_in_the_figures(reads, training_lead, work):
    found = report(reads, training_lead)["figures"]
    assert [(one["name"], one["unit"], one["value"]) for one in found] == [
        ("all", "people", 2),
        ("scheme PIP2 under way", "portfolios", 5),
        ("scheme PIP2 opened in 12 months", "portfolios", 0),
        ("scheme PIP2 signed off in 12 months", "portfolios", 2),
        ("scheme PIP2 until none is left", "months", 30),
        ("scheme SSAIDP under way", "portfolios", 1),
        ("scheme SSAIDP opened in 12 months", "portfolios", 0),
        ("scheme SSAIDP signed off in 12 months", "portfolios", 0),
    ]


def test_what_they_hold_and_the_year_go_by_the_day(reads, training_lead, work):
    later = report(reads, training_lead, as_of=date(2027, 4, 2))
    (own,) = (row for row in later["rows"] if row["scheme_code"] == "PIP2")
    assert (own["is_qualified"], own["qualified_until"], own["signed_off"]) == (False, None, 0)


def test_a_unit_narrows_assessors_and_candidates(reads, training_lead, work, investigations):
    found = report(reads, training_lead, unit=investigations.uuid)
    assert {row["surname"] for row in found["rows"]} == {"Judge"}
    assert found["figures"][0] == {"name": "all", "unit": "people", "value": 1}


def test_an_analyst_sees_pseudonyms_and_a_supervisor_nothing(reads, sergeant, work, northshire):
    analyst = a_user("analyst@northshire.example", AccessRole.ANALYST, northshire.root_unit)
    found = report(reads, analyst)
    assert {(row["surname"], row["person_uuid"]) for row in found["rows"]} == {(None, None)}
    assert all(row["pseudonym"] for row in found["rows"])
    assert reads(sergeant, "reports/assessors/").status_code == 403


def test_csv_has_the_same_rows(reads, training_lead, work, northshire):
    asked = {"as_of": DAY, "format": "csv", "fields": "surname,scheme_code,load"}
    answer = reads(training_lead, "reports/assessors/", **asked)
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert [line.split(",")[:3] for line in lines] == [
        ["surname", "scheme_code", "load"],
        ["Judge", "PIP2", "3"],
        ["Judge", "SSAIDP", "1"],
        ["Idle", "", "0"],
    ]


def test_many_cost_no_more_queries_than_few(
    reads, training_lead, work, northshire, django_assert_max_num_queries
):
    for number in range(20):
        judge = an_assessor(northshire, f"Judge {number}", capacity=1)
        an_accreditation(judge, Scheme.objects.get(code="FRO"), awarded_on=DAY)
        a_portfolio(a_person(northshire), assessor=judge)
    with django_assert_max_num_queries(15):
        report(reads, training_lead)
