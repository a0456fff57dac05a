"""Where portfolios stand and when none would be left: each figure opens the rows that add up."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import Scheme
from capability.rules.validity import add_months
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_person
from tests.factories.training import a_portfolio, a_programme
from training.models import Portfolio, Sample, Sampled
from training.rules.portfolios import Step, Waits

TODAY = timezone.localdate()
LONG_AGO = add_months(TODAY, -12)


@pytest.fixture
def of_each(northshire, judge, sampler):
    """What waits for each: of PIP2, and one that waits for an assessor of SSAIDP as well."""

    def one(step=Step.OPEN, **facts):
        return a_portfolio(a_person(northshire), step=step, step_on=TODAY, **facts)

    by_judge = {"assessor": judge}
    assigned = by_judge | {"iqa": sampler}
    made = {
        Waits.ASSESSOR: [one(), one(Step.SUBMITTED)],
        Waits.CANDIDATE: [one(**by_judge)],
        Waits.DECISION: [one(Step.SUBMITTED, **by_judge), one(Step.SUBMITTED, **assigned)],
        Waits.SAMPLING: [one(Step.ASSESSED, **assigned), _sampled(one, assigned, days=-1)],
        Waits.RATIFICATION: [
            one(Step.ASSESSED, **by_judge),
            _sampled(one, assigned, days=0),
            _sampled(one, assigned, days=1),
        ],
    }
    special = a_programme(Scheme.objects.get(force=None, code="SSAIDP"), code="SPECIAL")
    made[Waits.ASSESSOR].append(one(programme=special, opened_on=TODAY))
    return made


@pytest.fixture
def of_leavers(northshire):
    """Under way and of nobody who serves: it waits for nothing."""
    for step in (Step.OPEN, Step.ASSESSED):
        leaver = a_person(northshire, left_on=TODAY - timedelta(days=1))
        a_portfolio(leaver, step=step, step_on=TODAY)


def _sampled(one, assigned, *, days):
    own = one(Step.ASSESSED, **assigned)
    Sample.objects.create(
        force=own.force,
        portfolio=own,
        person=own.person,
        assessor=own.assessor,
        iqa=own.iqa,
        sampled_on=own.step_on + timedelta(days=days),
        outcome=Sampled.UPHELD,
        note="Sound",
    )
    return own


@pytest.fixture
def signed_off(northshire, judge):
    """Three within the twelve months; one the day before they begin, and one withdrawn."""
    for step_on in (TODAY, TODAY, LONG_AGO + timedelta(days=1), LONG_AGO):
        facts = {"step": Step.RATIFIED, "step_on": step_on, "assessor": judge}
        a_portfolio(a_person(northshire), opened_on=LONG_AGO, **facts)
    a_portfolio(a_person(northshire), step=Step.WITHDRAWN, step_on=TODAY)


def test_the_list_is_narrowed_to_what_each_portfolio_waits_for(clerk, of_each, of_leavers):
    for waits, made in of_each.items():
        said = clerk.get(reverse("portfolios"), {"waits_for": waits})
        assert text(said).count("since ") == len(made), waits
        assert all(str(own.uuid) in said.text for own in made)


def test_the_picture_has_its_table_and_the_forecast_says_what_it_rests_on(
    clerk, of_each, of_leavers, signed_off
):
    said = clerk.get(reverse("assessors"))
    assert said.text.count('<rect class="register-waits--') == 2 * len(Waits)
    assert [row[2] for row in rows(said) if len(row) == 3][:5] == ["3", "1", "2", "2", "3"]
    by_scheme = [row for row in rows(said) if row[0] in ("PIP2", "SSAIDP")]
    month = f"{add_months(TODAY, 40):%B %Y}"
    rough = "A rough idea: few were signed off"
    assert by_scheme == [
        ["PIP2", "10", "0", "3", "0.2", f"In 40 months, by {month} {rough}"],
        ["SSAIDP", "1", "1", "0", "0.0", "No sign-off in the last 12 months: no forecast"],
    ]
    assert "if each month as many are signed off as on average from" in text(said)
    assert "So few were signed off that this is a rough idea." in text(said)


def test_every_figure_opens_as_many_rows_as_it_says(clerk, of_each, signed_off):
    page = clerk.get(reverse("assessors")).text
    cell = r'<a class="govuk-link register-figure--cell" href="([^"]+)">(\d+)</a>'
    figures = re.findall(cell, page)
    assert len(figures) == 10
    for address, count in figures:
        assert f"{count} portfolio" in text(clerk.get(unescape(address))), address


def test_without_a_sign_off_there_is_no_forecast_and_without_a_portfolio_no_picture(
    clerk, portfolio
):
    said = clerk.get(reverse("assessors"))
    assert "No portfolio was signed off from" in text(said)
    assert "so there is no forecast" in text(said)
    Portfolio.objects.all().delete()
    said = clerk.get(reverse("assessors"))
    assert "No portfolio is under way." in text(said)
    assert "<rect" not in said.text


def test_what_lies_beyond_reach_is_not_counted(clerk, of_each, stranger):
    stranger_force = stranger.grants.get().force
    a_portfolio(a_person(stranger_force))
    said = clerk.get(reverse("assessors"))
    assert next(row[2] for row in rows(said) if len(row) == 3) == "3"
