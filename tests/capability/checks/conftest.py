from datetime import date

import pytest

from capability.actions import gaps, rechecks
from capability.checks import CHECKS, Scope
from capability.models import Gap
from tests.factories.capability import a_case, a_case_group, a_category, an_allocation

DAY = date(2024, 6, 1)


@pytest.fixture
def found(northshire):
    """What a check finds in the force on a day: its keys, as a set."""

    def keys(code, *, on=DAY, force=northshire, people=None):
        check = CHECKS[code]
        rows = list(check.findings(Scope(force, people), on=on).values_list(*check.columns))
        assert len(rows) == len(set(rows))
        return set(rows)

    return keys


@pytest.fixture
def told(northshire):
    """The explanation of the one finding of a check."""

    def explanation(code, *, on=DAY):
        check, scope = CHECKS[code], Scope(northshire)
        rows = check.evidence(check.findings(scope, on=on), scope, on=on)
        [(*_key, evidence)] = rows.values_list(*check.columns, "evidence")
        return check.explain(evidence, on=on)

    return explanation


@pytest.fixture
def swept(northshire):
    """The keys of a check's open gaps after a sweep of the force."""

    def keys(code, *, on=DAY):
        gaps.sweep(CHECKS[code], Scope(northshire), on=on)
        return _open(code)

    return keys


@pytest.fixture
def rechecked(northshire):
    """The same after a change to some people, and the re-check that follows it."""

    def keys(code, *people, on=DAY):
        job = rechecks.ask(northshire, {"people": [person.pk for person in people]})
        rechecks.run(job, on=on)
        return _open(code)

    return keys


def _open(code):
    return set(Gap.objects.still_open().filter(check_code=code).values_list(*CHECKS[code].columns))


@pytest.fixture
def rape(northshire):
    """A category that the force counts as RASSO, and the national list does not have."""
    category = a_category("OWN-RAPE", force=northshire)
    a_case_group("RASSO", category, force=northshire)
    return category


@pytest.fixture
def led(northshire, rape):
    """Makes RASSO cases with that officer in the case."""

    def cases(person, count=1, **facts):
        return [an_allocation(person, a_case(northshire, rape), **facts) for _ in range(count)]

    return cases
