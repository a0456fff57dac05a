"""Whatever is asked of the API: an answer that its own description knows, and never a failure."""

from datetime import date, time

import pytest
import requests
import schemathesis
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from capability.access import AccessRole
from capability.actions import gaps, jobs, tokens
from capability.checks import CHECKS as CHECK
from capability.checks import Scope
from capability.models import EntryRoute, Shift
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_deployment,
    a_force,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
    an_allocation,
)
from tests.factories.training import a_booking, a_course, a_cpd_entry, a_portfolio, an_event

ASKED = settings(
    max_examples=12,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
UNITS = "/api/v1/units/"
ROLES = (AccessRole.LD_ADMIN, AccessRole.SUPERVISOR, AccessRole.ANALYST)


@pytest.fixture
def department(transactional_db):
    """A department with a row of everything that the API serves."""
    force = a_force()
    unit, category = a_unit(force, "INV"), a_category("BURGLARY", force=force)
    scheme = a_scheme("SPECIAL", force=force, needs=[a_scheme("FIRST", force=force)])
    course = a_course(force, scheme=scheme)
    an_event(course)
    a_requirement(scheme, a_case_group("SERIOUS", category, force=force), force=force)
    hours = {"begins_at": time(22), "hours": 8, "starts_on": date(2024, 2, 29)}
    Shift.objects.create(force=force, unit=unit, name="Nights", **hours)
    EntryRoute.objects.create(force=force, code="REJOIN", name="Rejoiner")
    for surname in ("Okafor", "Byrne", "=Lindqvist"):
        person = a_person(force, surname, unit=unit)
        an_allocation(person, a_case(force, category))
        an_accreditation(person, scheme, course_completed_on="2024-02-29")
        a_portfolio(person)
        a_booking(person, course)
        a_cpd_entry(person, "2024-02-29")
        a_deployment(person, scheme)
    gaps.sweep(CHECK["case-holder-unaccredited"], Scope(force), on=timezone.localdate())
    jobs.ask("sweep", "today", force=force)
    return unit


def operations():
    described = SchemaGenerator().get_schema(request=None, public=True)
    found = schemathesis.openapi.from_dict(described).get_all_operations()
    return [result.ok() for result in found]


@pytest.mark.parametrize("role", ROLES)
def test_nothing_that_is_asked_breaks_it(live_server, department, role):
    over = department if role is AccessRole.SUPERVISOR else department.force.root_unit
    user = a_user(f"{role}@northshire.example", role, over)
    _token, key = tokens.issue(user, may_write=True)
    headers = {"Authorization": f"Token {key}"}
    asked = []

    def answers_as_described(case):
        case.call_and_validate(base_url=live_server.url, headers=headers, checks=CHECKS)
        asked.append(case.operation.label)

    for operation in operations():
        ASKED(given(case=operation.as_strategy())(answers_as_described))()
        for named in known(operation, live_server.url, headers):
            answers_as_described(operation.Case(path_parameters=named))
    assert len(set(asked)) == len(operations())


def known(operation, address, headers):
    """For the address of one row, or of a team: the rows that there are, by the path's own word."""
    if "{" not in operation.path:
        return []
    before, _brace, after = operation.path.partition("{")
    name = after.partition("}")[0]
    listed = UNITS if name == "unit" else before
    answer = requests.get(f"{address}{listed}", headers=headers, timeout=10).json()
    rows = [row.get("uuid") or row.get("pseudonym") for row in answer.get("results", ())]
    assert rows or answer.get("status") == 403
    return [{name: row} for row in rows[:2]]
