"""Who can take a case, in twelve situations: each asserts every reason, for and against."""

from datetime import UTC, date, datetime, timedelta

import pytest

from capability.checks import Scope
from capability.checks.assessing import assess
from capability.models import Absence, Duty, Part, Restriction, Service
from capability.rules.assessing import Verdict
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    a_category,
    a_deployment,
    a_dispensation,
    a_head,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
)

AT = datetime(2024, 6, 1, 6, 40, tzinfo=UTC)
# Begun so long ago that it counts for the load alone.
BEFORE = date(2024, 1, 8)
HOLDS = "for: SPECIAL: current; awarded 4 January 2021; does not expire"
IDLE = "for: OIC of 0 RASSO cases; the limit is 15"
UNKNOWN = "note: Whether on duty is not known: the register has no duties for that time"
UNEXPOSED = "for: 0 RASSO cases begun in 90 days"
NOT_CALLED = "for: 0 call-outs in 90 days"


@pytest.fixture
def level2(db):
    return a_scheme("LEVEL2")


@pytest.fixture
def special(level2):
    return a_scheme("SPECIAL", needs=[level2])


@pytest.fixture
def required(northshire, rape, special):
    """By the force, of the officer in any RASSO case: it blocks."""
    group = rape.memberships.get().group
    return a_requirement(special, group, force=northshire, enforcement="block")


@pytest.fixture
def constable(northshire, investigations, required):
    return a_person(northshire, "Lindqvist", unit=investigations)


@pytest.fixture
def holder(constable, special):
    an_accreditation(constable, special, awarded_on=date(2021, 1, 4))
    return constable


@pytest.fixture
def answer(northshire, rape):
    """Verdict and reasons of one person, as they are said, with their weight."""

    def told(person, *, category=rape, part=Part.OIC, on=DAY, at=AT):
        facts = {"category": category, "part": part, "on": on, "at": at}
        [one] = assess(Scope(northshire, (person.pk,)), **facts)
        return one.verdict, [f"{reason.weight}: {reason.said}" for reason in one.reasons]

    return told


def on_duty(person, first, last, **facts):
    Duty.objects.create(force=person.force, person=person, starts_at=first, ends_at=last, **facts)


def test_1_the_only_holder_has_few_cases_and_is_on_duty(answer, holder):
    on_duty(holder, AT - timedelta(hours=1), AT + timedelta(hours=7))
    assert answer(holder) == (
        Verdict.FITS,
        [HOLDS, IDLE, "for: On duty until 14:40", UNEXPOSED, NOT_CALLED],
    )


def test_2_the_only_holder_has_19_cases_and_four_call_outs_this_week(answer, holder, led, special):
    led(holder, 12, starts_on=BEFORE)
    led(holder, 7, starts_on=DAY - timedelta(days=3))
    for hours in range(4):
        called_at = AT - timedelta(days=2, hours=hours)
        a_deployment(holder, special, called_at=called_at)
    assert answer(holder) == (
        Verdict.BLOCKED,
        [
            HOLDS,
            "block: OIC of 19 RASSO cases; with this case 5 over the limit of 15",
            UNKNOWN,
            "condition: 7 RASSO cases begun in 90 days",
            "note: 4 call-outs in 90 days",
        ],
    )


