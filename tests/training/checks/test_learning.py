"""Learning that cases (P-10) and first response (P-11) ask for."""

from datetime import date, timedelta

import pytest

from capability.models import Part, Requirement, Role, Scheme
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    an_accreditation,
    an_allocation,
)
from tests.factories.training import a_booking, a_course, an_event
from training.models import Effect
from training.rules.bookings import Step

ONE = timedelta(days=1)
NEW, FIRST = "new-to-rasso-untaught", "first-responder-untaught"


def national(code):
    return Scheme.objects.get(force=None, code=code)


@pytest.fixture
def risdp(db):
    return national("RISDP")


@pytest.fixture
def asked(northshire, rape):
    """The force asks SSAIDP of the officer in any RASSO case."""
    group = rape.memberships.get().group
    return a_requirement(national("SSAIDP"), group, force=northshire)


@pytest.fixture
def holder(northshire, asked, led):
    """Leads two such cases with nothing on record: grade A."""
    person = a_person(northshire)
    led(person, starts_on=date(2024, 3, 1))
    led(person, starts_on=date(2024, 4, 1))
    return person


# --- P-10 ---


def test_who_is_new_to_rasso_and_holds_cases_is_found_once(found, told, holder, risdp):
    assert found(NEW, on=date(2024, 2, 29)) == set()
    assert found(NEW) == {(holder.pk, risdp.pk)}
    said = told(NEW)
    assert (said.grade, said.severity) == ("A", 2)
    assert said.summary == "Holds 2 RASSO cases, is new to that, and has not had RISDP"
    assert said.found == [
        "Not met: The force has not yet given RISDP",
        "Applies: 2 RASSO cases at grade A or B, the first since 1 March 2024",
        "Not met: RISDP: none on record on 1 June 2024",
    ]


def test_who_has_had_the_course_before_it_is_new_as_well(told, holder):
    an_accreditation(holder, national("PIP2"), course_completed_on=DAY)
    assert told(NEW, on=DAY - ONE).grade == "A"
    assert told(NEW).grade == "B"


@pytest.mark.parametrize(
    ("code", "fact"), [("PIP2", "awarded_on"), ("SSAIDP", "course_completed_on")]
)
def test_who_is_at_grade_c_or_d_is_not_new(found, holder, code, fact):
    an_accreditation(holder, national(code), **{fact: DAY})
    assert len(found(NEW, on=DAY - ONE)) == 1
    assert found(NEW) == set()


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({"course_completed_on": DAY}, False),
        ({"course_completed_on": DAY + ONE}, True),
        ({"awarded_on": LONG_AGO, "valid_to": DAY}, False),
        ({"awarded_on": LONG_AGO, "valid_to": DAY - ONE}, True),
        ({"course_completed_on": LONG_AGO, "revoked_on": DAY}, True),
    ],
)
def test_the_course_is_enough_until_what_came_of_it_runs_out(found, holder, risdp, facts, is_found):
    an_accreditation(holder, risdp, **facts)
    assert found(NEW) == ({(holder.pk, risdp.pk)} if is_found else set())


def test_what_counts_as_the_learning_will_do(found, holder, risdp):
    own = Scheme.objects.create(force=holder.force, code="OURS", name="Ours")
    own.versions.create()
    risdp.equivalences.create(force=holder.force).sources.create(scheme=own)
    an_accreditation(holder, own, awarded_on=DAY)
    assert found(NEW, on=DAY - ONE) == {(holder.pk, risdp.pk)}
    assert found(NEW) == set()


def test_a_case_that_is_no_rasso_makes_nobody_new_to_it(found, northshire, asked):
    fraud = a_category("FRAUD", force=northshire)
    a_requirement(national("SSAIDP"), a_case_group("FRAUD", fraud), force=northshire)
    an_allocation(a_person(northshire), a_case(northshire, fraud))
    assert len(found("case-holder-unaccredited")) == 1
    assert found(NEW) == set()


def test_a_leaver_learns_nothing_more(found, northshire, asked, led):
    led(a_person(northshire, left_on=DAY))
    assert len(found(NEW)) == 1
    assert found(NEW, on=DAY + ONE) == set()


def test_where_a_requirement_says_it_it_is_not_said_twice(found, holder, risdp, asked):
    a_requirement(risdp, asked.case_group, force=holder.force)
    assert len(found("case-holder-unaccredited")) == 4
    assert found(NEW) == set()


def in_a_role_that_requires(scheme, person, unit):
    role = Role.objects.create(force=unit.force, code="RESPONSE", name="Response")
    asked = {"role": role, "scheme": scheme, "starts_on": LONG_AGO}
    Requirement.objects.create(force=unit.force, **asked)
    a_posting(person, unit, role=role)


def test_where_a_role_requires_it_it_is_not_said_twice(found, holder, risdp, investigations):
    in_a_role_that_requires(risdp, holder, investigations)
    assert len(found("role-holder-unaccredited")) == 1
    assert found(NEW) == set()


