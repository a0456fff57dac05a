"""Whoever has left has no part in a portfolio from the day after on."""

from datetime import timedelta

import pytest

from tests.training.actions.portfolios.conftest import DAY, stands
from training.actions import assigning, judging
from training.models import Finding, Judgement, Portfolio, Sampled
from training.models.waiting import waits_for
from training.rules.portfolios import Waits

HOW = {"reason": "Agreed"}
AFTER = DAY + timedelta(days=1)


@pytest.mark.parametrize("role", ["assessor", "iqa"])
def test_whoever_has_left_is_not_assigned(request, portfolio, training_lead, refused, role):
    person = request.getfixturevalue(role).person
    person.services.update(left_on=DAY)
    how = {"by": training_lead, **HOW}
    told = refused(assigning.assign, portfolio, {role: person}, AFTER, **how)
    assert told.startswith(f"{person} is not in service on 3 June 2025, and so can't ")
    assigning.assign(portfolio, {role: person}, DAY, **how)
    assert getattr(stands(portfolio)[0], role) == person


@pytest.mark.parametrize("role", ["tutor", "mentor"])
def test_whoever_has_left_does_not_help(assessor, portfolio, training_lead, refused, role):
    assessor.person.services.update(left_on=DAY)
    how = {"by": training_lead, **HOW}
    told = refused(assigning.assign, portfolio, {role: assessor.person}, AFTER, **how)
    gone = f"{assessor.person} is not in service on 3 June 2025, and so can't help with it."
    assert told == gone
    assigning.assign(portfolio, {role: assessor.person}, DAY, **how)
    assert getattr(stands(portfolio)[0], role) == assessor.person


def test_whoever_has_left_does_not_judge(submitted, assessor, refused):
    assessor.person.services.update(left_on=DAY)
    unit = submitted.programme.units.first()
    gone = f"{assessor.person} is not in service on 3 June 2025, and so can't judge it."
    decided, how = (unit, Finding.COMPETENT, ""), {"by": assessor}
    assert refused(judging.judge, submitted, *decided, AFTER, **how) == gone
    assert refused(judging.find_competent, submitted, AFTER, **how) == gone
    assert refused(judging.send_back, submitted, AFTER, reason="More", **how) == gone
    judging.judge(submitted, *decided, DAY, **how)
    assert Judgement.objects.get().decided_on == DAY


def test_whoever_has_left_does_not_sample(assessed, iqa, refused):
    iqa.person.services.update(left_on=DAY)
    said = (Sampled.UPHELD, "Sound")
    told = refused(judging.sample, assessed, *said, AFTER, by=iqa)
    assert told == f"{iqa.person} is not in service on 3 June 2025, and so can't sample it."
    judging.sample(assessed, *said, DAY, by=iqa)
    assert assessed.samples.get().sampled_on == DAY


def test_what_nobody_in_service_is_to_sample_waits_to_be_ratified(assessed, iqa):
    iqa.person.services.update(left_on=DAY)
    found = Portfolio.objects.filter(pk=assessed.pk)
    said = [found.annotate(is_for=waits_for(on=on)).get().is_for for on in (DAY, AFTER)]
    assert said == [Waits.SAMPLING, Waits.RATIFICATION]
