from datetime import date

import pytest

from capability.checks import CHECKS, Scope
from capability.checks import compiled as compiling
from capability.checks.compiled import SIZES, compiled
from tests.factories.capability import a_force

DAY = date(2024, 6, 3)
BOTH = (True, False)


def findings(check, scope, *, on):
    return check.findings(scope, on=on).values_list(*check.columns)


def evidence(check, scope, *, on):
    found = check.findings(scope, on=on)
    return check.evidence(found, scope, on=on).values_list(*check.columns, "evidence")


def a_scope(force, people, has_equivalences):
    return Scope(force, people, _has_equivalences={DAY: has_equivalences})


def said(query):
    """Wrapped JSON is never equal to other; it reads the same."""
    sql, values = query
    return sql, [repr(value) for value in values]


def is_as_django_writes(build, check, scope):
    written = build(check, scope, on=DAY).query.sql_with_params()
    return said(compiled(build, check, scope, on=DAY)) == said(written)


@pytest.fixture(autouse=True)
def _anew():
    compiling._kept.cache_clear()


@pytest.mark.parametrize("code", CHECKS)
def test_what_is_filled_in_is_what_django_writes(code, northshire, django_assert_num_queries):
    check, southshire = CHECKS[code], a_force("SOUTHSHIRE")
    with django_assert_num_queries(0):
        for has_equivalences in BOTH:
            for force in (northshire, southshire):
                scope = a_scope(force, None, has_equivalences)
                assert is_as_django_writes(findings, check, scope)
        for person in (71, 72):
            scope = a_scope(southshire, (person,), has_equivalences=True)
            assert is_as_django_writes(evidence, check, scope)


def test_each_is_written_once(northshire):
    check = CHECKS["case-holder-unaccredited"]
    for person in (1, 2, 3):
        compiled(findings, check, a_scope(northshire, (person,), has_equivalences=False), on=DAY)
    assert compiling._kept.cache_info()[:2] == (2, 1)


def test_for_several_it_is_written_for_some_more_and_each_is_in_it(northshire):
    check = CHECKS["case-holder-unaccredited"]
    for last in (16, 17):
        scope = a_scope(northshire, tuple(range(10, last + 1)), has_equivalences=False)
        _sql, values = compiled(findings, check, scope, on=DAY)
        assert [value for value in values if value in range(10, 20)] == [
            *range(10, last),
            *[last] * (SIZES[5] - len(scope.people) + 1),
        ]
    assert compiling._kept.cache_info().misses == 1


def test_units_are_filled_in_too(northshire):
    check = CHECKS["unit-under-strength"]
    scope = Scope(northshire, units=(71, 72), _has_equivalences={DAY: True})
    assert is_as_django_writes(findings, check, scope)


@pytest.mark.parametrize("people", [(), tuple(range(1, SIZES[-1] + 2))])
def test_for_nobody_or_many_people_it_is_written_each_time(northshire, people):
    check = CHECKS["case-holder-unaccredited"]
    compiled(findings, check, a_scope(northshire, people, has_equivalences=False), on=DAY)
    assert compiling._kept.cache_info().misses == 0
