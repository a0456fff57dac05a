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

    def done(person, reference="24/900", *, version=None, by=sergeant, override=None):
        order = Order(person, reference, rape, "OIC", DAY, investigations)
        version = version or allotting.ask(order, at=AT).version
        return allotting.allocate(
            order, seen=Answer(version, 5, 2), at=AT, by=by, override=override
        )

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
