from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.utils import timezone

from capability.actions import mornings, notices, override_reviews
from capability.models import AllocationCheck, Notice
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_dispensation,
    a_person,
    a_requirement,
    a_scheme,
    an_allocation,
)

OWN = "ada@northshire.example"
REVIEW = date(2024, 6, 15)
EARLY, NEAR, AFTER = date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 20)


@pytest.fixture
def check(northshire, investigations, sergeant, training_lead):
    """An officer of the sergeant's, given a case above the limit by somebody else."""
    category = a_category("RAPE", force=northshire)
    person = a_person(northshire, unit=investigations, email=OWN)
    allocation = an_allocation(person, a_case(northshire, category), starts_on=date(2024, 5, 1))
    return AllocationCheck.objects.create(
        force=northshire,
        allocation=allocation,
        person=person,
        category=category,
        part="OIC",
        starts_on=allocation.starts_on,
        asked_by=training_lead,
        asked_at=datetime(2024, 5, 1, 6, 40, tzinfo=UTC),
        verdict="blocked",
        asked=1,
        fitting=0,
        override="nobody-fits",
        override_reason="Both are on leave",
        mitigation="The mentor reads each plan first",
        mentor=a_person(northshire, "Hale", forename="Ruth"),
        review_on=REVIEW,
    )


def test_person_supervisor_and_whoever_gave_it_hear_of_the_review_once(
    northshire, check, sergeant, training_lead
):
    assert override_reviews.owe(northshire, on=EARLY) == 0
    assert mornings.owe(northshire, on=NEAR) == 3
    assert mornings.owe(northshire, on=AFTER) == 0
    told = sorted(Notice.objects.values_list("to", "step"))
    assert told == [(to, "review 20240615") for to in (OWN, sergeant.email, training_lead.email)]
    notices.send(at=timezone.now())
    said = {letter.to[0]: letter.body for letter in mail.outbox}
    words = (
        "given a case above the force's limit: how that goes is to be reviewed by 15 June 2024, "
        f"mentor Ruth Hale\n  http://127.0.0.1:8000/allocation-checks/{check.uuid}/"
    )
    assert f"- You were {words}" in said[OWN]
    assert f"- Ada Okafor was {words}" in said[training_lead.email]


def test_once_the_case_has_gone_nobody_is_reminded(northshire, check):
    check.allocation.ends_on = date(2024, 5, 30)
    check.allocation.save()
    assert override_reviews.owe(northshire, on=NEAR) == 0


def test_where_a_requirement_is_bent_its_dispensation_is_reviewed_instead(
    northshire, check, training_lead
):
    required = a_requirement(a_scheme("SPECIAL"), a_case_group("RASSO"), force=northshire)
    a_dispensation(check.person, required, by=training_lead, allocation_check=check)
    assert override_reviews.owe(northshire, on=NEAR) == 0
