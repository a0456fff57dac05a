from datetime import date

import pytest

from capability.actions.acts import Refused
from capability.models import Act
from tests.factories.capability import a_case, a_category, a_log_in, a_person, an_allocation
from training.actions import plans, reviews
from training.models import CaseReview, PlanAim, YearlyReview

MARCH, JUNE, NEXT = date(2026, 3, 2), date(2026, 6, 1), date(2026, 12, 1)


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def why(sergeant):
    return {"by": sergeant, "reason": "Agreed in a talk"}


@pytest.fixture
def plan(officer, why):
    return plans.agree(officer, agreed_on=MARCH, review_due_on=JUNE, **why).plan


def held(plan, why, held_on=JUNE):
    note = {"note": "It goes well.", "next_due_on": NEXT}
    return plans.review(plan, held_on=held_on, **note, **why).review


def test_a_plan_is_agreed_once(plan, officer, why):
    with pytest.raises(Refused, match=r"^There is an open plan already\. Close it first\."):
        plans.agree(officer, agreed_on=JUNE, review_due_on=NEXT, **why)
    plans.close(plan, JUNE, **why)
    plans.agree(officer, agreed_on=JUNE, review_due_on=NEXT, **why)
    assert [one.closed_on for one in officer.development_plans.all()] == [None, JUNE]


def test_no_plan_is_agreed_with_a_leaver(officer, why):
    officer.services.update(left_on=date(2026, 3, 1))
    with pytest.raises(Refused, match=r"^Ada Okafor is not in service on 2 March 2026\."):
        plans.agree(officer, agreed_on=MARCH, review_due_on=JUNE, **why)


def test_nothing_is_added_to_a_closed_plan(plan, why):
    plans.close(plan, JUNE, **why)
    with pytest.raises(Refused, match=r"^The plan was closed on 1 June 2026\."):
        plans.aim(plan, "Lead interviews", **why)


def test_an_aim_is_met_once(plan, why):
    aim = plans.aim(plan, "Lead interviews", **why).aim
    plans.step(aim, "Shadow two", JUNE, **why)
    plans.settle(aim, met_on=JUNE, **why)
    with pytest.raises(Refused, match="met or dropped already"):
        plans.settle(aim, dropped_on=JUNE, **why)
    assert list(aim.actions.values_list("text", "due_on", "done_on")) == [
        ("Shadow two", JUNE, None)
    ]


def test_a_review_counts_once_both_have_signed(plan, officer, sergeant, why):
    review, own = held(plan, why), a_log_in("officer@northshire.example", officer)
    plans.sign(review, on=JUNE, by=sergeant)
    plan.refresh_from_db()
    assert (review.is_signed, plan.review_due_on) == (False, JUNE)
    plans.sign(review, on=JUNE, by=own)
    plan.refresh_from_db()
    assert (review.is_signed, plan.review_due_on) == (True, NEXT)


def test_nobody_signs_for_both(plan, sergeant, why):
    review = held(plan, why)
    plans.sign(review, on=JUNE, by=sergeant)
    with pytest.raises(Refused, match="signed it already"):
        plans.sign(review, on=JUNE, by=sergeant)


def test_a_review_that_waits_is_signed_before_the_next(plan, why):
    held(plan, why)
    with pytest.raises(Refused, match=r"^The review of 1 June 2026 waits to be signed"):
        held(plan, why, held_on=date(2026, 7, 1))


def test_each_act_is_recorded_with_its_reason(plan, officer, why):
    plans.aim(plan, "Lead interviews", **why)
    said = Act.objects.filter(person=officer).order_by("pk").values_list("kind", "reason")
    assert list(said) == [
        ("plan.agreed", "Agreed in a talk"),
        ("plan.aim-added", "Agreed in a talk"),
    ]


def test_a_yearly_review_is_recorded_once_a_day(officer, why):
    reviews.hold_yearly(officer, JUNE, **why)
    with pytest.raises(Refused, match="on record already"):
        reviews.hold_yearly(officer, JUNE, **why)
    assert list(YearlyReview.objects.values_list("person", "held_on")) == [(officer.pk, JUNE)]


@pytest.fixture
def case(northshire, officer):
    case = a_case(northshire, a_category("FRAUD", force=northshire))
    case.last_reviewed_on = MARCH
    case.save()
    an_allocation(officer, case)
    return case


def test_a_need_that_a_case_review_found_becomes_an_aim(plan, officer, case, why):
    reviews.answer(officer, case, "need", aim="Plan interviews earlier", **why)
    aim = PlanAim.objects.get()
    assert (aim.plan, aim.text, aim.case_review.reviewed_on) == (
        plan,
        "Plan interviews earlier",
        MARCH,
    )


def test_without_a_plan_a_need_has_nowhere_to_stand(officer, case, why):
    with pytest.raises(Refused, match=r"^There is no open plan"):
        reviews.answer(officer, case, "need", aim="Plan interviews earlier", **why)
    assert not CaseReview.objects.exists()


def test_nothing_to_learn_is_said_once_a_review(officer, case, why):
    reviews.answer(officer, case, "nothing", **why)
    with pytest.raises(Refused, match="on record already"):
        reviews.answer(officer, case, "nothing", **why)


def test_only_who_leads_the_case_is_asked(northshire, case, why):
    with pytest.raises(Refused, match=r"^Ada Okafor does not lead that case\.$"):
        reviews.answer(a_person(northshire), case, "nothing", **why)
