"""As if the register had stood for a while: on some nights it learns what happened and is swept."""

from contextlib import contextmanager

import pghistory
from django.db import connection

from capability.actions import bulk, forces, gaps
from capability.checks import CHECKS, Scope
from capability.models import Force
from config.demo import (
    codes,
    courses,
    cpd,
    evaluations,
    log_ins,
    oversight,
    portfolios,
    requirements,
)
from config.demo.days import ago, moment
from config.demo.register import Register


def live_through(plan, seats, nights, *, on):
    """Write the plan as it became known; `nights` are days ago, longest ago first."""
    first = ago(on, nights[0])
    with _clock(first):
        forces.record([(plan.code, plan.name)])
        force = Force.objects.get(code=plan.code)
        user = log_ins.first(seats)
    with _clock(first), pghistory.context(user=user.pk):
        known = codes.lay(force, plan.tree, on=first)
        requirements.require(force, known, on=on)
        log_ins.seat(force, seats, on=first)
        register = Register(force, plan, known, by=user)
        register.learn(on=first)
    # Most of it is learnt in the first night; what follows changes no plan.
    bulk.refresh_statistics()
    for days in nights:
        if days == nights[-1]:
            with _clock(on), pghistory.context(user=user.pk):
                oversight.oversee(force, plan, known, on=on)
                oversight.bring_in_what_fits_nobody(force, on=on)
                cpd.bring_in(force, on=on)
                courses.bring_in(force, on=on)
                evaluations.bring_in(force, on=on)
                portfolios.bring_in(force, user, on=on)
        _spend(register, force, user, ago(on, days))


def _spend(register, force, user, night):
    with _clock(night):
        with pghistory.context(user=user.pk):
            register.learn(on=night)
        for check in CHECKS.values():
            gaps.sweep(check, Scope(force), on=night)


@contextmanager
def _clock(night):
    """Inside, history is written as of that night; never later than now."""
    _set_clock(moment(night).isoformat())
    yield
    _set_clock("")


def _set_clock(at):
    with connection.cursor() as cursor:
        cursor.execute("select set_config('register.clock', %s, true)", [at])
