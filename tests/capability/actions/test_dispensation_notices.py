from datetime import date

import pytest
from django.core import mail
from django.utils import timezone

from capability.actions import dispensation_notices, notices
from capability.models import Notice
from tests.factories.capability import (
    a_case_group,
    a_dispensation,
    a_person,
    a_requirement,
    a_scheme,
)

OWN = "ada@northshire.example"
EARLY, NEAR, LAST, OVER = (date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 30), date(2024, 7, 1))


@pytest.fixture
def bent(northshire, investigations, training_lead):
    """Of June, reviewed on the 15th."""
    group = a_case_group("SERIOUS", force=northshire)
    required = a_requirement(a_scheme("SPECIAL"), group, force=northshire)
    person = a_person(northshire, unit=investigations, email=OWN)
    return a_dispensation(person, required, by=training_lead)


def test_person_supervisor_and_approver_hear_of_a_review_once(
    northshire, bent, sergeant, training_lead
):
    assert dispensation_notices.owe(northshire, on=NEAR) == 3
    assert dispensation_notices.owe(northshire, on=LAST) == 0
    told = sorted(Notice.objects.values_list("to", "step"))
    whom = (OWN, sergeant.email, training_lead.email)
    assert told == [(to, "review 20240615") for to in whom]
    notices.send(at=timezone.now())
    said = {letter.to[0]: letter.body for letter in mail.outbox}
    words = (
        "from SPECIAL: to be reviewed by 15 June 2024, covered until 30 June 2024, "
        f"mentor Ada Mentor\n  http://127.0.0.1:8000/dispensations/{bent.uuid}/"
    )
    assert f"- Your dispensation {words}" in said[OWN]
    assert f"- Dispensation of Ada Okafor {words}" in said[sergeant.email]


@pytest.mark.parametrize("on", [EARLY, OVER])
def test_what_is_not_in_force_reminds_nobody(on, northshire, bent):
    assert dispensation_notices.owe(northshire, on=on) == 0


def test_another_day_of_review_is_told_of_anew(northshire, bent):
    dispensation_notices.owe(northshire, on=NEAR)
    bent.review_on = date(2024, 6, 20)
    bent.save()
    assert dispensation_notices.owe(northshire, on=date(2024, 6, 16)) == 2
