"""The assigned assessor decides unit by unit; quality assurance samples what was decided."""

from capability.actions.acts import Refused
from capability.rules.words import day
from training.actions.assigning import may_not_assess, may_not_sample
from training.actions.working import refuse_early, refuse_unless, step, work
from training.models import Finding, Judgement, Sample, Sampled
from training.rules.portfolios import Step

JUDGED = "Decided by the assigned assessor."
SAMPLED = "Sampled by the assigned quality assurer."


def judge(portfolio, unit, finding, feedback, on, *, by):
    with work(portfolio, "portfolio.judged", by=by, reason=JUDGED) as (done, own):
        _refuse_unassigned(own, by, on)
        refuse_unless(own, Step.SUBMITTED)
        if on < own.step_on:
            raise Refused("That is before it was submitted. Enter a later day.")
        if unit.programme_id != own.programme_id:
            raise Refused("That unit belongs to another programme.")
        Judgement.objects.create(
            force=own.force,
            portfolio=own,
            person=own.person,
            unit=unit,
            assessor=own.assessor,
            decided_on=on,
            finding=finding,
            feedback=feedback,
        )
    return done


def send_back(portfolio, on, *, by, reason):
    """There is more to do: it is the candidate's again."""
    with work(portfolio, "portfolio.sent-back", by=by, reason=reason) as (done, own):
        _refuse_unassigned(own, by, on)
        refuse_unless(own, Step.SUBMITTED, Step.ASSESSED)
        step(own, Step.OPEN, on)
    return done


def find_competent(portfolio, on, *, by):
    """Every unit of the programme is judged competent."""
    with work(portfolio, "portfolio.found-competent", by=by, reason=JUDGED) as (done, own):
        _refuse_unassigned(own, by, on)
        refuse_unless(own, Step.SUBMITTED)
        if missing := units_left(own):
            raise Refused(f"Not yet competent in: {', '.join(map(str, missing))}.")
        step(own, Step.ASSESSED, on)
    return done


def sample(portfolio, outcome, note, on, *, by):
    """Upheld, or referred back: then it is open again, and every unit is decided anew."""
    with work(portfolio, "portfolio.sampled", by=by, reason=SAMPLED) as (done, own):
        _refuse_sampling(own, by, on)
        refuse_unless(own, Step.ASSESSED)
        refuse_early(own, on)
        Sample.objects.create(
            force=own.force,
            portfolio=own,
            person=own.person,
            assessor=own.assessor,
            iqa=own.iqa,
            sampled_on=on,
            outcome=outcome,
            note=note,
        )
        if outcome == Sampled.REFERRED_BACK:
            step(own, Step.OPEN, on)
            own.judgements.filter(set_aside_on=None).update(set_aside_on=on)
    return done


def units_left(portfolio):
    """The units without a decision that counts and says competent."""
    found = portfolio.judgements.that_count().filter(finding=Finding.COMPETENT)
    units = portfolio.programme.units
    return list(units.exclude(pk__in=found.values("unit"))) if units.exists() else ["any unit"]


def _refuse_unassigned(own, by, on):
    if by.person_id is None or by.person_id != own.assessor_id:
        raise Refused("This portfolio is not assigned to you to assess.")
    if own.assigned_on and on < own.assigned_on:
        raise Refused(
            f"It was assigned to you on {day(own.assigned_on)}. Enter a day from then on."
        )
    if words := may_not_assess(own.assessor, own.programme.scheme, on):
        raise Refused(words)


def _refuse_sampling(own, by, on):
    if by.person_id is None or by.person_id != own.iqa_id or own.assessor_id is None:
        raise Refused("This portfolio is not assigned to you to sample.")
    if words := may_not_sample(own.iqa, on):
        raise Refused(words)
    if own.judgements.filter(assessor=own.iqa).exists():
        raise Refused("You judged this portfolio. Someone else samples it.")
