from datetime import date, timedelta

import pytest

from capability.actions import undoing
from capability.models import Act, Correction, Scheme
from capability.reports.deeds import Deeds
from capability.rules.states import State
from tests.factories.capability import LONG_AGO, a_log_in, an_accreditation
from tests.factories.training import an_assessor
from tests.training.actions.portfolios.conftest import DAY, stands
from training.actions import assigning, candidates, countersigning, judging, portfolios
from training.models import Finding, Judgement, Programme, Sampled
from training.rules.portfolios import Step

HOW = {"reason": "Agreed"}


def state_of(award, on):
    return type(award).objects.with_state(on=on).get(pk=award.pk).state


def test_it_opens_on_a_completed_course_and_is_due_after_the_versions_months(portfolio):
    own, award = stands(portfolio)
    assert (own.step, own.first_due_on) == (Step.OPEN, date(2026, 3, 3))
    assert (award.portfolio_opened_on, award.portfolio_due_on) == (
        date(2025, 3, 10),
        date(2026, 3, 3),
    )
    assert state_of(award, DAY) == State.PORTFOLIO_OPEN
    assert state_of(award, date(2026, 3, 4)) == State.PORTFOLIO_OVERDUE


def test_it_does_not_open_twice(portfolio, training_lead, refused):
    own, award = stands(portfolio)
    how = {"by": training_lead, **HOW}
    again = refused(portfolios.begin, award, own.programme, DAY, **how)
    assert again == "It has a portfolio already. Open that one."


def test_it_opens_after_a_completed_course_alone(okafor, course, training_lead, refused):
    programme = Programme.objects.get(code="PIP2")
    early = refused(portfolios.begin, course, programme, date(2025, 3, 2), by=training_lead, **HOW)
    assert early == "The course was completed on 3 March 2025. Enter a day from then on."
    other = an_accreditation(okafor, programme.scheme, portfolio_due_on=DAY)
    none = refused(portfolios.begin, other, programme, DAY, by=training_lead, **HOW)
    assert none == "No completed course is on record. Enter the course day first."


@pytest.mark.parametrize(
    ("schemes", "words"),
    [
        (("PIP2",), "is not qualified as an assessor on 2 June 2025."),
        (("ASSESSOR",), "does not hold PIP2 on 2 June 2025, and so can't judge it."),
    ],
)
def test_only_who_is_qualified_and_holds_the_scheme_is_assigned(
    portfolio, training_lead, refused, schemes, words
):
    person = an_assessor(portfolio.force, schemes=schemes)
    how = {"by": training_lead, **HOW}
    told = refused(assigning.assign, portfolio, {"assessor": person}, DAY, **how)
    assert told == f"{person} {words}"


def test_nobody_is_assigned_to_their_own(portfolio, training_lead, refused):
    for code in ("ASSESSOR", "PIP2"):
        scheme = Scheme.objects.get(force=None, code=code)
        an_accreditation(portfolio.person, scheme, awarded_on=LONG_AGO)
    people = {"assessor": portfolio.person}
    told = refused(assigning.assign, portfolio, people, DAY, by=training_lead, **HOW)
    assert told == "Nobody judges their own."


def test_submitted_it_is_frozen(submitted, candidate, refused):
    facts = {"title": "Another", "added_on": DAY}
    told = refused(candidates.add_reference, submitted, facts, "Store 8", by=candidate)
    assert told == "It is “Submitted to the assessor”: nothing of that kind can change now."
    evidence = submitted.items.get()
    assert refused(candidates.withdraw, evidence, DAY, by=candidate) == told
    assert refused(candidates.submit, submitted, DAY, by=candidate).startswith("It is not open.")


def test_an_act_before_the_last_one_is_not_undone(submitted, training_lead, refused):
    """Or evidence would go from under what was submitted with it."""
    added = Act.objects.get(kind="portfolio-evidence.added")
    told = refused(undoing.undo_act, added, by=training_lead, reason="By mistake")
    assert told.startswith("These were changed again later, so that nothing was undone")
    assert submitted.items.count() == 1
    last = Act.objects.get(kind="portfolio.submitted")
    undoing.undo_act(last, by=training_lead, reason="By mistake")
    undoing.undo_act(added, by=training_lead, reason="By mistake")
    assert (stands(submitted)[0].step, submitted.items.count()) == (Step.OPEN, 0)


def test_an_empty_one_is_not_submitted(portfolio, candidate, refused):
    told = refused(candidates.submit, portfolio, DAY, by=candidate)
    assert told == "There is no evidence in it yet. Add some before you submit it."


