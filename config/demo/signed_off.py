"""Portfolios that a make-believe force signed off in a year: each judged by whoever could then."""

from datetime import timedelta

from capability.actions import bulk
from capability.models import Accreditation
from training.models import Finding, Judgement, Portfolio, PortfolioEvidence, Programme
from training.reports import assessors
from training.rules.forecast import a_year_up_to
from training.rules.portfolios import Step

_OF_A_PORTFOLIO = ("force", "person", "programme", "accreditation", "opened_on", "first_due_on")
_JUDGED = ("force", "portfolio", "person", "unit", "assessor", "decided_on", "finding", "feedback")
_SHOWN = ("force", "portfolio", "unit", "title", "added_on", "reference")
_ASSIGNED_AFTER, _DECIDED_BEFORE = timedelta(days=10), timedelta(days=7)
_FEEDBACK = "Shown, and explained well in the discussion."


def bring_in(force, *, on):
    programmes = {one.scheme_id: one for one in Programme.objects.filter(force=None)}
    awarded = Accreditation.objects.filter(
        force=force,
        scheme__in=programmes,
        awarded_on__range=(a_year_up_to(on), on),
        portfolio_opened_on__isnull=False,
        portfolio=None,
    ).order_by("pk")
    rows = [_row(own, programmes[own.scheme_id], place) for place, own in enumerate(awarded)]
    columns = (*_OF_A_PORTFOLIO, "step", "step_on", "assessor", "assigned_on")
    bulk.insert(Portfolio, columns, rows)
    _judge(force)


def _row(own, programme, place):
    """Where nobody was qualified then, it was signed off before assessors were on record."""
    able = assessors.able(own.force_id, own.scheme, on=own.awarded_on - _DECIDED_BEFORE)
    may = list(able.exclude(pk=own.person_id).values_list("pk", flat=True))
    assessor = may[place % len(may)] if may else None
    opened_on = own.portfolio_opened_on
    facts = (own.force_id, own.person_id, programme.pk, own.pk, opened_on, own.portfolio_due_on)
    assigned_on = min(opened_on + _ASSIGNED_AFTER, own.awarded_on) if assessor else None
    return (*facts, Step.RATIFIED, own.awarded_on, assessor, assigned_on)


def _judge(force):
    shown, judged = [], []
    done = Portfolio.objects.filter(force=force, step=Step.RATIFIED, assessor__isnull=False)
    for own in done.select_related("programme").order_by("pk"):
        decided_on = max(own.opened_on, own.step_on - _DECIDED_BEFORE)
        for unit in own.programme.units.all():
            reference = f"Folder {own.pk}-{unit.place}"
            shown.append((force.pk, own.pk, unit.pk, str(unit), own.opened_on, reference))
            facts = (force.pk, own.pk, own.person_id, unit.pk, own.assessor_id, decided_on)
            judged.append((*facts, Finding.COMPETENT, _FEEDBACK))
    bulk.insert(PortfolioEvidence, _SHOWN, shown)
    bulk.insert(Judgement, _JUDGED, judged)
