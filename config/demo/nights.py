"""As if the register had stood for a while: on some nights it learns what happened and is swept."""

import pghistory

from capability.actions import bulk, forces, gaps
from capability.checks import CHECKS, Scope
from capability.models import Force
from config import clock
from config.demo import (
    absences,
    call_outs,
    codes,
    courses,
    cpd,
    development_plans,
    dispensations,
    duties,
    evaluations,
    log_ins,
    oversight,
    portfolios,
    probations,
    requirements,
    reviews,
)
from config.demo.days import ago, moment
from config.demo.register import Register


def live_through(plan, seats, nights, *, on, has_officer=False):
    """Write the plan as it became known; `nights` are days ago, longest ago first."""
    first = ago(on, nights[0])
    with clock.showing(moment(first)):
        forces.record([(plan.code, plan.name)])
        force = Force.objects.get(code=plan.code)
        user = log_ins.first(seats)
    with clock.showing(moment(first)), pghistory.context(user=user.pk):
        known = codes.lay(force, plan.tree, on=first)
        requirements.require(force, known, on=on)
        log_ins.seat(force, seats, on=first)
        register = Register(force, plan, known, by=user)
        register.learn(on=first)
    # Most of it is learnt in the first night; what follows changes no plan.
    bulk.refresh_statistics()
    for days in nights:
        if days == nights[-1]:
            with clock.showing(moment(on)), pghistory.context(user=user.pk):
                oversight.oversee(force, plan, known, on=on)
                _bring_in_the_rest(force, plan, user, on)
                if has_officer:
                    log_ins.seat_officer(force, on=on)
                _look_ahead(force, user, on)
        _spend(register, force, user, ago(on, days))
    with clock.showing(moment(on)), pghistory.context(user=user.pk):
        dispensations.bend(force, user, on=on)


def _bring_in_the_rest(force, plan, user, on):
    absences.bring_in(force, user, on=on)
    duties.bring_in(force, user, on=on)
    call_outs.bring_in(force, user, on=on)
    oversight.bring_in_what_fits_nobody(force, on=on)
    cpd.bring_in(force, on=on)
    courses.bring_in(force, plan.records.classes, on=on)
    evaluations.bring_in(force, on=on)
    portfolios.bring_in(force, user, on=on)


def _look_ahead(force, user, on):
    """What is agreed with people, whoever signs in among them."""
    development_plans.bring_in(force, user, on=on)
    reviews.bring_in(force, on=on)


def _spend(register, force, user, night):
    with clock.showing(moment(night)):
        with pghistory.context(user=user.pk):
            register.learn(on=night)
            probations.confirm(force, on=night)
        for check in CHECKS.values():
            gaps.sweep(check, Scope(force), on=night)
