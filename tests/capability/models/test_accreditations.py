from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capability.models import Accreditation, Person, Suspension
from capability.rules.states import GOOD, Cycle, state, state_of_cycle
from tests.factories.capability import a_force, a_person, a_scheme, an_accreditation

# Few days, so that many facts fall on the same one; 29 February and both clock changes among them.
DAYS = st.sampled_from(
    [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 31), date(2024, 10, 27)]
)
MAYBE = st.none() | DAYS


@st.composite
def cycles(draw):
    awarded_on = draw(MAYBE)
    valid_to = draw(st.none() | DAYS.filter(lambda day: not awarded_on or day >= awarded_on))
    is_transfer = draw(st.booleans())
    start = draw(MAYBE)
    end = draw(st.none() | DAYS.filter(lambda day: not start or day >= start))
    return Cycle(
        course_completed_on=draw(DAYS),
        portfolio_opened_on=draw(MAYBE),
        portfolio_due_on=draw(MAYBE),
        awarded_on=awarded_on,
        is_transfer=is_transfer,
        recognised_on=draw(MAYBE) if is_transfer else None,
        valid_to=valid_to,
        renewal_window_days=draw(st.sampled_from([0, 1, 30])),
        renewable_days=draw(st.sampled_from([0, 1, 30])),
        revoked_on=draw(MAYBE),
        suspensions=((start, end),) if start else (),
    )


def recorded(person, scheme, cycle):
    facts = cycle._asdict()
    suspensions = facts.pop("suspensions")
    row = an_accreditation(person, scheme, **facts)
    for starts_on, ends_on in suspensions:
        Suspension.objects.create(
            force=person.force, accreditation=row, starts_on=starts_on, ends_on=ends_on
        )
    return row.pk


def edges(some):
    """Every day on which a fact begins or ends, the day before and the day after."""
    days = set()
    for cycle in some:
        facts = [value for value in cycle if isinstance(value, date)]
        facts += [day for pair in cycle.suspensions for day in pair if day]
        if cycle.valid_to:
            facts.append(cycle.valid_to - timedelta(days=cycle.renewal_window_days))
            facts.append(cycle.valid_to + timedelta(days=cycle.renewable_days))
        days.update(day + timedelta(days=shift) for day in facts for shift in (-1, 0, 1))
    return sorted(days)


@pytest.mark.django_db
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(some=st.lists(cycles(), min_size=1, max_size=4))
def test_the_database_and_the_rule_say_the_same_on_every_edge(some):
    """One person, one scheme, several cycles; each example in a force of its own."""
    force = a_force(f"F{Person.objects.count()}")
    person, scheme = a_person(force), a_scheme("X", force=force)
    rows = {recorded(person, scheme, cycle): cycle for cycle in some}
    for on in edges(some):
        found = Accreditation.objects.filter(person=person).with_state(on=on)
        said = dict(found.values_list("pk", "state"))
        expected = {pk: state_of_cycle(cycle, on=on) for pk, cycle in rows.items()}
        assert said == expected, on
        assert found.order_by("standing").first().state == state(some, on=on)
        good = set(
            Accreditation.objects.filter(person=person).good(on=on).values_list("pk", flat=True)
        )
        assert good == {pk for pk, value in expected.items() if value in GOOD}