def test_3_the_accredited_constable_is_a_probationer_again_after_rejoining(answer, holder):
    Service.objects.filter(person=holder).update(left_on=date(2023, 1, 31))
    Service.objects.create(
        force=holder.force,
        person=holder,
        joined_on=date(2024, 2, 5),
        probation_ends_on=date(2026, 2, 4),
    )
    assert answer(holder) == (
        Verdict.CONDITIONS,
        [
            "condition: In probation until 4 February 2026, not confirmed",
            HOLDS,
            UNKNOWN,
            IDLE,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_4_the_inspector_takes_it_herself_at_half_time(answer, northshire, investigations, special):
    inspector = a_person(northshire, "Byrne")
    a_posting(inspector, investigations, fte="0.5")
    a_head(investigations, inspector)
    an_accreditation(inspector, special, awarded_on=date(2021, 1, 4))
    assert answer(inspector) == (
        Verdict.FITS,
        [
            "for: Nothing is required for this part of such a case",
            UNKNOWN,
            "for: OIC of 0 RASSO cases; the limit is 7.5",
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_5_in_training_under_a_head_who_is_accredited(
    answer, constable, northshire, investigations, special, level2
):
    head = a_person(northshire, "Byrne", unit=investigations)
    a_head(investigations, head)
    an_accreditation(head, special, awarded_on=date(2021, 1, 4))
    an_accreditation(constable, level2, awarded_on=date(2022, 1, 4))
    course = {"course_completed_on": date(2024, 2, 5), "portfolio_opened_on": date(2024, 2, 5)}
    an_accreditation(constable, special, **course, portfolio_due_on=date(2025, 2, 5))
    assert answer(constable) == (
        Verdict.BLOCKED,
        [
            "block: In training for SPECIAL, which RASSO requires; course completed 5 February "
            "2024; portfolio due 5 February 2025: the force's rule blocks it",
            "for: The head of the unit holds SPECIAL and can supervise",
            UNKNOWN,
            IDLE,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_6_nothing_on_record_where_the_force_only_warns(answer, constable, required):
    required.enforcement = "warn"
    required.save(update_fields=["enforcement"])
    assert answer(constable) == (
        Verdict.CONDITIONS,
        [
            "condition: No SPECIAL, which RASSO requires; none on record on 1 June 2024; LEVEL2 is "
            "needed first (grade A)",
            UNKNOWN,
            IDLE,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_7_what_is_only_recorded_stands_against_nobody(answer, constable, required, level2):
    required.enforcement = "record"
    required.save(update_fields=["enforcement"])
    an_accreditation(constable, level2, awarded_on=date(2022, 1, 4))
    assert answer(constable) == (
        Verdict.FITS,
        [
            "note: No SPECIAL, which RASSO requires; none on record on 1 June 2024 (grade C); for "
            "the record only",
            UNKNOWN,
            IDLE,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_8_a_dispensation_covers_what_is_missing(answer, constable, required, sergeant):
    a_dispensation(constable, required, by=sergeant)
    assert answer(constable) == (
        Verdict.CONDITIONS,
        [
            "condition: No SPECIAL; covered by a dispensation until 30 June 2024, review by 15 "
            "June 2024",
            UNKNOWN,
            IDLE,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_9_days_of_grace_still_run(answer, constable, required):
    required.grace_days = 30
    required.save(update_fields=["grace_days"])
    assert answer(constable) == (
        Verdict.CONDITIONS,
        [
            "condition: No SPECIAL; it is required from 1 July 2024 on, after 30 days of grace",
            UNKNOWN,
            IDLE,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_10_off_duty_and_on_half_of_the_duty(answer, holder, northshire):
    on_duty(a_person(northshire), AT - timedelta(hours=1), AT + timedelta(hours=7))
    on_duty(holder, AT + timedelta(hours=23), AT + timedelta(hours=30))
    Absence.objects.create(
        force=northshire, person=holder, starts_on=date(2024, 5, 1), share_of_duty="0.5"
    )
    assert answer(holder) == (
        Verdict.CONDITIONS,
        [
            HOLDS,
            "condition: On 50 per cent of full duty from 1 May 2024, with no last day set",
            "condition: Not on duty; next tomorrow at 06:40",
            IDLE,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_duty_on_a_day_to_come_is_that_at_its_noon(answer, holder, northshire):
    on_duty(a_person(northshire), AT + timedelta(hours=26), AT + timedelta(hours=34))
    on_duty(holder, AT - timedelta(hours=1), AT + timedelta(hours=7))
    on_duty(holder, AT + timedelta(hours=32), AT + timedelta(hours=40))
    assert answer(holder, on=DAY + timedelta(days=1))[1][1] == (
        "condition: Not on duty tomorrow at 12:00; next tomorrow at 15:40"
    )


def test_11_restricted_from_such_cases_and_away_that_week(answer, holder, northshire, rape):
    group = rape.memberships.get().group
    Restriction.objects.create(
        force=northshire, person=holder, case_group=group, starts_on=date(2024, 5, 1)
    )
    Absence.objects.create(
        force=northshire, person=holder, starts_on=date(2024, 5, 30), ends_on=date(2024, 6, 5)
    )
    assert answer(holder) == (
        Verdict.BLOCKED,
        [
            HOLDS,
            "condition: Away from 30 May 2024, until 5 June 2024",
            UNKNOWN,
            IDLE,
            "block: May be given no new case in RASSO",
            UNEXPOSED,
            NOT_CALLED,
        ],
    )


def test_12_another_kind_of_case_asks_for_nothing(answer, constable, northshire, led):
    led(constable, 16, starts_on=BEFORE)
    burglary = a_category("BURGLARY", force=northshire)
    assert answer(constable, category=burglary) == (
        Verdict.CONDITIONS,
        [
            "for: Nothing is required for this part of such a case",
            "condition: OIC of 16 RASSO cases, 1 over the limit of 15",
            UNKNOWN,
            UNEXPOSED,
            NOT_CALLED,
        ],
    )
