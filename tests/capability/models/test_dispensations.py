from datetime import date

import pytest
from django.db import IntegrityError

from capability.models import User
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_dispensation,
    a_person,
    a_requirement,
    a_scheme,
)

MAY, JUNE, JULY = date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 1)


@pytest.fixture
def holder(northshire):
    return a_person(northshire, "Holder")


@pytest.fixture
def required(northshire):
    group = a_case_group("SERIOUS", force=northshire)
    return a_requirement(a_scheme("SPECIAL"), group, force=northshire)


@pytest.mark.parametrize(
    ("facts", "broken"),
    [
        ({"ends_on": MAY}, "dispensation_"),
        ({"review_on": MAY}, "dispensation_is_reviewed_within"),
        ({"review_on": JULY}, "dispensation_is_reviewed_within"),
        ({"reason": ""}, "dispensation_says_why_and_what_instead"),
        ({"mitigation": ""}, "dispensation_says_why_and_what_instead"),
        ({"ends_on": None}, "ends_on"),
    ],
)
def test_it_has_an_end_a_review_within_a_reason_and_a_mitigation(
    facts, broken, holder, required, training_lead
):
    with pytest.raises(IntegrityError, match=broken):
        a_dispensation(holder, required, by=training_lead, **facts)


def test_nobody_is_their_own_mentor(holder, required, training_lead):
    with pytest.raises(IntegrityError, match="dispensation_has_another_as_mentor"):
        a_dispensation(holder, required, by=training_lead, mentor=holder)


def test_nobody_approves_their_own(holder, required, training_lead):
    User.objects.filter(pk=training_lead.pk).update(person=holder)
    with pytest.raises(IntegrityError, match=r"approver.s own"):
        a_dispensation(holder, required, by=training_lead)


@pytest.mark.parametrize("of_a_case", [True, False])
def test_two_of_the_same_never_share_a_day(of_a_case, holder, required, training_lead, northshire):
    case = a_case(northshire, a_category("THEFT", force=northshire)) if of_a_case else None
    a_dispensation(holder, required, by=training_lead, case=case)
    days = {"starts_on": JULY, "review_on": JULY, "ends_on": JULY}
    a_dispensation(holder, required, by=training_lead, case=case, **days)
    with pytest.raises(IntegrityError, match="one_dispensation_"):
        a_dispensation(holder, required, by=training_lead, case=case, starts_on=MAY, ends_on=JUNE)


def test_one_of_a_case_stands_beside_one_of_all(holder, required, training_lead, northshire):
    case = a_case(northshire, a_category("THEFT", force=northshire))
    a_dispensation(holder, required, by=training_lead)
    a_dispensation(holder, required, by=training_lead, case=case)
    assert holder.dispensations.count() == 2
