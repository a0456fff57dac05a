"""What holds for each check alike, in a force where each finds something."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from capability.checks import CHECKS
from capability.models import (
    Absence,
    Batch,
    CaseCategory,
    CaseClassification,
    EstablishmentPost,
    Feed,
    Gap,
    Rank,
    Requirement,
    Role,
    Scheme,
    Service,
    Shift,
    Threshold,
    TrayAllocation,
    UnresolvedRow,
)
from tests.capability.checks.conftest import DAY
from tests.clock import set_clock
from tests.every_check import (
    checks_of,
    test_a_recheck_of_one_person_finds_the_same_again,
    test_a_recheck_of_others_leaves_what_is_open,
    test_a_second_sweep_changes_nothing,
    test_each_clause_of_what_was_found_bears_its_mark,
    test_its_words_name_no_person_and_no_case,
    test_nothing_is_found_in_another_force,
)
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_category,
    a_deployment,
    a_head,
    a_person,
    a_posting,
    an_accreditation,
    an_allocation,
)

__all__ = [
    "test_a_recheck_of_one_person_finds_the_same_again",
    "test_a_recheck_of_others_leaves_what_is_open",
    "test_a_second_sweep_changes_nothing",
    "test_each_clause_of_what_was_found_bears_its_mark",
    "test_its_words_name_no_person_and_no_case",
    "test_nothing_is_found_in_another_force",
]


def scheme(code):
    return Scheme.objects.get(force=None, code=code)


@pytest.fixture
def rape(db):
    return CaseCategory.objects.get(force=None, code="19C")


@pytest.fixture
def holder(northshire, investigations, rape):
    """A new inspector in a role that requires PIP2, with RASSO cases and nothing on record."""
    role = Role.objects.create(force=northshire, code="RASSO", name="RASSO investigator")
    for code in ("PIP2", "SSAIDP"):
        Requirement.objects.create(
            force=northshire, role=role, scheme=scheme(code), starts_on=LONG_AGO
        )
    inspector = Rank.objects.get(force=None, code="DI")
    person = a_person(northshire, joined_on=date(2024, 1, 2))
    a_posting(person, investigations, role=role, rank=inspector)
    an_allocation(person, a_case(northshire, rape))
    other = CaseCategory.objects.get(force=None, code="88A")
    an_allocation(person, a_case(northshire, other))
    return person


@pytest.fixture
def another(northshire, investigations):
    """Head of the unit, in the role, whose records contradict each other and run out."""
    person = a_person(northshire)
    a_head(investigations, person)
    a_posting(person, investigations, role=Role.objects.filter(force=northshire).first())
    an_accreditation(person, scheme("FRO"), awarded_on=LONG_AGO, course_completed_on=DAY)
    soon = DAY + timedelta(days=20)
    an_accreditation(person, scheme("PST"), awarded_on=LONG_AGO, valid_to=soon)
    return person


@pytest.fixture
def cases_of_nobody(northshire, rape):
    leaver = a_person(northshire, left_on=date(2024, 5, 1))
    fraud = a_category("FRAUD", force=northshire)
    case = a_case(northshire, fraud)
    an_allocation(leaver, case)
    case.classifications.update(ends_on=date(2024, 3, 31))
    CaseClassification.objects.create(
        force=northshire, case=case, category=rape, starts_on=date(2024, 4, 1)
    )
    TrayAllocation.objects.create(
        force=northshire, case=case, tray="A TRAY", part="OIC", starts_on=DAY
    )
    batch = Batch.objects.create(force=northshire, feed=Feed.ALLOCATIONS, as_at=DAY)
    UnresolvedRow.objects.create(
        force=northshire, batch=batch, feed=Feed.ALLOCATIONS, row=2, queued_as="NOBODY", values={}
    )


@pytest.fixture
def overloaded(holder):
    """The holder is away with more cases than the force wants, and nobody closed the probation."""
    force, day = holder.force, date(2024, 4, 2)
    Absence.objects.create(force=force, person=holder, starts_on=day)
    Service.objects.filter(person=holder).update(probation_ends_on=day)
    number = {"check_code": "caseload-over-limit", "name": "cases-to-flag", "value": 0}
    Threshold.objects.create(force=force, **number, unit="cases", source="Ours")
    reviewed = holder.allocations.first().case
    reviewed.last_reviewed_on = day
    reviewed.save()


@pytest.fixture
def understaffed(another, investigations):
    """The unit has more posts than people."""
    EstablishmentPost.objects.create(
        force=another.force, unit=investigations, posts=9, starts_on=LONG_AGO
    )


@pytest.fixture
def qualified(holder, investigations, rape):
    """A colleague of the holder has no cases, and a role whose one requirement runs out."""
    an_allocation(holder, a_case(holder.force, rape), starts_on=date(2024, 5, 6))
    role = Role.objects.create(force=holder.force, code="SPECIALIST", name="Specialist")
    asked = {"role": role, "scheme": scheme("SSAIDP"), "starts_on": LONG_AGO}
    Requirement.objects.create(force=holder.force, **asked)
    colleague = a_person(holder.force)
    a_posting(colleague, investigations, role=role)
    soon = DAY + timedelta(days=20)
    an_accreditation(colleague, scheme("SSAIDP"), awarded_on=LONG_AGO, valid_to=soon)


@pytest.fixture
def joined(holder, investigations):
    """By a route that asks for an examination; a colleague by one that had closed."""
    Service.objects.filter(person=holder).update(entry_route="NDP", joined_on=date(2023, 9, 1))
    Service.objects.filter(person=a_person(holder.force, joined_on=DAY)).update(entry_route="IPLDP")
    night = {"name": "Night", "begins_at": time(22), "hours": 8}
    Shift.objects.create(force=holder.force, unit=investigations, **night)


@pytest.fixture
def late(another, joined):
    """An award of long ago is entered after a gap, and another's course has no portfolio."""
    required = Requirement.objects.get(role__code="RASSO", scheme__code="PIP2")
    person, day = a_person(another.force), date(2024, 4, 8)
    Gap.objects.create(
        force=person.force,
        check_code="role-holder-unaccredited",
        person=person,
        requirement=required,
        opened_on=day,
        closed_on=day,
    )
    set_clock("2024-05-06 10:00")
    an_accreditation(person, required.scheme, awarded_on=LONG_AGO)
    an_accreditation(a_person(person.force), required.scheme, course_completed_on=day)
    set_clock("")


@pytest.fixture
def called_out(northshire):
    """One far more often than others, one never, one untrained, and one with three families."""
    may, long_ago = datetime(2024, 5, 6, 12, tzinfo=UTC), datetime(2023, 5, 6, 12, tzinfo=UTC)
    for calls in (3, 1, 1, 0):
        person = a_person(northshire)
        an_accreditation(person, scheme("FRO"), awarded_on=LONG_AGO)
        for call in range(calls):
            a_deployment(person, scheme("FRO"), called_at=may + timedelta(days=call))
    untrained = a_person(northshire)
    for code, moments in (("FRO", (long_ago, may)), ("FLO", (may, may, may))):
        for moment in moments:
            a_deployment(untrained, scheme(code), called_at=moment)
    return northshire


@pytest.fixture
def everything(cases_of_nobody, overloaded, understaffed, qualified, late, called_out):
    return called_out


@pytest.fixture(autouse=True)
def specialism(check, investigations):
    """The unit is a specialist team, save for the check that finds that there is none."""
    investigations.specialism = "" if check.code == "specialist-team-missing" else "RASSO"
    investigations.save()


@pytest.fixture(params=checks_of("capability"))
def check(request):
    return CHECKS[request.param]
