from datetime import date, timedelta

import pytest

from capability.actions import merging
from capability.actions.acts import Refused
from tests.factories.capability import a_force, a_person
from tests.factories.training import a_judgement, a_portfolio, an_assessor, an_iqa
from training.models import Assessor, Finding, Judgement, Portfolio, Sample, Sampled
from training.rules.portfolios import Step

ON = date(2025, 6, 2)
LATER = ON + timedelta(days=1)


@pytest.fixture
def judge(northshire):
    return an_assessor(northshire, capacity=1)


@pytest.fixture
def portfolio(northshire, judge):
    return a_portfolio(a_person(northshire), assessor=judge)


def ends(person, code, last):
    person.accreditations.filter(scheme__code=code).update(valid_to=last)


# --- S-09 ---


def test_an_assessor_has_as_many_as_they_take_and_one_more_is_too_many(
    found, told, judge, portfolio, northshire
):
    assert found("assessor-overloaded", on=ON) == set()
    a_portfolio(a_person(northshire), assessor=judge, step=Step.SUBMITTED)
    a_portfolio(a_person(northshire), assessor=judge, step=Step.ASSESSED)
    assert found("assessor-overloaded", on=ON) == {(judge.pk,)}
    said = told("assessor-overloaded", on=ON)
    assert said.summary == "Has 2 portfolios to judge and takes 1"
    assert said.required == ["At most 1 portfolios at once, as agreed with them"]


def test_the_number_counts_on_its_days_alone_and_then_the_default(
    found, told, judge, portfolio, northshire
):
    Assessor.objects.update(ends_on=ON)
    for _more in range(6):
        a_portfolio(a_person(northshire), assessor=judge)
    assert told("assessor-overloaded", on=LATER).required == [
        "At most 6 portfolios at once, by default: none is agreed"
    ]
    assert found("assessor-overloaded", on=LATER) == {(judge.pk,)}


def left(person, last):
    person.services.update(left_on=last)


def test_a_leavers_portfolio_is_nobodys_load(found, judge, portfolio, northshire):
    leaver = a_portfolio(a_person(northshire, left_on=ON), assessor=judge).person
    assert found("assessor-overloaded", on=ON) == {(judge.pk,)}
    assert found("assessor-overloaded", on=LATER) == set()
    judge.accreditations.filter(scheme__code="PIP2").update(valid_to=ON)
    left(portfolio.person, ON)
    assert found("assessor-not-current", on=LATER) == set()
    left(leaver, LATER)
    assert found("assessor-not-current", on=LATER) == {(judge.pk,)}


def test_whoever_has_left_is_no_assessor(found, judge, portfolio):
    Assessor.objects.update(capacity=0)
    ends(judge, "ASSESSOR", ON - timedelta(days=1))
    left(judge, ON)
    for code in ("assessor-overloaded", "assessor-not-current"):
        assert found(code, on=ON) == {(judge.pk,)}
        assert found(code, on=LATER) == set()


# --- S-10 ---


def test_an_assessors_award_that_has_run_out(found, told, judge, portfolio):
    ends(judge, "ASSESSOR", ON)
    assert found("assessor-not-current", on=ON) == set()
    assert found("assessor-not-current", on=LATER) == {(judge.pk,)}
    assert told("assessor-not-current", on=LATER).found == [
        "Not met: Assessor's award ended 2 June 2025",
        "Applies: 1 portfolios assigned and not yet decided",
    ]


def test_the_scheme_itself_that_has_run_out(found, told, judge, portfolio):
    ends(judge, "PIP2", ON)
    assert found("assessor-not-current", on=ON) == set()
    assert found("assessor-not-current", on=LATER) == {(judge.pk,)}
    assert told("assessor-not-current", on=LATER).found[0] == (
        "Not met: PIP2: not held, though portfolios in it are assigned"
    )


def test_whoever_was_never_qualified_and_takes_portfolios(found, northshire):
    person = a_person(northshire)
    Assessor.objects.create(force=northshire, person=person, capacity=2, starts_on=ON)
    assert found("assessor-not-current", on=ON - timedelta(days=1)) == set()
    assert found("assessor-not-current", on=ON) == {(person.pk,)}


# --- D-03 ---


@pytest.fixture
def judged(portfolio, judge):
    return a_judgement(portfolio, judge, LATER)


@pytest.mark.parametrize(
    ("code", "words"), [("ASSESSOR", "no good assessor's award"), ("PIP2", "PIP2 not held")]
)
def test_a_decision_of_someone_whose_award_is_found_to_have_run_out(
    found, told, judged, judge, code, words
):
    """Dated back: on the day it was made nobody knew."""
    assert found("judged-when-not-current", on=LATER) == set()
    ends(judge, code, ON)
    assert found("judged-when-not-current", on=ON) == set()
    assert found("judged-when-not-current", on=LATER) == {
        (judged.person_id, f"judgement:{judged.pk}")
    }
    assert told("judged-when-not-current", on=LATER).found == [
        f"Not met: Decided 3 June 2025; by the record as it is now: {words}"
    ]


