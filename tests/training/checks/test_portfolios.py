from datetime import date, timedelta

import pytest

from capability.models import Accreditation, Scheme, Threshold
from tests.factories.capability import LONG_AGO, a_force, a_person, an_accreditation
from tests.factories.training import OPENED_ON, a_judgement, a_portfolio, an_assessor
from training.models import ClockStop, Finding, PortfolioEvidence
from training.rules.portfolios import Step

DUE_ON = date(2026, 3, 3)


def days(number, since=OPENED_ON):
    return since + timedelta(days=number)


@pytest.fixture
def okafor(northshire):
    return a_person(northshire)


@pytest.fixture
def portfolio(okafor):
    return a_portfolio(okafor, due_on=DUE_ON)


def of(portfolio):
    return {(portfolio.person_id, f"portfolio:{portfolio.pk}")}


# --- S-07 ---


@pytest.mark.parametrize(
    ("before", "step"), [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (0, 30)]
)
def test_notice_is_given_90_60_and_30_days_before_the_last_day(
    found, told, portfolio, before, step
):
    on = days(-before, DUE_ON)
    key = {(portfolio.person_id, portfolio.accreditation_id)}
    assert found("portfolio-due", on=on) == (key if step else set())
    if step:
        said = told("portfolio-due", on=on)
        assert said.required[0].endswith(f"notice is due {step} days ahead")
        assert said.severity == 3


def test_the_day_after_the_last_it_is_overdue(found, told, portfolio):
    said = told("portfolio-due", on=days(1, DUE_ON))
    assert (said.summary, said.severity) == ("The PIP2 portfolio is overdue by 1 day", 2)
    assert said.found == [
        "Not met: PIP2: portfolio due 3 March 2026",
        "Met: Course completed 3 March 2025",
        "Not met: It is “Open” since 10 March 2025",
    ]
    assert said.barred == ["No assessor is assigned: the force owes one"]


def test_looking_back_it_tells_the_step_and_the_assessor_of_that_day(told, northshire, portfolio):
    on = days(1, DUE_ON)
    portfolio.step, portfolio.step_on = Step.SUBMITTED, days(1, on)
    portfolio.assessor = an_assessor(northshire, left_on=days(-1, on))
    portfolio.save()
    said = told("portfolio-due", on=on)
    assert said.found[-1] == "Not met: It is “Open” since 10 March 2025"
    assert said.barred == ["No assessor is assigned: the force owes one"]
    assert told("portfolio-due", on=days(1, on)).found[-1].startswith("Not met: It is “Submitted")


def test_a_portfolio_that_is_not_kept_here_is_due_all_the_same(found, told, okafor):
    pip2 = Scheme.objects.get(force=None, code="PIP2")
    own = an_accreditation(okafor, pip2, course_completed_on=OPENED_ON, portfolio_due_on=DUE_ON)
    assert found("portfolio-due", on=DUE_ON) == {(okafor.pk, own.pk)}
    assert (
        told("portfolio-due", on=DUE_ON).found[-1]
        == "Applies: Its units and evidence are not kept here"
    )


def test_another_forces_award_is_none_until_it_is_recognised(found, portfolio):
    on = days(1, DUE_ON)
    award = {"is_transfer": True, "awarded_on": OPENED_ON, "recognised_on": days(1, on)}
    Accreditation.objects.filter(pk=portfolio.accreditation_id).update(**award)
    assert found("portfolio-due", on=on) == {(portfolio.person_id, portfolio.accreditation_id)}
    assert found("portfolio-due", on=days(1, on)) == set()


def test_a_scheme_may_have_lead_times_of_its_own(found, told, northshire, portfolio):
    on = days(-120, DUE_ON)
    Threshold.objects.create(
        force=northshire,
        check_code="portfolio-due",
        name="first-notice",
        scheme=portfolio.programme.scheme,
        value=120,
        unit="days",
    )
    assert told("portfolio-due", on=on).required[0].endswith("notice is due 120 days ahead")
    assert found("portfolio-due", on=days(-121, DUE_ON)) == set()


@pytest.mark.parametrize(
    "facts",
    [
        {"awarded_on": DUE_ON},
        {"revoked_on": DUE_ON},
        {"portfolio_due_on": None},
    ],
)
def test_nothing_is_due_once_it_is_awarded_revoked_or_stands_still(found, portfolio, facts):
    own = portfolio.accreditation
    type(own).objects.filter(pk=own.pk).update(**facts)
    assert found("portfolio-due", on=DUE_ON) == set()


def test_nothing_is_due_of_who_holds_the_scheme_or_has_left(found, portfolio, okafor, northshire):
    pip2 = portfolio.programme.scheme
    an_accreditation(okafor, pip2, awarded_on=LONG_AGO)
    leaver = a_person(northshire, left_on=days(-1, DUE_ON))
    a_portfolio(leaver, due_on=DUE_ON)
    assert found("portfolio-due", on=DUE_ON) == set()


