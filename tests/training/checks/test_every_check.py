"""What holds for each check alike, in a force where each finds something."""

from datetime import date

import pytest

from capability.checks import CHECKS
from capability.models import Part, Rank, Requirement, Role, Scheme, Threshold
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
    a_case,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)
from tests.factories.training import (
    a_booking,
    a_course,
    a_cpd_entry,
    a_judgement,
    a_portfolio,
    an_event,
)
from training.models import (
    Assessor,
    CaseReview,
    CaseReviewOutcome,
    DevelopmentPlan,
    Finding,
    Portfolio,
    YearlyReview,
)

__all__ = [
    "test_a_recheck_of_one_person_finds_the_same_again",
    "test_a_recheck_of_others_leaves_what_is_open",
    "test_a_second_sweep_changes_nothing",
    "test_each_clause_of_what_was_found_bears_its_mark",
    "test_its_words_name_no_person_and_no_case",
    "test_nothing_is_found_in_another_force",
]


@pytest.fixture(params=checks_of("training"))
def check(request):
    return CHECKS[request.param]


@pytest.fixture
def lead(northshire, investigations, rape):
    """Leads a RASSO case that was reviewed; no plan and no yearly review, as others have."""
    person, other = a_person(northshire), a_person(northshire)
    a_posting(person, investigations, rank=Rank.objects.get(force=None, code="DC"))
    reviewed, answered = a_case(northshire, rape), a_case(northshire, rape)
    reviewed.last_reviewed_on = date(2024, 5, 6)
    reviewed.save()
    an_allocation(person, reviewed)
    facts = {"force": northshire, "person": other}
    days = {"agreed_on": date(2024, 5, 6), "review_due_on": date(2025, 5, 6)}
    DevelopmentPlan.objects.create(**facts, **days)
    YearlyReview.objects.create(**facts, held_on=date(2024, 5, 6))
    said = {"reviewed_on": date(2024, 5, 6), "outcome": CaseReviewOutcome.NOTHING}
    CaseReview.objects.create(**facts, case=answered, **said)
    return person


@pytest.fixture
def judged(northshire):
    """Judged by someone who may not, and takes none; another portfolio waits for anybody."""
    opened = {"opened_on": date(2024, 2, 5), "due_on": date(2024, 6, 5)}
    nobody = a_person(northshire)
    Assessor.objects.create(force=northshire, person=nobody, capacity=0, starts_on=date(2024, 2, 5))
    own = a_portfolio(a_person(northshire), assessor=nobody, **opened)
    a_portfolio(a_person(northshire), **opened)
    a_judgement(own, nobody, date(2024, 3, 4), finding=Finding.NOT_YET)


@pytest.fixture
def short_of_hours(lead, rape):
    """The lead has had no course before the case, and too few hours of everything."""
    force, day = lead.force, date(2024, 5, 6)
    a_requirement(a_scheme("SPECIAL"), rape.memberships.get().group, force=force)
    a_cpd_entry(lead, day, 1, scheme=Scheme.objects.get(force=None, code="PST"))
    asked = {"check_code": "cpd-below-target", "name": "hours", "value": 10, "unit": "hours"}
    Threshold.objects.create(force=force, **asked, source="Ours")


@pytest.fixture
def booked(northshire, rape):
    """One may take a course and waits for none; one lost a place; one has a place too early."""
    day = date(2024, 5, 6)
    open_to_all, special = a_scheme("OPEN"), a_scheme("NEEDY", needs=[a_scheme("BEFORE")])
    a_requirement(open_to_all, rape.memberships.get().group, force=northshire)
    a_course(northshire, "OPEN", scheme=open_to_all)
    free, in_role, early = (a_person(northshire) for _ in range(3))
    an_allocation(free, a_case(northshire, rape))
    role = Role.objects.create(force=northshire, code="LEAD", name="Lead")
    asked = {"role": role, "scheme": open_to_all, "force": northshire, "level": "force"}
    Requirement.objects.create(**asked, starts_on=date(2024, 1, 1))
    a_posting(in_role, northshire.root_unit, role=role)
    learning, needy = a_course(northshire, "TALK"), a_course(northshire, "NEEDY", scheme=special)
    lost = {"step": "no-show", "reason": "operational", "on": date(2024, 1, 8)}
    a_booking(free, learning, event=an_event(learning, date(2024, 1, 8)), **lost)
    event = an_event(needy, date(2027, 5, 6))
    a_booking(early, needy, "confirmed", event=event, on=day)
    for course_on in (day, date(2024, 5, 7)):
        an_accreditation(early, special, course_completed_on=course_on)


@pytest.fixture
def untaught(lead, rape):
    """The lead is new to RASSO, another went first to it, and a third supervises."""
    force, group = lead.force, rape.memberships.get().group
    a_requirement(Scheme.objects.get(force=None, code="SSAIDP"), group, force=force)
    an_allocation(a_person(force), a_case(force, rape), part=Part.FIRST_RESPONDER)
    sergeant = Rank.objects.get(force=None, code="DS")
    a_posting(a_person(force), force.root_unit, rank=sergeant)


@pytest.fixture
def judged_twice(judged):
    """Whoever judged the portfolio is to sample it, as after a merge."""
    own = Portfolio.objects.get(judgements__isnull=False)
    own.iqa, own.assessor = own.assessor, None
    own.save()
    a_portfolio(a_person(own.force), opened_on=date(2024, 5, 6), assessor=own.iqa)


@pytest.fixture
def unoffered(untaught, lead, rape):
    """A constable leads a case that requires something, and no course was ever offered."""
    constable = a_person(lead.force)
    a_posting(constable, lead.force.root_unit, rank=Rank.objects.get(force=None, code="PC"))
    an_allocation(constable, a_case(lead.force, rape))


@pytest.fixture
def taught(northshire):
    """A course whose quality nobody has looked at."""
    an_event(a_course(northshire, "TAUGHT"), date(2024, 5, 6))


@pytest.fixture
def everything(lead, judged_twice, short_of_hours, booked, unoffered, taught):
    return lead.force