def test_decided_anew_or_set_aside_it_is_no_gap_any_more(found, judged, judge):
    ends(judge, "ASSESSOR", ON)
    judged.set_aside_on = LATER
    judged.save()
    assert found("judged-when-not-current", on=LATER) == set()
    judged.set_aside_on = None
    judged.save()
    other = an_assessor(judged.force, "Other")
    a_judgement(judged.portfolio, other, LATER, unit=judged.unit)
    assert found("judged-when-not-current", on=LATER) == set()


def test_another_forces_decision_takes_no_decisions_place(found, judged, judge):
    ends(judge, "ASSESSOR", ON)
    Judgement.objects.create(
        force=a_force("WM"),
        portfolio=judged.portfolio,
        person=judged.person,
        unit=judged.unit,
        assessor=judge,
        decided_on=LATER,
        finding=Finding.COMPETENT,
        feedback="",
    )
    assert found("judged-when-not-current", on=LATER) == {
        (judged.person_id, f"judgement:{judged.pk}")
    }


# --- D-02 ---


@pytest.fixture
def merged(training_lead):
    def call(kept, other):
        merging.merge(kept, other, by=training_lead, reason="One person on record twice")

    return call


@pytest.fixture
def passed_on(judged, northshire):
    """Judged by one, then another's to judge; a third, who is to sample it."""
    Portfolio.objects.update(assessor=an_assessor(northshire, "Next"), iqa=an_iqa(northshire))
    return Portfolio.objects.get()


def sampled(portfolio, on, by=None):
    return Sample.objects.create(
        force=portfolio.force,
        portfolio=portfolio,
        person=portfolio.person,
        assessor=portfolio.assessor,
        iqa=by or portfolio.iqa,
        sampled_on=on,
        outcome=Sampled.UPHELD,
        note="",
    )


def test_three_people_are_no_finding(found, passed_on):
    sampled(passed_on, LATER)
    assert found("sampled-by-own-assessor", on=LATER) == set()


def test_whoever_judged_a_part_and_turns_out_to_be_the_sampler(
    found, told, passed_on, judged, judge, merged
):
    merged(judge, passed_on.iqa)
    key = {(passed_on.person_id, f"portfolio:{passed_on.pk}")}
    assert found("sampled-by-own-assessor", on=ON) == set()
    assert found("sampled-by-own-assessor", on=LATER) == key
    said = told("sampled-by-own-assessor", on=LATER)
    assert said.severity == 2
    assert said.found == [
        "Not met: Who decided about a unit on 3 June 2025 is to sample it, "
        "by the record as it is now"
    ]
    assert said.cures[0].text == "Another quality assurer samples it"


def test_a_sample_by_whoever_judged_stays_found_until_somebody_else_samples(
    found, told, passed_on, judge, merged, northshire
):
    sampled(passed_on, LATER)
    merged(judge, passed_on.iqa)
    Portfolio.objects.update(step=Step.RATIFIED, iqa=None)
    said = told("sampled-by-own-assessor", on=LATER)
    assert said.found[0].startswith(
        "Not met: Who decided about a unit on 3 June 2025 sampled it on 3 June"
    )
    assert said.cures[0].text.startswith("The portfolio is reopened. Another")
    sampled(passed_on, LATER + timedelta(days=1), by=an_iqa(northshire))
    assert found("sampled-by-own-assessor", on=LATER + timedelta(days=1)) == set()


def test_whoever_judged_is_to_sample_it_again_after_somebody_else(
    found, told, passed_on, judge, merged, northshire
):
    sampled(passed_on, LATER, by=an_iqa(northshire, "Earlier"))
    assert found("sampled-by-own-assessor", on=LATER) == set()
    merged(judge, passed_on.iqa)
    assert told("sampled-by-own-assessor", on=LATER).found == [
        "Not met: Who decided about a unit on 3 June 2025 is to sample it, "
        "by the record as it is now"
    ]


def test_what_was_set_aside_withdrawn_or_never_sampled_is_no_finding(
    found, passed_on, judged, judge, merged
):
    merged(judge, passed_on.iqa)
    Portfolio.objects.update(step=Step.RATIFIED)
    assert found("sampled-by-own-assessor", on=LATER) == set()
    Portfolio.objects.update(step=Step.WITHDRAWN)
    assert found("sampled-by-own-assessor", on=LATER) == set()
    Portfolio.objects.update(step=Step.OPEN)
    Judgement.objects.update(set_aside_on=LATER)
    assert found("sampled-by-own-assessor", on=LATER) == set()


def test_a_merge_makes_no_assessor_of_the_candidate_or_of_the_sampler(
    judged, judge, northshire, merged
):
    """The database's promises: so those two are nothing to find."""
    with pytest.raises(Refused, match="Nobody judges their own"):
        merged(judge, judged.person)
    sampler = an_iqa(northshire)
    Portfolio.objects.update(iqa=sampler)
    with pytest.raises(Refused, match="can't sample it too"):
        merged(judge, sampler)
    Portfolio.objects.update(iqa=None)
    sampled(judged.portfolio, LATER, by=sampler)
    with pytest.raises(Refused, match="Whoever samples is neither candidate nor assessor"):
        merged(judge, sampler)
