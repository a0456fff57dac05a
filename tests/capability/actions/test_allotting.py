from datetime import UTC, date, datetime

import pytest

from capability.actions import allotting, gaps, undoing
from capability.actions.acts import Refused
from capability.actions.allotting import Answer, Changed, Order
from capability.checks import CHECKS, Scope
from capability.models import (
    AllocationCheck,
    Case,
    CaseAllocation,
    CaseClassification,
    Dispensation,
    Notice,
    Restriction,
    Threshold,
)
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_head,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

DAY, REVIEW, END = date(2024, 6, 3), date(2024, 7, 1), date(2024, 9, 1)
LATER = date(2024, 6, 10)
AT = datetime(2024, 6, 3, 6, 40, tzinfo=UTC)
HOLDER = CHECKS["case-holder-unaccredited"]


@pytest.fixture
def rape(northshire):
    category = a_category("RAPE", force=northshire)
    a_case_group("RASSO", category, force=northshire)
    return category


@pytest.fixture
def required(northshire, rape):
    group = rape.memberships.get().group
    return a_requirement(a_scheme("SPECIAL"), group, force=northshire, enforcement="block")


@pytest.fixture
def holder(northshire, investigations, required):
    person = a_person(northshire, unit=investigations)
    an_accreditation(person, required.scheme, awarded_on=date(2021, 1, 4))
    return person


@pytest.fixture
def blocked(northshire, investigations, required):
    return a_person(northshire, "Khan", unit=investigations)


@pytest.fixture
def mentor(northshire):
    return a_person(northshire, "Hale", forename="Ruth")


@pytest.fixture
def override(mentor):
    said = {"override": "nobody-fits", "override_reason": "Both holders are on leave"}
    return said | {
        "mitigation": "The mentor reads each plan first",
        "mentor": mentor,
        "review_on": REVIEW,
        "ends_on": END,
    }


@pytest.fixture
def give(rape, sergeant, investigations):
    """What the sergeant has read is the answer as it stands, unless `version` says otherwise."""

    def done(person, reference="24/900", *, starts_on=DAY, version=None, by=sergeant, **how):
        order = Order(person, reference, rape, "OIC", starts_on, investigations)
        version = version or allotting.ask(order, at=AT).version
        return allotting.allocate(order, seen=Answer(version, 5, 2), at=AT, by=by, **how)

    return done


def version_of(person, rape):
    return allotting.ask(Order(person, "", rape, "OIC", DAY), at=AT).version


def test_whoever_fits_is_given_the_case_and_the_answer_is_kept(
    give, holder, rape, sergeant, investigations
):
    check = give(holder).check
    allocation = CaseAllocation.objects.get()
    told = (allocation.person, allocation.case.reference, allocation.part, allocation.starts_on)
    assert told == (holder, "24/900", "OIC", DAY)
    assert CaseClassification.objects.get().category == rape
    assert (check.verdict, check.asked, check.fitting) == ("fits", 5, 2)
    assert (check.asked_by, check.asked_at, check.unit) == (sergeant, AT, investigations)
    assert check.reasons[0]["said"].startswith("SPECIAL: current")
    assert (check.override, Notice.objects.count(), Dispensation.objects.count()) == ("", 0, 0)


def test_a_case_on_record_is_taken_as_it_is(give, holder, northshire, rape):
    case = a_case(northshire, rape, reference="24/1")
    give(holder, "24/1")
    assert Case.objects.get() == case


def test_a_case_of_another_kind_or_closed_before_is_refused(give, holder, northshire, rape):
    a_case(northshire, a_category("FRAUD", force=northshire), reference="24/1")
    a_case(northshire, rape, reference="24/2", closed_on=date(2024, 6, 2))
    with pytest.raises(Refused, match="is of another kind than you asked about"):
        give(holder, "24/1")
    with pytest.raises(Refused, match="was closed before the first day"):
        give(holder, "24/2")
    assert not CaseAllocation.objects.exists()


def test_the_same_part_of_the_same_case_is_not_given_twice(give, holder):
    give(holder)
    with pytest.raises(Refused, match="has that part of the case on some of those days already"):
        give(holder)


def test_what_has_changed_since_it_was_read_stops_it(give, holder, northshire, rape):
    read = version_of(holder, rape)
    an_allocation(holder, a_case(northshire, rape), starts_on=date(2024, 6, 1))
    with pytest.raises(Changed) as refusal:
        give(holder, version=read)
    assert refusal.value.candidate.version == version_of(holder, rape)
    assert not AllocationCheck.objects.exists()


def test_nobody_gives_a_case_to_themselves(give, holder, sergeant):
    sergeant.person = holder
    sergeant.save()
    with pytest.raises(Refused, match="Nobody gives a case to themselves"):
        give(holder)


def test_a_block_stops_it_without_an_override(give, blocked):
    with pytest.raises(Refused, match="A rule stands in the way"):
        give(blocked)
    assert not Case.objects.filter(reference="24/900").exists()


