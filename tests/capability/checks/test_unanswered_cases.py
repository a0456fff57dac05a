"""Cases for which nobody answers (D-05), and those that changed their kind (D-06)."""

from datetime import date

import pytest

from capability.models import (
    Batch,
    CaseClassification,
    Feed,
    TrayAllocation,
    UnresolvedRow,
)
from tests.capability.checks.conftest import DAY
from tests.factories.capability import (
    a_case,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

LEFT, TRAY, WAITING = (f"case-without-owner-{how}" for how in ("left", "tray", "waiting"))
RECLASSIFIED = "case-reclassified"


@pytest.fixture
def fraud(northshire):
    return a_category("FRAUD", force=northshire)


def test_the_officer_has_left(found, told, northshire, fraud):
    leaver = a_person(northshire, left_on=date(2024, 5, 31))
    held = an_allocation(leaver, a_case(northshire, fraud))
    assert found(LEFT, on=date(2024, 5, 31)) == set()
    assert found(LEFT) == {(leaver.pk, held.pk)}
    assert told(LEFT).found == [
        "Not met: The force has not yet handed the case over",
        "Not met: Last day of service 31 May 2024, 1 day before",
        "Applies: Case of category FRAUD, held as OIC since 1 March 2024",
    ]


def test_another_officer_in_the_case_answers_for_it(found, northshire, fraud):
    held = an_allocation(a_person(northshire, left_on=date(2024, 5, 1)), a_case(northshire, fraud))
    an_allocation(a_person(northshire), held.case)
    assert found(LEFT) == set()


def test_a_tray_has_the_case(found, told, northshire, fraud):
    case = a_case(northshire, fraud)
    tray = TrayAllocation.objects.create(
        force=northshire, case=case, tray="CID TRAY", part="OIC", starts_on=date(2024, 2, 1)
    )
    assert found(TRAY) == {(case.pk, f"tray:{tray.pk}")}
    assert "CID TRAY" not in str(told(TRAY).as_dict())
    tray.ends_on = date(2024, 5, 31)
    tray.save()
    assert found(TRAY) == set()


def test_rows_that_wait_are_one_finding_a_name(found, told, northshire):
    batch = Batch.objects.create(force=northshire, feed=Feed.ALLOCATIONS, as_at=date(2024, 5, 1))
    for row, name in enumerate(("1|OKAFOR", "1|OKAFOR"), start=2):
        UnresolvedRow.objects.create(
            force=northshire,
            batch=batch,
            feed=Feed.ALLOCATIONS,
            row=row,
            content=str(row),
            queued_as=name,
            reason="unknown",
            values={},
        )
    [(subject,)] = found(WAITING)
    assert subject.startswith("waiting:")
    assert len(subject) == len("waiting:") + 64
    said = told(WAITING)
    assert said.summary == "2 rows about cases wait for someone to say whose they are"
    assert "OKAFOR" not in str(said.as_dict())
    assert found(WAITING, on=date(2024, 4, 30)) == set()


@pytest.fixture
def changed(northshire, rape, fraud):
    """A case that became RASSO on 1 April, held since 1 March; the scheme is required of it."""
    scheme = a_scheme("SPECIAL")
    a_requirement(scheme, northshire.own_casegroups.get(), force=northshire)
    case = a_case(northshire, fraud)
    case.classifications.update(ends_on=date(2024, 3, 31))
    CaseClassification.objects.create(
        force=northshire, case=case, category=rape, starts_on=date(2024, 4, 1)
    )
    return an_allocation(a_person(northshire), case)


def test_reclassified_after_the_allocation(found, told, changed):
    assert found(RECLASSIFIED) == {(changed.person_id, changed.pk)}
    assert told(RECLASSIFIED).summary == (
        "The case became RASSO after it was allocated, and now requires SPECIAL"
    )


def test_who_took_it_on_since_or_holds_the_scheme_is_not_found(found, northshire, changed):
    scheme = northshire.requirements.get().scheme
    an_accreditation(changed.person, scheme, awarded_on=DAY)
    an_allocation(a_person(northshire), changed.case, starts_on=date(2024, 4, 1))
    assert found(RECLASSIFIED) == set()
