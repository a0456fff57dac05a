"""Portfolios of a make-believe force: most with an assessor, some without, a few ready, a few
signed off.
"""

from datetime import timedelta

from django.db.models import Max

from capability.access import AccessRole
from capability.actions import bulk
from capability.models import Accreditation, Feed, User
from config.demo import signed_off
from config.demo.files import brought
from training.access import COUNTERSIGN
from training.actions import portfolio_loads
from training.models import (
    Assessor,
    Finding,
    Judgement,
    Portfolio,
    PortfolioEvidence,
)
from training.reports import assessors
from training.rules.portfolios import Step

_TAKES = 5
# Of so many one waits for an assessor, one is submitted, and of those one is found competent.
_WAITS, _READY, _DECIDED = 4, 3, 3
# So many more are submitted in a supervised team, and of those that wait every other is signed.
_HANDED_IN, _COUNTERSIGNED = 3, 2
_DAYS_BETWEEN = 25
_GOOD = (Finding.COMPETENT, "The evidence shows it, and the reasons are sound.")
_TITLES = (
    "Plan of an investigation, with decisions",
    "Statement of the tutor who watched an interview",
    "Record of material gathered and kept",
    "Account of work with a witness",
    "File as it went to the prosecutor",
    "Review of a finished investigation",
)


def bring_in(force, by, *, on):
    """After the cycles that they hang on."""
    _open(force, by, on)
    portfolios = list(
        Portfolio.objects.filter(force=force).select_related("programme__scheme").order_by("pk")
    )
    _assign(force, portfolios, on)
    _fill(force, portfolios, on)
    _decide(force, on)
    _countersign(force)
    signed_off.bring_in(force, on=on)


def _open(force, by, on):
    open_ = Accreditation.objects.filter(
        force=force, portfolio_opened_on__lte=on, awarded_on=None, revoked_on=None
    ).order_by("pk")
    stated = [
        portfolio_loads.Stated(person, scheme, {"opened_on": opened_on})
        for person, scheme, opened_on in open_.values_list(
            "person", "scheme", "portfolio_opened_on"
        )
    ]
    with brought(force, Feed.PORTFOLIOS, on=on, by=by) as verdicts:
        verdicts.extend(portfolio_loads.record(force, stated))


def _assign(force, portfolios, on):
    """To each in turn who may; so that those few have more than they take."""
    able = {}
    for own in portfolios:
        scheme = own.programme.scheme
        if scheme not in able:
            able[scheme] = list(assessors.able(force.pk, scheme, on=on))
    takers = {one.pk for people in able.values() for one in people}
    began = on - timedelta(days=365)
    bulk.insert(
        Assessor,
        ("force", "person", "starts_on", "capacity"),
        [(force.pk, person, began, _TAKES) for person in sorted(takers)],
    )
    rows = []
    for place, own in enumerate(portfolios):
        may = [one.pk for one in able[own.programme.scheme] if one.pk != own.person_id]
        if may and place % _WAITS:
            own.assessor_id = may[place % len(may)]
            rows.append((own.pk, own.assessor_id, min(on, own.opened_on + timedelta(days=10))))
    bulk.update(Portfolio, ("assessor", "assigned_on"), rows)


def _fill(force, portfolios, on):
    evidence, submitted = [], []
    for place, own in enumerate(portfolios):
        units = list(own.programme.units.all())
        days = [own.opened_on + timedelta(days=_DAYS_BETWEEN * n) for n in range(1, 1 + place % 7)]
        days = [day for day in days if day <= on]
        for number, day in enumerate(days):
            title = _TITLES[number % len(_TITLES)]
            unit = units[number % len(units)].pk
            evidence.append((force.pk, own.pk, unit, title, day, f"Folder {own.pk}-{number + 1}"))
        if days and own.assessor_id and not place % _READY:
            submitted.append((own.pk, Step.SUBMITTED, days[-1]))
    columns = ("force", "portfolio", "unit", "title", "added_on", "reference")
    bulk.insert(PortfolioEvidence, columns, evidence)
    bulk.update(Portfolio, ("step", "step_on"), submitted)


def _decide(force, on):
    """Some of those that are ready, by their assessor; quality assurance comes next."""
    able = assessors.able_to_sample(force.pk, on=on)
    samplers = list(able.order_by("pk").values_list("pk", flat=True))
    ready = Portfolio.objects.filter(force=force, step=Step.SUBMITTED).order_by("pk")
    judgements, assessed = [], []
    for own in list(ready)[1::_DECIDED]:
        iqa = next((one for one in samplers if one not in (own.person_id, own.assessor_id)), None)
        assessed.append((own.pk, Step.ASSESSED, own.step_on, iqa))
        judgements += [
            (force.pk, own.pk, own.person_id, unit.pk, own.assessor_id, own.step_on, *_GOOD)
            for unit in own.programme.units.all()
        ]
    columns = ("force", "portfolio", "person", "unit", "assessor", "decided_on")
    bulk.insert(Judgement, (*columns, "finding", "feedback"), judgements)
    bulk.update(Portfolio, ("step", "step_on", "iqa"), assessed)


def _countersign(force):
    """In each team that somebody supervises a few more are submitted, and every other one of what
    waits then is countersigned.
    """
    supervisors = User.objects.filter(
        grants__force=force, grants__access_role=AccessRole.SUPERVISOR
    )
    for user in supervisors.distinct():
        team = Portfolio.objects.changeable_by(user, COUNTERSIGN).filter(step=Step.OPEN)
        filled = team.annotate(last=Max("items__added_on")).exclude(last=None).order_by("pk")
        rows = [(own.pk, Step.SUBMITTED, own.last) for own in filled[:_HANDED_IN]]
        bulk.update(Portfolio, ("step", "step_on"), rows)
        waiting = Portfolio.objects.to_countersign_by(user).order_by("pk")
        rows = [(own.pk, user.pk, own.step_on) for own in waiting[1::_COUNTERSIGNED]]
        bulk.update(Portfolio, ("countersigned_by", "countersigned_on"), rows)
