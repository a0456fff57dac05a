from datetime import date

import pytest

from tests.factories.capability import a_person
from tests.factories.training import a_judgement, a_portfolio, an_assessor
from training.models import Finding, PortfolioEvidence

DUE_ON = date(2026, 3, 3)


@pytest.fixture
def portfolio(northshire, investigations):
    person = a_person(northshire, unit=investigations)
    own = a_portfolio(person, due_on=DUE_ON, assessor=an_assessor(northshire))
    PortfolioEvidence.objects.create(
        force=northshire, portfolio=own, title="A", added_on=DUE_ON, reference="Box 7"
    )
    for finding in (Finding.NOT_YET, Finding.COMPETENT):
        a_judgement(own, own.assessor, DUE_ON, finding=finding)
    return own


def test_a_row_says_how_far_it_is(reads, training_lead, portfolio):
    (row,) = reads(training_lead, "portfolios/", as_of="2026-03-04").json()["results"]
    assert row == {
        "uuid": str(portfolio.uuid),
        "person_uuid": str(portfolio.person.uuid),
        "person_ref": portfolio.person.person_ref,
        "number": portfolio.person.number,
        "surname": "Okafor",
        "forename": "Ada",
        "force_code": "NS",
        "scheme_code": "PIP2",
        "programme_code": "PIP2",
        "programme_name": "PIP level 2 work-based portfolio",
        "step": "open",
        "step_on": "2025-03-10",
        "opened_on": "2025-03-10",
        "first_due_on": "2026-03-03",
        "portfolio_due_on": "2026-03-03",
        "awarded_on": None,
        "is_overdue": True,
        "has_assessor": True,
        "assigned_on": None,
        "countersigned_on": None,
        "evidence_count": 1,
        "unit_count": 6,
        "competent_count": 1,
    }
    (row,) = reads(training_lead, "portfolios/", as_of="2026-03-03").json()["results"]
    assert row["is_overdue"] is False


def test_an_analyst_sees_a_pseudonym_and_another_uuid(reads, analyst, portfolio):
    (row,) = reads(analyst, "portfolios/").json()["results"]
    assert (row["uuid"], row["pseudonym"]) == (
        str(portfolio.veiled_uuid),
        str(portfolio.person.pseudonym),
    )
    assert not {"person_uuid", "person_ref", "number", "surname", "forename"} & row.keys()
    answer = reads(analyst, f"portfolios/{portfolio.veiled_uuid}/")
    assert answer.json()["step"] == "open"


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"step": "open"}, 1),
        ({"step": "ratified"}, 0),
        ({"scheme": "SSAIDP"}, 0),
        ({"assigned": "true"}, 1),
        ({"as_of": "2025-03-09"}, 0),
        ({"overdue": "true", "as_of": "2026-03-03"}, 0),
        ({"overdue": "true", "as_of": "2026-03-04"}, 1),
    ],
)
def test_it_is_narrowed(reads, training_lead, portfolio, asked, count):
    assert len(reads(training_lead, "portfolios/", **asked).json()["results"]) == count


def test_nothing_of_another_force_is_there(reads, stranger, portfolio):
    assert reads(stranger, "portfolios/").json()["results"] == []
    assert reads(stranger, f"portfolios/{portfolio.uuid}/").status_code == 404
