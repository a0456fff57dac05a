"""Portfolios that are work for the L&D office: due, at a standstill, or waiting for an act."""

from functools import reduce
from operator import or_

from django.db.models import F, Q

from capability.checks import CHECKS, Scope
from capability.models import Force
from capability.reports import tasks
from training.access import KEEP_PORTFOLIOS
from training.models import Portfolio
from training.models.waiting import that_wait_for, waits_for
from training.reports.columns import is_true
from training.rules.portfolios import Waits

# What the office does itself, or sees to.
OF_THE_OFFICE = (Waits.SAMPLING, Waits.RATIFICATION)


def to_do(user, *, on, until):
    """With `due`, `waits_for`, `is_stalled` and `is_unassigned`: one may be work for several."""
    forces = Force.objects.filter(pk__in=user.reach(KEEP_PORTFOLIOS).every_force)
    scopes = [Scope(force) for force in forces]
    rows = _under_way(user, on).annotate(
        due=F("accreditation__portfolio_due_on"),
        waits_for=waits_for(on=on),
        is_stalled=is_true(_found("portfolio-stalled", scopes, on)),
        is_unassigned=is_true(_found("portfolio-without-assessor", scopes, on)),
    )
    wanted = Q(due__lte=until) | Q(is_stalled=True) | Q(is_unassigned=True)
    wanted |= Q(waits_for__in=OF_THE_OFFICE)
    return rows.filter(wanted).select_related("person", "programme__scheme", "iqa")


def to_ratify(user, on):
    return that_wait_for(Waits.RATIFICATION, portfolios=_under_way(user, on), on=on)


def _under_way(user, on):
    rows = Portfolio.objects.changeable_by(user, KEEP_PORTFOLIOS)
    return rows.of_serving(on=on).under_way()


def _found(code, scopes, on):
    found = (CHECKS[code].findings(scope, on=on).values("pk") for scope in scopes)
    return reduce(or_, (Q(pk__in=keys) for keys in found), Q(pk__in=[]))


tasks.join(
    tasks.Task("ratify", "portfolios to ratify", "worklist", "?kind=ratify", to_ratify),
    among=tasks.OF_THE_OFFICE,
)