def test_the_next_event_with_a_free_place_cures_it(told, holder, risdp):
    course = a_course(holder.force, "RISDP", scheme=risdp, effect=Effect.COMPLETES)
    full = an_event(course, DAY + 2 * ONE, places=1)
    a_booking(a_person(holder.force), course, Step.OFFERED, event=full)
    talk = a_course(holder.force, "TALK", scheme=risdp, effect=Effect.NONE)
    an_event(talk, DAY + 3 * ONE)
    assert [cure.text for cure in told(NEW).cures] == [
        "The supervisor nominates the person for a course in RISDP",
        "The force sets a date of a course in RISDP: none with a free place is to come",
        "Or: the cases go to someone who may hold them",
    ]
    an_event(course, DAY + 30 * ONE)
    offered = told(NEW).cures[1]
    assert offered.text == "The force offers a place on the event that begins on 1 July 2024"
    assert offered.from_on == DAY + 30 * ONE


def test_whoever_waits_is_nominated_and_whoever_has_a_place_keeps_it(told, holder, risdp):
    course = a_course(holder.force, "RISDP", scheme=risdp, effect=Effect.COMPLETES)
    event = an_event(course, DAY + 30 * ONE)
    booking = a_booking(holder, course, Step.APPROVED, on=DAY)
    assert [cure.text for cure in told(NEW).cures[:-1]] == [
        "The force offers a place on the event that begins on 1 July 2024"
    ]
    booking.step, booking.event = Step.CONFIRMED, event
    booking.save()
    [kept, _or] = told(NEW).cures
    assert kept.text == "The place held on the course in RISDP that begins on 1 July 2024 is kept"
    assert kept.from_on == event.starts_on


def test_what_the_learning_needs_first_bars_it(told, holder, risdp):
    risdp.prerequisites.create(force=holder.force, needs=national("PIP1"))
    said = told(NEW)
    assert said.barred == ["RISDP needs PIP1 awarded first"]
    assert said.cures[0].text == "PIP1: course, then portfolio, then award"


def test_a_suspended_award_is_not_held_and_its_end_cures_it(told, holder, risdp):
    award = an_accreditation(holder, risdp, awarded_on=LONG_AGO)
    award.suspensions.create(force=holder.force, starts_on=DAY, ends_on=DAY)
    said = told(NEW)
    assert said.cures[0].text == "The suspension of RISDP ends"
    assert said.cures[0].from_on == DAY + ONE
    assert "Not met: The force has not yet given RISDP" not in said.found


# --- P-11 ---


@pytest.fixture
def responder(northshire, rape):
    """Went first to a RASSO case, for a day, a year before DAY."""
    person = a_person(northshire)
    days = {"starts_on": date(2023, 6, 1), "ends_on": date(2023, 6, 2)}
    an_allocation(person, a_case(northshire, rape), part=Part.FIRST_RESPONDER, **days)
    return person


def test_who_went_first_is_found_for_a_year_after(found, told, responder):
    key = {(responder.pk, national("RASSO-FR").pk)}
    days = [date(2023, 5, 31), date(2023, 6, 1), DAY, DAY + ONE]
    assert [found(FIRST, on=day) for day in days] == [set(), key, key, set()]
    said = told(FIRST)
    assert said.severity == 2
    assert said.summary == "First responder in 1 RASSO case without RASSO-FR"
    assert said.found == [
        "Not met: The force has not yet given RASSO-FR",
        "Applies: First responder in 1 RASSO case within 365 days, the last from 1 June 2023",
        "Not met: RASSO-FR: none on record on 1 June 2024",
    ]


def test_a_part_without_a_last_day_ends_with_the_case(found, northshire, rape):
    case = a_case(northshire, rape, closed_on=date(2023, 6, 2))
    person = a_person(northshire)
    an_allocation(person, case, part=Part.FIRST_RESPONDER, starts_on=date(2023, 5, 1))
    assert found(FIRST) == {(person.pk, national("RASSO-FR").pk)}
    assert found(FIRST, on=DAY + ONE) == set()


def test_who_has_learnt_it_or_has_another_part_is_not_found(found, responder, led):
    led(a_person(responder.force), part=Part.DEPUTY)
    an_accreditation(responder, national("RASSO-FR"), course_completed_on=DAY)
    assert len(found(FIRST, on=DAY - ONE)) == 1
    assert found(FIRST) == set()


def test_a_first_responder_elsewhere_than_in_rasso_is_not_asked(found, northshire):
    case = a_case(northshire, a_category("FRAUD", force=northshire))
    an_allocation(a_person(northshire), case, part=Part.FIRST_RESPONDER)
    assert found(FIRST) == set()


def test_where_the_role_of_a_responder_requires_it_it_is_not_said_twice(
    found, responder, investigations
):
    in_a_role_that_requires(national("RASSO-FR"), responder, investigations)
    assert len(found("role-holder-unaccredited")) == 1
    assert found(FIRST) == set()
