"""Two supervisors at once, 200 times over: the limit is passed only by whoever answers for it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.db.models import Count

from capability.access import AccessRole
from capability.actions import allotting, cases
from capability.actions.acts import Refused
from capability.actions.allotting import Answer, Changed, Order
from capability.models import AllocationCheck, CaseAllocation, Threshold
from tests.factories.capability import (
    a_case_group,
    a_category,
    a_force,
    a_person,
    a_user,
)

PAIRS, LIMIT = 200, 2
DAY = date(2024, 6, 3)
AT = datetime(2024, 6, 3, 6, 40, tzinfo=UTC)

pytestmark = pytest.mark.django_db(transaction=True)


def one_below_the_limit(force, rape):
    """PAIRS of people, each with a case and place for one more."""
    facts = {"check_code": "caseload-over-limit", "name": "cases-to-flag", "value": LIMIT}
    Threshold.objects.create(force=force, unit="cases", source="Ours", **facts)
    people = [a_person(force) for _ in range(PAIRS)]
    facts = [cases.CaseFacts(f"24/{one.pk}", rape.pk, DAY) for one in people]
    with transaction.atomic():
        made = cases.record(force, facts, as_at=DAY)
    CaseAllocation.objects.bulk_create(
        CaseAllocation(
            force=force, person=one, case_id=made.ids[f"24/{one.pk}"], part="OIC", starts_on=DAY
        )
        for one in people
    )
    return people


def test_two_who_give_to_one_person_at_once_never_pass_the_limit_unanswered():
    force = a_force("NS")
    rape = a_category("RAPE", force=force)
    a_case_group("RASSO", rape, force=force)
    people = one_below_the_limit(force, rape)
    sergeants = [
        a_user(f"{name}@northshire.example", AccessRole.SUPERVISOR, force.root_unit)
        for name in ("north", "south")
    ]
    together = Barrier(2)

    def give_all(place):
        """Each has read an answer before the other gives; who comes second is asked again, and
        leaves it. The one gives from today on, the other from today or one of the next two days.
        """
        said = []
        try:
            for person in people:
                day = DAY + timedelta(days=place * (person.pk % 3))
                order = Order(person, f"24/{person.pk}/{place}", rape, "OIC", day)
                seen = Answer(allotting.ask(order, at=AT).version, 1, 1)
                together.wait()
                said.append(_given(order, seen, sergeants[place]))
                together.wait()
        finally:
            connection.close()
        return said

    with ThreadPoolExecutor(2) as threads:
        told = list(zip(*threads.map(give_all, range(2)), strict=True))
    assert [sorted(pair) for pair in told] == [["asked again", "given"]] * PAIRS
    held = CaseAllocation.objects.values("person").annotate(cases=Count("pk"))
    assert {one["cases"] for one in held} == {LIMIT}
    assert AllocationCheck.objects.filter(override="").count() == PAIRS


def _given(order, seen, by):
    try:
        allotting.allocate(order, seen=seen, at=AT, by=by)
    except Changed as changed:
        # Having read that, they would have to answer for it.
        again = Answer(changed.candidate.version, 1, 0)
        with pytest.raises(Refused, match="A rule stands in the way"):
            allotting.allocate(order, seen=again, at=AT, by=by)
        return "asked again"
    return "given"
