from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone

from capability.actions import code_keeping, jobs, rechecks, requirement_keeping, undoing
from capability.models import Act, CaseGroupMember, Gap, Job, Role
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_allocation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(northshire):
    return a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)


@pytest.fixture
def requirement(northshire, group):
    return a_requirement(a_scheme("SPECIAL"), group, force=northshire)


def waiting():
    return [(job.key, job.arguments) for job in Job.objects.order_by("pk")]


def test_many_asks_for_the_same_are_one_job(northshire):
    for _ in range(3):
        rechecks.ask(northshire, {"people": [4, 7]})
    assert waiting() == [("NS people 4 7", {"people": [4, 7]})]


def test_where_the_whole_force_waits_nothing_narrower_is_asked_for(northshire):
    whole = rechecks.ask(northshire)
    assert rechecks.ask(northshire, {"people": [4]}) == whole
    assert rechecks.ask(northshire, {"requirements": [1]}) == whole
    assert waiting() == [("NS", {})]


def test_what_is_under_way_does_for_nobody_who_asks_later(northshire):
    jobs.take(rechecks.ask(northshire).pk)
    rechecks.ask(northshire, {"people": [4]})
    assert [key for key, _ in waiting()] == ["NS", "NS people 4"]


def test_two_long_lists_of_people_are_two_jobs(northshire):
    some = list(range(10_000, 10_060))
    first, second = (rechecks.ask(northshire, {"people": [*some, last]}) for last in (1, 2))
    assert first != second
    assert len(first.key) == len(second.key) == rechecks.LONGEST


def test_a_requirement_asks_for_those_alone_whom_it_can_concern(requirement, training_lead):
    how = {"by": training_lead, "reason": "Policy 12"}
    act = requirement_keeping.end(requirement, date(2027, 3, 31), **how)
    assert act.job.arguments == {"requirements": [requirement.pk]}


def test_a_requirement_that_is_undone_asks_for_them_too(requirement, training_lead):
    """Once it is gone, for those who have a gap about it."""
    how = {"by": training_lead, "reason": "Policy 12"}
    facts = {"scheme": a_scheme("OTHER"), "case_group": requirement.case_group, "part": "OIC"}
    facts |= {"level": "force", "starts_on": date(2024, 1, 1)}
    holder = a_person(requirement.force)
    an_allocation(holder, a_case(requirement.force, requirement.case_group.members.get().category))
    added = requirement_keeping.add(requirement.force, facts, **how)
    rechecks.run(added.job, on=timezone.localdate())
    about = Gap.objects.still_open().filter(requirement=added.requirement)
    assert set(about.values_list("person", flat=True)) == {holder.pk}
    undone = undoing.undo_act(Act.objects.get(pk=added.pk), **how)
    assert undone.job.arguments == {"requirements": [added.requirement.pk]}
    rechecks.run(undone.job, on=timezone.localdate())
    assert not about.exists()


def test_other_reference_data_that_is_undone_asks_for_who_reads_it(group, training_lead):
    how = {"by": training_lead, "reason": "Policy 12"}
    theft = a_category("THEFT", force=group.force)
    act = code_keeping.put_in(group, theft, starts_on=None, **how)
    undone = undoing.undo_act(Act.objects.get(pk=act.pk), **how)
    assert undone.job.arguments == rechecks.of_readers(CaseGroupMember)


def test_what_counts_as_a_group_asks_for_the_checks_that_read_groups(group, training_lead):
    how = {"by": training_lead, "reason": "Policy 12"}
    theft = a_category("THEFT", force=group.force)
    act = code_keeping.put_in(group, theft, starts_on=None, **how)
    assert act.job.arguments == rechecks.of_readers(CaseGroupMember)
    assert "case-holder-unaccredited" in act.job.arguments["checks"]
    assert "accreditation-expires" not in act.job.arguments["checks"]


def test_it_looks_at_nobody_whom_the_requirement_cannot_concern(northshire, investigations):
    role = Role.objects.create(force=northshire, code="SOIT", name="SOIT")
    facts = {"role": role, "part": ""}
    required = a_requirement(a_scheme("SPECIAL"), None, force=northshire, **facts)
    inside, outside = (a_person(northshire, name) for name in ("Inside", "Outside"))
    a_posting(inside, investigations, role=role)
    a_posting(outside, investigations)
    job = rechecks.ask(northshire, {"requirements": [required.pk]})
    swept = rechecks.run(job, on=timezone.localdate())
    assert swept["role-holder-unaccredited"]["opened"] == 1
    assert "accreditation-expires" not in swept


@pytest.mark.django_db(transaction=True)
def test_no_worker_takes_what_is_asked_for_again_before_that_is_on_record(northshire):
    job = rechecks.ask(northshire)
    with transaction.atomic():
        assert rechecks.ask(northshire) == job
        with ThreadPoolExecutor(1) as elsewhere:
            assert elsewhere.submit(_take, job.pk).result() is None
    assert jobs.take(job.pk) == job


def _take(pk):
    try:
        return jobs.take(pk)
    finally:
        connection.close()