def test_an_override_is_a_dispensation_for_this_case_and_the_lead_is_told(
    give, blocked, override, required, northshire
):
    lead = a_person(northshire, "Lead", email="lead@northshire.example")
    a_head(a_unit(northshire, specialism="RASSO"), lead)
    check = give(blocked, override=override).check
    assert (check.verdict, check.get_override_display()) == ("blocked", "Nobody who fits is free")
    [row] = check.dispensations.all()
    assert (row.person, row.requirement, row.case) == (blocked, required, check.allocation.case)
    assert (row.mentor, row.approved_by) == (override["mentor"], check.asked_by)
    assert row.reason == "Both holders are on leave"
    assert (row.starts_on, row.review_on, row.ends_on) == (DAY, REVIEW, END)
    [notice] = Notice.objects.all()
    assert notice.to == "lead@northshire.example"
    assert notice.text.startswith(
        "Ada Khan was given a case as officer in the case, from 3 June 2024 on, in spite of a rule "
        "of the force: Nobody who fits is free. Mentor: Ruth Hale. To be reviewed by 1 July 2024."
    )
    assert "24/900" not in notice.text
    gaps.sweep(HOLDER, Scope(northshire), on=DAY)
    assert blocked.gaps.get().allocation == check.allocation


def test_without_a_lead_whoever_keeps_the_record_is_told(give, blocked, override, training_lead):
    give(blocked, override=override)
    assert Notice.objects.get().to == training_lead.email


def test_over_the_limit_is_answered_for_and_bends_no_requirement(
    give, holder, override, northshire
):
    facts = {"check_code": "caseload-over-limit", "name": "cases-to-flag", "value": 1}
    Threshold.objects.create(force=northshire, unit="cases", source="Ours", **facts)
    give(holder)
    with pytest.raises(Refused, match="A rule stands in the way"):
        give(holder, "24/901")
    check = give(holder, "24/901", override=override).check
    assert (check.mentor, check.review_on) == (override["mentor"], REVIEW)
    assert not Dispensation.objects.exists()


def test_a_restriction_is_nobodys_to_override(give, holder, override, northshire):
    Restriction.objects.create(force=northshire, person=holder, starts_on=date(2024, 5, 1))
    with pytest.raises(Refused, match="Choose somebody else"):
        give(holder, override=override)


def test_whoever_may_give_it_takes_it_back_and_all_that_came_with_it(
    give, blocked, override, sergeant
):
    act = give(blocked, override=override)
    undo = undoing.undo_act(act, by=sergeant, reason="The wrong person")
    for model in (CaseAllocation, AllocationCheck, Dispensation, Case, CaseClassification):
        assert not model.objects.exists()
    undoing.undo_act(undo, by=sergeant, reason="The right one after all")
    assert AllocationCheck.objects.get().dispensations.count() == 1


def test_more_cases_on_a_later_day_count_against_one_from_an_earlier(give, holder, northshire):
    facts = {"check_code": "caseload-over-limit", "name": "cases-to-flag", "value": 1}
    Threshold.objects.create(force=northshire, unit="cases", source="Ours", **facts)
    give(holder, starts_on=LATER)
    with pytest.raises(Refused, match="A rule stands in the way"):
        give(holder, "24/901")
    assert CaseAllocation.objects.get().starts_on == LATER


def test_no_case_is_given_from_a_day_more_than_a_week_ago(give, holder):
    with pytest.raises(Refused, match=r"^26 May 2024 is more than a week ago.* 27 May 2024 or"):
        give(holder, starts_on=date(2024, 5, 26))
    assert not Case.objects.exists()
    give(holder, starts_on=date(2024, 5, 27))
    assert CaseAllocation.objects.get().starts_on == date(2024, 5, 27)


def test_a_case_that_is_of_another_kind_since_is_asked_about_anew(
    give, blocked, override, northshire, rape
):
    fraud = a_category("FRAUD", force=northshire)
    case = a_case(northshire, fraud, reference="24/900")
    allocation = an_allocation(blocked, case, starts_on=date(2024, 5, 1))
    CaseClassification.objects.update(ends_on=date(2024, 6, 1))
    CaseClassification.objects.create(
        force=northshire, case=case, category=rape, starts_on=date(2024, 6, 2)
    )
    check = give(blocked, override=override).check
    assert (check.allocation, check.category) == (allocation, rape)
    assert CaseAllocation.objects.count() == 1
    assert [one.case for one in check.dispensations.all()] == [case]
    with pytest.raises(Refused, match="has that part of the case on some of those days already"):
        give(blocked, override=override)


def test_a_case_that_somebody_has_adds_nothing_to_their_load(holder, northshire, rape):
    an_allocation(holder, a_case(northshire, rape, reference="24/1"), starts_on=date(2024, 6, 1))
    told = [
        next(one.facts for one in allotting.ask(order, at=AT).reasons if one.code == "within-limit")
        for order in (Order(holder, ref, rape, "OIC", DAY) for ref in ("24/1", "24/2"))
    ]
    assert [one["cases"] for one in told] == [1, 1]
    assert allotting.holding(Order(holder, "24/1", rape, "OIC", DAY)) == {holder.pk}
    assert allotting.holding(Order(holder, "24/2", rape, "OIC", DAY)) == set()