# --- S-08 ---


def test_it_stalls_when_nothing_comes_for_60_days(found, told, portfolio):
    assert found("portfolio-stalled", on=days(60)) == set()
    assert found("portfolio-stalled", on=days(61)) == of(portfolio)
    said = told("portfolio-stalled", on=days(61))
    assert said.summary == "Nothing has been added to the PIP2 portfolio for 61 days"
    assert said.found == ["Not met: Last evidence, decision or submission 10 March 2025"]


def test_evidence_a_decision_and_a_submission_begin_the_60_days_anew(found, portfolio):
    PortfolioEvidence.objects.create(
        force=portfolio.force, portfolio=portfolio, title="A", added_on=days(10), reference="B"
    )
    assert found("portfolio-stalled", on=days(70)) == set()
    assert found("portfolio-stalled", on=days(71)) == of(portfolio)
    portfolio.step, portfolio.step_on = Step.SUBMITTED, days(20)
    portfolio.save()
    assert found("portfolio-stalled", on=days(80)) == set()
    assert found("portfolio-stalled", on=days(81)) == of(portfolio)
    a_judgement(portfolio, a_person(portfolio.force), days(30), finding=Finding.NOT_YET)
    assert found("portfolio-stalled", on=days(90)) == set()
    assert found("portfolio-stalled", on=days(91)) == of(portfolio)


def test_days_on_which_the_clock_stood_still_do_not_count(found, told, portfolio):
    for first, last in ((-5, 4), (40, 49)):
        ClockStop.objects.create(
            force=portfolio.force,
            portfolio=portfolio,
            starts_on=days(first),
            ends_on=days(last),
            authorised_by="The board",
        )
    # Four of the first days are after the opening, and ten are of the second.
    assert found("portfolio-stalled", on=days(74)) == set()
    assert found("portfolio-stalled", on=days(75)) == of(portfolio)
    assert told("portfolio-stalled", on=days(75)).found[1] == (
        "Applies: The clock stood still on 14 days since; they don't count"
    )


def test_while_the_clock_stands_still_nothing_stalls(found, portfolio):
    ClockStop.objects.create(
        force=portfolio.force, portfolio=portfolio, starts_on=days(100), authorised_by="The board"
    )
    assert found("portfolio-stalled", on=days(99)) == of(portfolio)
    assert found("portfolio-stalled", on=days(100)) == set()
    assert found("portfolio-stalled", on=days(400)) == set()


def test_another_forces_rows_are_nothing_that_came_of_it(found, portfolio):
    other = {"force": a_force("WM"), "portfolio": portfolio}
    PortfolioEvidence.objects.create(**other, title="A", added_on=days(10), reference="B")
    ClockStop.objects.create(**other, starts_on=days(20), authorised_by="Their board")
    assert found("portfolio-stalled", on=days(61)) == of(portfolio)


def test_on_an_earlier_day_it_stood_at_an_earlier_step(found, portfolio):
    """Ratified by now; what it went through is on record with its days."""
    for step, after in ((Step.SUBMITTED, 30), (Step.RATIFIED, 200)):
        portfolio.step, portfolio.step_on = step, days(after)
        portfolio.save()
    assert found("portfolio-without-assessor", on=days(15)) == of(portfolio)
    assert found("portfolio-stalled", on=days(90)) == set()
    for code in ("portfolio-without-assessor", "portfolio-stalled"):
        assert found(code, on=days(91)) == of(portfolio)
        assert found(code, on=days(200)) == set()


# --- S-09 ---


def test_after_14_days_without_an_assessor_the_force_owes_one(found, told, portfolio):
    assert found("portfolio-without-assessor", on=days(14)) == set()
    assert found("portfolio-without-assessor", on=days(15)) == of(portfolio)
    assert told("portfolio-without-assessor", on=days(15)).found == [
        "Not met: Opened 10 March 2025; none assigned since"
    ]


def test_an_assessor_who_has_left_will_judge_none(found, told, portfolio, northshire):
    portfolio.assessor = an_assessor(northshire, left_on=days(20))
    portfolio.save()
    assert found("portfolio-without-assessor", on=days(20)) == set()
    assert found("portfolio-without-assessor", on=days(21)) == of(portfolio)
    assert told("portfolio-without-assessor", on=days(21)).found == [
        "Not met: Opened 10 March 2025; who was assigned has left"
    ]


@pytest.mark.parametrize("step", [Step.ASSESSED, Step.RATIFIED, Step.WITHDRAWN])
def test_what_is_decided_neither_stalls_nor_needs_an_assessor(found, portfolio, step):
    portfolio.step = step
    portfolio.save()
    for code in ("portfolio-without-assessor", "portfolio-stalled"):
        assert found(code, on=days(400)) == set()
