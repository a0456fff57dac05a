"""A portfolio is opened, withdrawn and taken up again, ratified, and reopened after sign-off."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.rules.validity import add_months
from capability.rules.words import day
from training.actions import clocks
from training.actions.working import state, step, work
from training.models import Portfolio
from training.rules.portfolios import Step


def begin(accreditation, programme, opened_on, *, by, reason):
    """On a cycle whose course is completed; due by what is on record, else by its version."""
    _refuse_unready(accreditation, programme, opened_on)
    person = accreditation.person
    with acts.about(person, "portfolio.opened", by=by, reason=reason) as done:
        done.portfolio = own = Portfolio.objects.create(
            force=person.force,
            person=person,
            programme=programme,
            accreditation=accreditation,
            opened_on=opened_on,
            first_due_on=accreditation.portfolio_due_on or _due(accreditation),
            step_on=opened_on,
        )
        state(own, {"portfolio_opened_on": opened_on, "portfolio_due_on": own.first_due_on})
    return done


def withdraw(portfolio, on, *, by, reason):
    """The course stays on record; the portfolio no longer counts as open."""
    with work(portfolio, "portfolio.withdrawn", by=by, reason=reason) as (done, own):
        step(own, Step.WITHDRAWN, on)
        opened_on = None if own.accreditation.course_completed_on else own.opened_on
        state(own, {"portfolio_opened_on": opened_on, "portfolio_due_on": None})
    return done


def take_up(portfolio, on, *, by, reason):
    """What was withdrawn goes on, with the clock that it had."""
    with work(portfolio, "portfolio.taken-up", by=by, reason=reason) as (done, own):
        if own.step != Step.WITHDRAWN:
            raise Refused("It was not withdrawn. Look at the portfolio again.")
        _refuse_award(own.accreditation)
        step(own, Step.OPEN, on)
        state(own, {"portfolio_opened_on": own.opened_on, "portfolio_due_on": clocks.due(own)})
    return done


def ratify(portfolio, on, *, by, reason):
    """Awards the accreditation. Neither the candidate nor whoever judged it ratifies it."""
    if by.person_id and by.person_id in (portfolio.person_id, portfolio.assessor_id):
        raise Refused("You took part in this portfolio yourself. Ask someone else to ratify it.")
    with work(portfolio, "portfolio.ratified", by=by, reason=reason) as (done, own):
        step(own, Step.RATIFIED, on)
        _refuse_award(own.accreditation)
        state(own, {"awarded_on": on})
    return done


def reopen(portfolio, on, *, by, reason):
    """After sign-off: the award is taken back with it."""
    with work(portfolio, "portfolio.reopened", by=by, reason=reason) as (done, own):
        if own.step != Step.RATIFIED:
            raise Refused("It is not ratified. Look at the portfolio again.")
        award = own.accreditation
        if award.revoked_on or award.suspensions.exists():
            raise Refused("The award was suspended or revoked since. Take that back first.")
        step(own, Step.ASSESSED, on)
        state(own, {"awarded_on": None})
    return done


def _due(accreditation):
    months, course = accreditation.version.portfolio_months, accreditation.course_completed_on
    return add_months(course, months) if months and course else None


def _refuse_unready(accreditation, programme, opened_on):
    course = accreditation.course_completed_on
    if Portfolio.objects.filter(accreditation=accreditation).exists():
        raise Refused("It has a portfolio already. Open that one.")
    if programme.scheme_id != accreditation.scheme_id:
        raise Refused(f"{programme} is not a programme of {accreditation.scheme.code}.")
    if course is None:
        raise Refused("No completed course is on record. Enter the course day first.")
    if opened_on < course:
        raise Refused(f"The course was completed on {day(course)}. Enter a day from then on.")
    _refuse_award(accreditation)


def _refuse_award(accreditation):
    if accreditation.awarded_on:
        awarded = day(accreditation.awarded_on)
        raise Refused(f"{accreditation.scheme.code} was awarded on {awarded} already.")
    if accreditation.revoked_on:
        raise Refused(f"{accreditation.scheme.code} was revoked: begin with a new course.")
