import pytest
from django.core.management import call_command


@pytest.fixture
def schema(reads, training_lead):
    return reads(training_lead, "schema/", format="json").json()


def test_the_schema_is_valid_and_says_all(tmp_path):
    call_command(
        "spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema.yml")
    )


def test_the_schema_is_openapi_3_1(schema):
    assert schema["openapi"].startswith("3.1")
    nouns = [
        "accreditations",
        "allocations",
        "bookings",
        "courses",
        "cpd",
        "deployments",
        "entry-routes",
        "events",
        "gaps",
        "jobs",
        "people",
        "portfolios",
        "requirements",
        "schemes",
        "shifts",
        "units",
    ]
    lists = {f"/api/v1/{noun}/" for noun in nouns}
    details = {f"/api/v1/{noun}/{{uuid}}/" for noun in nouns}
    flat = (
        *("assessors", "case-holders", "coverage", "dispensations", "gap-trend", "gaps"),
        "pipeline",
    )
    reports = {f"/api/v1/reports/{noun}/" for noun in flat}
    teams = {"/api/v1/teams/{unit}/capability/"}
    posted = {"/api/v1/completions/", "/api/v1/allocation-checks/"}
    assert set(schema["paths"]) == lists | details | reports | teams | posted


def test_errors_are_described_as_problems(schema):
    answers = schema["paths"]["/api/v1/gaps/{uuid}/"]["get"]["responses"]
    assert {"400", "401", "404"} <= set(answers)
    assert list(answers["404"]["content"]) == ["application/problem+json"]
