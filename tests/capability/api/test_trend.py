"""Coverage and open gaps by month, flat; the pages beside have the same figures."""

import json
from datetime import date

import pytest
import time_machine

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Role
from tests.factories.capability import (
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
)

AS_OF = "2024-06-30"


@pytest.fixture
def role(northshire, investigations):
    """Requires a scheme of three, of whom one holds it, one has its course; checked in May."""
    special = a_scheme("SPECIAL", force=northshire)
    role = Role.objects.create(force=northshire, code="SOIT", name="SOIT")
    a_requirement(special, None, force=northshire, role=role, part="")
    people = [a_person(northshire) for _ in range(3)]
    for person, unit in zip(
        people, [investigations, investigations, northshire.root_unit], strict=True
    ):
        a_posting(person, unit, role=role)
    an_accreditation(people[0], special, awarded_on=date(2023, 1, 1))
    an_accreditation(people[1], special, course_completed_on=date(2024, 6, 1))
    gaps.sweep(CHECKS["role-holder-unaccredited"], Scope(northshire), on=date(2024, 5, 15))
    return role


@pytest.fixture
def read(reads):
    def report(user, name, **asked):
        answer = reads(user, f"reports/{name}/", as_of=AS_OF, **asked)
        assert answer.status_code == 200
        return json.loads(b"".join(answer.streaming_content))

    return report


def test_coverage_has_a_row_a_month_and_scheme(read, training_lead, role):
    report = read(training_lead, "coverage")
    assert len(report["rows"]) == 24
    assert report["rows"][-1] == {
        "month_end": "2024-06-30",
        "force_code": "NS",
        "unit_code": None,
        "scheme_code": "SPECIAL",
        "scheme_name": "Scheme SPECIAL",
        "required": 3,
        "held": 1,
        "short": 2,
        "share": 33,
        "in_training": 1,
    }
    figures = {one["name"]: one["value"] for one in report["figures"]}
    assert figures == {"required": 3, "held": 1, "short": 2, "in_training": 1}


def test_open_gaps_have_a_row_a_month_and_check(read, training_lead, role):
    report = read(training_lead, "gap-trend")
    counted = ("month_end", "rule", "open_gaps", "opened_gaps", "closed_gaps")
    rows = [tuple(row[name] for name in counted) for row in report["rows"]]
    assert rows == [("2024-05-31", "S-02", 2, 2, 0), ("2024-06-30", "S-02", 2, 0, 0)]
    assert report["figures"] == [{"name": "open", "unit": "gaps", "value": 2}]


@time_machine.travel("2024-06-15T12:00:00Z", tick=False)
def test_of_days_to_come_gaps_are_not_known(read, training_lead, role):
    report = read(training_lead, "gap-trend")
    counts = [(row["month_end"], row["open_gaps"], row["closed_gaps"]) for row in report["rows"]]
    assert counts == [("2024-05-31", 2, 0), ("2024-06-30", None, None)]
    assert report["figures"] == [{"name": "open", "unit": "gaps", "value": None}]


def test_a_unit_narrows_and_stands_in_each_row(read, training_lead, investigations, role):
    for name, counted in (("coverage", "required"), ("gap-trend", "open_gaps")):
        row = read(training_lead, name, unit=investigations.uuid)["rows"][-1]
        assert (row["unit_code"], row[counted]) == ("INV", 2 if name == "coverage" else 1)


def test_who_sees_a_unit_counts_no_more(read, sergeant, role):
    assert read(sergeant, "coverage")["rows"][-1]["required"] == 2
    assert read(sergeant, "gap-trend")["rows"][-1]["open_gaps"] == 1


def test_a_stranger_counts_nobody_of_ours(read, reads, stranger, role, investigations):
    for name in ("coverage", "gap-trend"):
        assert read(stranger, name)["rows"] == []
        asked = reads(stranger, f"reports/{name}/", unit=investigations.uuid)
        assert asked.status_code == 400


def test_what_is_not_known_is_refused(reads, training_lead, role):
    assert reads(training_lead, "reports/coverage/", colour="red").status_code == 400