def test_the_assigned_assessor_alone_judges(submitted, iqa, candidate, training_lead, refused):
    unit = submitted.programme.units.first()
    for by in (iqa, candidate, training_lead):
        told = refused(judging.judge, submitted, unit, Finding.COMPETENT, "", DAY, by=by)
        assert told == "This portfolio is not assigned to you to assess."


def test_an_assessor_whose_award_has_run_out_by_the_day_does_not_judge(
    submitted, assessor, refused
):
    assessor.person.accreditations.filter(scheme__code="ASSESSOR").update(valid_to=DAY)
    unit, after = submitted.programme.units.first(), DAY + timedelta(days=1)
    told = refused(judging.judge, submitted, unit, Finding.COMPETENT, "", after, by=assessor)
    assert told == f"{assessor.person} is not qualified as an assessor on 3 June 2025."
    judging.judge(submitted, unit, Finding.COMPETENT, "", DAY, by=assessor)
    assert Judgement.objects.get().decided_on == DAY


def test_every_unit_is_competent_before_the_whole_is(submitted, assessor, refused):
    first, *others = submitted.programme.units.all()
    judging.judge(submitted, first, Finding.COMPETENT, "", DAY, by=assessor)
    for unit in others[1:]:
        judging.judge(submitted, unit, Finding.COMPETENT, "", DAY, by=assessor)
    judging.judge(submitted, others[0], Finding.NOT_YET, "More", DAY, by=assessor)
    told = refused(judging.find_competent, submitted, DAY, by=assessor)
    assert told == f"Not yet competent in: {others[0]}."
    judging.judge(submitted, others[0], Finding.COMPETENT, "Now", DAY, by=assessor)
    judging.find_competent(submitted, DAY, by=assessor)
    assert stands(submitted)[0].step == Step.ASSESSED


def test_sent_back_it_is_the_candidates_again(submitted, assessor, candidate):
    judging.send_back(submitted, DAY, by=assessor, reason="More on interviews")
    facts = {"title": "Another", "added_on": DAY}
    candidates.add_reference(submitted, facts, "Store 8", by=candidate)
    assert (stands(submitted)[0].step, submitted.items.count()) == (Step.OPEN, 2)


def test_referred_back_every_unit_is_decided_anew(assessed, iqa, candidate, assessor, refused):
    judging.sample(assessed, Sampled.REFERRED_BACK, "Too thin", DAY, by=iqa)
    own, _award = stands(assessed)
    assert (own.step, own.judgements.that_count().count()) == (Step.OPEN, 0)
    candidates.submit(own, DAY, by=candidate)
    assert refused(judging.find_competent, own, DAY, by=assessor).startswith("Not yet competent")


def test_what_is_ratified_is_not_found_competent_again(assessed, assessor, training_lead, refused):
    """Or its award would stand without a ratification."""
    portfolios.ratify(assessed, DAY, by=training_lead, **HOW)
    told = refused(judging.find_competent, assessed, DAY, by=assessor)
    assert told == "It is “Ratified”: nothing of that kind can change now."
    assert stands(assessed)[0].step == Step.RATIFIED


def test_a_sample_upheld_leaves_it_to_be_ratified(assessed, iqa, training_lead):
    judging.sample(assessed, Sampled.UPHELD, "Sound", DAY, by=iqa)
    portfolios.ratify(assessed, DAY, by=training_lead, **HOW)
    assert stands(assessed)[0].step == Step.RATIFIED


def test_nothing_is_sampled_before_it_was_found_competent(assessed, iqa, refused):
    early = DAY - timedelta(days=1)
    told = refused(judging.sample, assessed, Sampled.UPHELD, "Sound", early, by=iqa)
    assert told == "Its last step was on 2 June 2025. Enter that day or a later one."
    assert assessed.samples.count() == 0


def test_nobody_decides_before_it_was_assigned_to_them(submitted, training_lead, refused):
    later, unit = DAY + timedelta(days=9), submitted.programme.units.first()
    other = a_log_in("other@northshire.example", an_assessor(submitted.force))
    people = {"assessor": other.person}
    assigning.assign(submitted, people, later, by=training_lead, **HOW)
    told = refused(judging.judge, submitted, unit, Finding.COMPETENT, "", DAY, by=other)
    assert told == "It was assigned to you on 11 June 2025. Enter a day from then on."


def test_whoever_judged_does_not_sample(assessed, assessor, iqa, refused):
    assessed.judgements.update(assessor=iqa.person)
    told = refused(judging.sample, assessed, Sampled.UPHELD, "Sound", DAY, by=iqa)
    assert told == "You judged this portfolio. Someone else samples it."


