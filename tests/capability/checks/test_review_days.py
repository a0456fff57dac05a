from datetime import date, timedelta

import pytest

from capability.models import Part
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_case, a_category, a_person, an_allocation

CODE = "case-review-due"


def ago(days):
    return DAY - timedelta(days=days)


@pytest.fixture
def case(northshire):
    """Makes cases of any kind, reviewed on a day; one was reviewed in any event."""
    fraud = a_category("FRAUD", force=northshire)

    def reviewed(on, **facts):
        case = a_case(northshire, fraud, **facts)
        case.last_reviewed_on = on
        case.save()
        return case

    reviewed(DAY)
    return reviewed


@pytest.mark.parametrize(
    ("reviewed_on", "taken_on", "count"),
    [
        pytest.param(ago(29), ago(90), 1, id="29-days-ago"),
        pytest.param(ago(28), ago(90), 0, id="28-days-ago"),
        pytest.param(ago(-3), ago(90), 0, id="since"),
        pytest.param(None, ago(29), 1, id="never"),
        pytest.param(None, ago(28), 0, id="never-and-new"),
        pytest.param(ago(29), ago(3), 1, id="new-officer"),
    ],
)
def test_when_it_is_due(found, northshire, case, reviewed_on, taken_on, count):
    held = an_allocation(a_person(northshire), case(reviewed_on), starts_on=taken_on)
    assert found(CODE) == ({(held.person_id, held.pk)} if count else set())


def test_a_closed_case_and_another_part_are_not_found(found, northshire, case):
    an_allocation(a_person(northshire), case(ago(90), closed_on=ago(1)))
    an_allocation(a_person(northshire), case(ago(90)), part=Part.DEPUTY)
    assert found(CODE) == set()


def test_a_force_that_keeps_no_reviews_is_not_asked(found, northshire):
    fraud = a_category("FRAUD", force=northshire)
    an_allocation(a_person(northshire), a_case(northshire, fraud))
    assert found(CODE) == set()


def test_what_it_says(told, northshire, case):
    an_allocation(a_person(northshire), case(date(2024, 5, 1)))
    said = told(CODE)
    assert said.summary == "No supervisor has reviewed the case for 31 days"
    assert said.found[0] == "Not met: Last reviewed 1 May 2024, 31 days ago"
    assert said.severity == 3
