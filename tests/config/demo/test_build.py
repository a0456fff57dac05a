from datetime import date, timedelta

import pytest
from django.db import transaction

from capability.checks import AccessTrap, CaseHolderUnaccredited, Scope
from capability.checks.assessing import assess
from capability.models import (
    Accreditation,
    Batch,
    CaseCategory,
    Dispensation,
    Duty,
    Force,
    Gap,
    Part,
    Person,
    Posting,
    Requirement,
    Service,
    Suspension,
    Unit,
    User,
)
from capability.reports import feeds, gaps
from capability.reports.gaps import Narrowing
from capability.rules.dispensations import REVIEW_AHEAD
from capability.rules.london import noon_in_london
from capability.rules.states import State
from config import demo
from config.demo.log_ins import OFFICER, PASSWORD
from training import models
from training.actions.judging import units_left
from training.models import Booking, Course, CourseReview, CpdEntry, CpdSource, Looked, Portfolio
from training.reports import evaluations, team_tasks
from training.reports.bottleneck import Bottleneck
from training.rules.portfolios import Step

ON = date(2025, 6, 30)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _stands(django_db_setup, django_db_blocker):
    """The force of `planned`, once for all tests here, and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo.make_up(200, 1, ON, lambda line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def northshire(_stands, db):
    return Force.objects.get(code="NOR")


def grades_found(force):
    """By person, of those who hold a case that requires SSAIDP."""
    check, scope = CaseHolderUnaccredited(), Scope(force)
    found = check.graded(check.findings(scope, on=ON), scope, on=ON)
    held = found.filter(scheme_id__in=scheme("SSAIDP"))
    return dict(held.values_list("person__person_ref", "grade"))


def scheme(code):
    return Accreditation.objects.filter(scheme__code=code).values("scheme")


def planned_as(planned, *grades):
    return {one.person.ref: one.grade for one in planned.holders if one.grade in grades}


def test_everybody_is_on_record(northshire, planned):
    refs = Person.objects.filter(force=northshire).values_list("person_ref", flat=True)
    assert set(refs) == {person.ref for person in planned.people}


def test_holders_are_found_at_the_grade_they_were_given(northshire, planned):
    assert grades_found(northshire) == planned_as(planned, "A", "B", "C", "D")


def test_access_trap_holds_grades_a_and_b(northshire, planned):
    traps = Gap.objects.still_open().filter(force=northshire, check_code=AccessTrap.code)
    found = traps.filter(scheme__code="SSAIDP").values_list("person__person_ref", flat=True)
    assert set(found) == planned_as(planned, "A", "B").keys()


def test_open_gaps_are_what_the_checks_find(northshire):
    for check in (CaseHolderUnaccredited(), AccessTrap()):
        stored = Gap.objects.still_open().filter(force=northshire, check_code=check.code)
        assert stored.count() == check.findings(Scope(northshire), on=ON).count() > 0


def test_gaps_have_ages_and_some_have_closed(northshire):
    gaps = Gap.objects.filter(force=northshire)
    assert len(set(gaps.values_list("opened_on", flat=True))) > 3
    assert gaps.exclude(closed_on=None).exists()


def test_accreditations_are_in_every_state_of_the_story(northshire):
    own = Accreditation.objects.filter(force=northshire).with_state(on=ON)
    assert set(own.values_list("state", flat=True)) == {
        State.CURRENT,
        State.DUE,
        State.SUSPENDED,
        State.PORTFOLIO_OPEN,
        State.PORTFOLIO_OVERDUE,
        State.COURSE_COMPLETE,
        State.LAPSED,
        State.REVOKED,
    }


def test_both_versions_of_the_specialist_course_are_held(northshire):
    held = Accreditation.objects.filter(force=northshire, scheme__code="SSAIDP")
    assert set(held.values_list("version__label", flat=True)) == {"2017", "2024"}


def test_suspensions_end_on_the_day_that_was_fixed(northshire):
    lifted = Suspension.objects.filter(force=northshire).values_list("ends_on", flat=True)
    assert set(lifted) == {ON + timedelta(days=60)}


def test_rejoiners_have_two_services(northshire, planned):
    twice = {one.ref for one in planned.people if len(one.services) == 2}
    services = Service.objects.filter(force=northshire, person__person_ref__in=twice)
    assert services.count() == 2 * len(twice)


def test_specialist_units_say_in_what(northshire):
    assert Unit.objects.filter(force=northshire, specialism="RASSO").count() == 2


def test_history_shows_the_nights_on_which_it_was_learnt(northshire):
    moments = Person.events.rel.related_model.objects.filter(force=northshire)
    days = {moment.date() for moment in moments.values_list("pgh_created_at", flat=True)}
    assert min(days) == ON - timedelta(days=300)
    assert max(days) <= ON


def test_what_it_learnt_came_in_files(northshire):
    clerk = User.objects.get(email="training@northshire.example")
    known = feeds.ages(clerk, *feeds.REGULAR, on=ON)
    assert {row["what"]: row["as_at"] for row in known} == {
        **dict.fromkeys(("people", "postings", "accreditations", "cases"), ON),
        **dict.fromkeys(("duties", "absences", "call-outs"), ON),
    }
    files = [row for row in feeds.health(clerk, on=ON) if row["as_at"]]
    assert not [row["what"] for row in files if row["is_late"] or row["is_off"]]
    learnt = Person.pgh_event_model.objects.filter(force=northshire)
    named = set(learnt.values_list("pgh_context__metadata__batch", flat=True))
    of_people = Batch.objects.filter(force=northshire, feed="people")
    assert named <= set(of_people.values_list("pk", flat=True))


def test_few_are_called_out_often_some_untrained_and_some_no_more(northshire):
    found = Gap.objects.still_open().filter(force=northshire)
    assert {
        *("attended-untrained", "first-responder-overused", "first-responder-fading"),
        *("liaison-unaccredited", "liaison-over-limit"),
    } <= set(found.values_list("check_code", flat=True))


def test_a_year_of_sign_offs_gives_the_queue_a_forecast(northshire):
    """Each was judged by somebody qualified on the day."""
    whole = Bottleneck(Portfolio.objects.filter(force=northshire), ON).whole
    assert min(whole.signed_off, whole.queue) > 0
    assert whole.empty_on > ON
    late = Gap.objects.still_open().filter(force=northshire, check_code="judged-when-not-current")
    assert not late.exists()
    done = Portfolio.objects.filter(force=northshire, step=Step.RATIFIED, assessor__isnull=False)
    assert done.exists()
    assert all(not units_left(own) for own in done)


def test_the_quality_of_some_courses_was_looked_at(northshire):
    looked = CourseReview.objects.filter(force=northshire).values_list("course__code", "kind")
    assert {kind for code, kind in looked if code == "PIP2IDP"} == set(Looked)
    assert {kind for code, kind in looked if code == "SSAIDP"} == {Looked.DESIGN}


def test_answers_about_a_course_are_enough_for_one_date_and_too_few_for_the_next(northshire):
    course = Course.objects.get(force=northshire, code="LAW-UPDATE")
    assert [event.evaluations.count() for event in course.dates.all()] == [12, 6, 2]
    assert evaluations.of_course(course, on=ON).answers == 12
    answered = Booking.objects.filter(course=course, evaluated_on__isnull=False)
    assert answered.count() == 20


def test_portfolios_are_under_way_and_some_wait_for_an_assessor(northshire):
    own = Portfolio.objects.filter(force=northshire)
    assert set(own.values_list("step", flat=True)) == {
        Step.OPEN,
        Step.SUBMITTED,
        Step.ASSESSED,
        Step.RATIFIED,
    }
    assert own.filter(assessor=None).exists()
    assert own.exclude(assessor=None).exists()
    found = Gap.objects.still_open().filter(force=northshire)
    about = {"portfolio-due", "portfolio-stalled", "portfolio-without-assessor"}
    assert about <= set(found.values_list("check_code", flat=True))


def test_an_assessor_and_a_quality_assurer_have_something_to_do(northshire):
    own = Portfolio.objects.filter(force=northshire)
    judge = User.objects.get(email="assessor@northshire.example")
    assert own.to_assess_by(judge).filter(step=Step.SUBMITTED).exists()
    sampler = User.objects.get(email="iqa@northshire.example")
    assert own.to_sample_by(sampler).filter(step=Step.ASSESSED).exists()


def test_a_supervisor_has_portfolios_to_countersign_and_reviews_to_sign(northshire):
    sergeant = User.objects.get(email="sergeant@northshire.example")
    assert Portfolio.objects.to_countersign_by(sergeant).exists()
    assert team_tasks.KINDS["signatures"].rows(sergeant, ON).exists()


def test_dispensations_cover_some_gaps_and_some_have_ended(northshire):
    own = Dispensation.objects.filter(force=northshire)
    covering = own.in_force(on=ON)
    assert (own.count(), covering.count()) == (7, 5)
    assert covering.to_review(on=ON, within=REVIEW_AHEAD).count() == 2
    user = User.objects.get(email="training@northshire.example")
    covered = gaps.listed(user, Narrowing(on=ON, is_covered=True))
    assert len(covered) >= 5


def test_supervisor_sees_the_department_and_its_gaps(northshire):
    user = User.objects.get(email="sergeant@northshire.example")
    seen = Person.objects.visible_to(user)
    assert 0 < seen.count() < Person.objects.filter(force=northshire).count()
    assert Gap.objects.visible_to(user).still_open().exists()


def test_a_rule_of_the_unit_warned_and_blocks_now(northshire):
    warned, blocks = Requirement.objects.filter(force=northshire, scheme__code="ABE").order_by("pk")
    assert (warned.enforcement, warned.ends_on) == ("warn", ON - timedelta(days=21))
    assert (blocks.enforcement, blocks.starts_on) == ("block", ON - timedelta(days=20))
    assert (blocks.duty, blocks.grace_days) == (warned, 0)


def test_it_blocks_some_of_the_supervisors_people_and_not_all(northshire):
    user = User.objects.get(email="sergeant@northshire.example")
    people = Person.objects.visible_to(user).serving(on=ON)
    rape = CaseCategory.objects.get(code="19C", force=None)
    asked = {"category": rape, "part": Part.OIC, "on": ON, "at": noon_in_london(ON)}
    found = assess(Scope(northshire).only(people), **asked)
    told = [" ".join(one.said for one in candidate.reasons) for candidate in found]
    blocked = [said for said in told if "No ABE" in said and "the force's rule blocks it" in said]
    assert 0 < len(blocked) < len(told)


def test_another_force_sees_nothing_of_this_one(northshire):
    user = User.objects.get(email="training@fenmarch.example")
    assert Person.objects.visible_to(user).exists()
    assert not Person.objects.visible_to(user).filter(force=northshire).exists()
    assert not Gap.objects.visible_to(user).filter(force=northshire).exists()


def test_log_ins_can_sign_in(northshire):
    for log_in in demo.build(people=200, seed=1, reset=False):
        user = User.objects.able_to_sign_in(on=ON).get(email=log_in.email)
        assert user.check_password(log_in.password)
        assert log_in.password == PASSWORD


def test_build_keeps_the_force_that_stands(northshire):
    demo.build(people=20, seed=2, reset=False)
    assert Person.objects.filter(force=northshire).count() == 200


def test_most_people_have_cpd_and_the_officer_entered_some(northshire):
    brought = CpdEntry.objects.filter(force=northshire, source=CpdSource.FEED)
    people = Person.objects.filter(force=northshire).serving(on=ON).count()
    assert people / 2 < brought.values("person").distinct().count() < people
    own = CpdEntry.objects.filter(source=CpdSource.OWN, verified_on=None)
    assert set(own.values_list("person__user__email", flat=True)) == {OFFICER}
    assert own.count() == 2
    [aim] = models.PlanAim.objects.filter(cpd_entries__in=own).distinct()
    assert aim.plan.person.user.email == OFFICER


def test_most_have_a_plan_a_yearly_review_and_an_answer(northshire):
    found = Gap.objects.still_open().filter(force=northshire)
    for code, kept in (
        ("plan-missing", models.DevelopmentPlan),
        ("yearly-review-missing", models.YearlyReview),
        ("case-review-unanswered", models.CaseReview),
    ):
        lacking = found.filter(check_code=code).count()
        assert 0 < lacking < kept.objects.filter(force=northshire).count() / 6


def test_specialists_are_on_duty_by_day(northshire):
    noon = noon_in_london(ON)
    on_duty = Duty.objects.filter(force=northshire, starts_at__lte=noon, ends_at__gt=noon)
    postings = Posting.objects.filter(unit__specialism="RASSO", person__in=on_duty.values("person"))
    assert postings.exists()