def test_ratifying_awards_and_undoing_it_takes_the_award_back(assessed, training_lead):
    act = portfolios.ratify(assessed, DAY, by=training_lead, **HOW)
    own, award = stands(assessed)
    assert (own.step, award.awarded_on, state_of(award, DAY)) == (
        Step.RATIFIED,
        DAY,
        State.CURRENT,
    )
    undoing.undo_act(act, by=training_lead, reason="By mistake")
    own, award = stands(assessed)
    assert (own.step, award.awarded_on) == (Step.ASSESSED, None)
    assert state_of(award, DAY) == State.PORTFOLIO_OPEN


@pytest.mark.parametrize("given", ["portfolio", "submitted"])
def test_only_what_is_found_competent_is_ratified(request, training_lead, refused, given):
    own = request.getfixturevalue(given)
    told = refused(portfolios.ratify, own, DAY, by=training_lead, **HOW)
    assert told.startswith("The portfolio is not at that step")
    assert stands(own)[1].awarded_on is None


def test_who_took_part_does_not_ratify(assessed, assessor, candidate, refused):
    for by in (assessor, candidate):
        told = refused(portfolios.ratify, assessed, DAY, by=by, **HOW)
        assert told.startswith("You took part in this portfolio yourself.")


def test_reopened_after_sign_off_the_award_goes(assessed, training_lead, refused):
    how = {"by": training_lead, "reason": "A unit was missed"}
    assert refused(portfolios.reopen, assessed, DAY, **how).startswith("It is not ratified.")
    portfolios.ratify(assessed, DAY, **how)
    portfolios.reopen(assessed, DAY, **how)
    own, award = stands(assessed)
    assert (own.step, award.awarded_on) == (Step.ASSESSED, None)


def test_withdrawn_the_course_stays_and_taken_up_the_clock_is_as_it_was(portfolio, training_lead):
    how = {"by": training_lead, **HOW}
    portfolios.withdraw(portfolio, DAY, **how)
    own, award = stands(portfolio)
    assert (own.step, award.portfolio_due_on) == (Step.WITHDRAWN, None)
    assert state_of(award, date(2027, 1, 4)) == State.COURSE_COMPLETE
    portfolios.take_up(portfolio, DAY, **how)
    own, award = stands(portfolio)
    assert (own.step, award.portfolio_opened_on, award.portfolio_due_on) == (
        Step.OPEN,
        date(2025, 3, 10),
        date(2026, 3, 3),
    )


def test_what_was_entered_here_no_feed_overwrites_unasked(portfolio):
    """By the accreditation's uuid, as the feed of accreditations knows it."""
    kept = Correction.objects.filter(person=portfolio.person, feed="accreditations")
    assert set(kept.values_list("identity", "column")) == {
        (str(portfolio.accreditation.uuid), "portfolio_opened_on"),
        (str(portfolio.accreditation.uuid), "portfolio_due_on"),
    }


def test_no_history_tells_what_someone_wrote_for_themselves(portfolio, candidate):
    act = candidates.reflect(portfolio, "I was afraid", False, DAY, by=candidate)
    (change,) = [one for _whose, one in Deeds(act).changes if one.what == "Reflection"]
    assert {name for name, _before, _after in change.details} == {"portfolio", "written on"}
    assert "I was afraid" not in str(change.details)


def test_a_supervisor_countersigns_what_is_submitted_once(submitted, sergeant, refused):
    countersigning.countersign(submitted, DAY, by=sergeant)
    own, _award = stands(submitted)
    assert (own.step, own.countersigned_by, own.countersigned_on) == (Step.SUBMITTED, sergeant, DAY)
    again = refused(countersigning.countersign, submitted, DAY, by=sergeant)
    assert again == "It is countersigned already."


def test_it_is_countersigned_neither_open_nor_before_it_was_submitted(
    portfolio, submitted, sergeant, candidate, refused
):
    early = refused(countersigning.countersign, submitted, DAY - timedelta(days=1), by=sergeant)
    assert early == "Its last step was on 2 June 2025. Enter that day or a later one."
    own = refused(countersigning.countersign, submitted, DAY, by=candidate)
    assert own == "Nobody countersigns their own."


def test_sent_back_it_has_to_be_countersigned_anew(submitted, sergeant, assessor, refused):
    countersigning.countersign(submitted, DAY, by=sergeant)
    judging.send_back(submitted, DAY, by=assessor, reason="One more case")
    own, _award = stands(submitted)
    assert (own.step, own.countersigned_by, own.countersigned_on) == (Step.OPEN, None, None)
    told = refused(countersigning.countersign, submitted, DAY, by=sergeant)
    assert told == "It is “Open”: nothing of that kind can change now."
