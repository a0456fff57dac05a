from datetime import date

import pytest

from capability.checks import CHECKS, Scope
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

CHECK = CHECKS["access-trap"]
DAY = date(2024, 6, 1)


@pytest.fixture
def special(northshire):
    first = a_scheme("FIRST")
    special = a_scheme("SPECIAL", needs=[first])
    category = a_category("BURGLARY", force=northshire)
    a_requirement(special, a_case_group("SERIOUS", category, force=northshire), force=northshire)
    return special


@pytest.fixture
def holder(northshire, investigations, special):
    """Holds two such cases, the first from 1 February."""
    person = a_person(northshire, unit=investigations)
    category = northshire.own_casecategorys.get()
    for starts_on in (date(2024, 3, 1), date(2024, 2, 1)):
        an_allocation(person, a_case(northshire, category), starts_on=starts_on)
    return person


def trapped(force):
    scope = Scope(force)
    rows = CHECK.evidence(CHECK.findings(scope, on=DAY), scope, on=DAY)
    return [
        (*key, evidence["grade"], evidence["held_from"])
        for *key, evidence in rows.values_list("person_id", "scheme_id", "evidence")
    ]


def test_someone_with_two_cases_and_no_prerequisite_is_found_once(northshire, holder, special):
    assert trapped(northshire) == [(holder.pk, special.pk, "A", "2024-02-01")]


def test_a_course_without_the_award_is_barred_still(northshire, holder, special):
    first = special.prerequisites.get().needs
    an_accreditation(holder, first, course_completed_on=date(2024, 1, 1))
    assert trapped(northshire) == [(holder.pk, special.pk, "B", "2024-02-01")]


def test_with_the_prerequisite_awarded_nobody_is_barred(northshire, holder, special):
    an_accreditation(holder, special.prerequisites.get().needs, awarded_on=date(2024, 1, 1))
    assert trapped(northshire) == []


def test_someone_already_on_the_scheme_is_not_barred(northshire, holder, special):
    an_accreditation(holder, special, course_completed_on=date(2024, 1, 1))
    assert trapped(northshire) == []
