from django.db.models import (
    BooleanField,
    Case,
    DateField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, JSONObject, Least

from capability.checks.registry import Check, register, severity_where
from capability.checks.reminders import Reminding
from capability.checks.services import in_service, serving
from capability.checks.standing import named
from capability.checks.subjects import subject
from capability.checks.thresholds import DaysAfter, DaysBetween, Limit, Stricter, threshold
from capability.checks.ties import others
from capability.models import Accreditation, Scheme, Service
from capability.models.accreditations import is_begun
from capability.models.days import covers_from_start
from capability.rules.severities import Severity
from training.checks.steps import day_of_last_step, last_step, still_to_judge
from training.models import ClockStop, Extension, Judgement, Portfolio, PortfolioEvidence
from training.rules import explanations_of_portfolios as explanations

OWNER = "L&D, with the assessor and the supervisor"


@register
class PortfolioDue(Reminding):
    """A portfolio whose last day is near or over, kept here or not, and no award yet (S-07)."""

    code = "portfolio-due"
    title = "Portfolio due soon or overdue"
    rule = "S-07"
    owner = OWNER
    last_day, about, called = "portfolio_due_on", "{} portfolio", "last day"
    page = "person-portfolios"
    explain = staticmethod(explanations.due)

    def findings(self, scope, *, on):
        """With `step`: the tightest of the notices, in days, that is due; none once it is over."""
        held = Accreditation.objects.good(on=on).filter(
            force=scope.force, person=OuterRef("person_id"), scheme=OuterRef("scheme_id")
        )
        return (
            self.within_the_longest(_unawarded(scope, on), scope, on=on)
            .filter(~Exists(held.order_by()), Exists(serving(scope, on=on)))
            .annotate(accreditation_id=F("pk"), step=self.step(scope, on=on))
            .filter(Q(portfolio_due_on__lt=on) | Q(step__isnull=False))
        )

    def graded(self, findings, scope, *, on):
        over = Q(portfolio_due_on__lt=on)
        severity = severity_where(over, then=Severity.THIS_WEEK, otherwise=Severity.PLAN)
        return super().graded(findings, scope, on=on).annotate(severity=severity)

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "course_completed_on": F("course_completed_on"),
            "portfolio_due_on": F("portfolio_due_on"),
            "step": F("step"),
            "portfolio": _kept(Portfolio.objects.filter(accreditation=OuterRef("pk")), scope, on),
        }


@register
class PortfolioStalled(Check):
    """Nothing has come of an open portfolio for long; days without the clock don't count (S-08)."""

    code = "portfolio-stalled"
    title = "Portfolio on which nothing happens"
    rule = "S-08"
    owner = "Supervisor, with the assessor"
    severity = Severity.PLAN
    keys = ("person", "subject")
    limits = (Limit("days", Stricter.LOWER),)
    explain = staticmethod(explanations.stalled)

    def findings(self, scope, *, on):
        days = threshold(scope, self, "days", on=on)
        standing = _stops(scope).filter(covers_from_start(on))
        return (
            to_assess(scope, on)
            .filter(~Exists(standing))
            .annotate(last=_last_activity(scope, on))
            .annotate(stopped=_stopped(scope, on))
            .annotate(idle=DaysBetween(Value(on), F("last")) - F("stopped"))
            .filter(idle__gt=days)
        )

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "last": F("last"),
            "stopped": F("stopped"),
            "days": threshold(scope, self, "days", on=on),
            "portfolio": _kept(Portfolio.objects.filter(pk=OuterRef("pk")), scope, on),
        }


@register
class PortfolioWithoutAssessor(Check):
    """A portfolio that nobody who serves is assigned to judge (S-09)."""

    code = "portfolio-without-assessor"
    title = "Portfolio without an assessor"
    rule = "S-09"
    owner = "L&D"
    keys = ("person", "subject")
    limits = (Limit("days", Stricter.LOWER),)
    explain = staticmethod(explanations.without_assessor)

    def findings(self, scope, *, on):
        days = threshold(scope, self, "days", on=on)
        waiting = to_assess(scope, on).filter(~Exists(_assessor_in_service(scope, on)))
        return waiting.annotate(waited=DaysBetween(Value(on), F("opened_on"))).filter(
            waited__gt=days
        )

    def concerned(self, scope, *, on):
        """Whose assessor may just have left."""
        assigned = Portfolio.objects.filter(force=scope.force, assessor__in=scope.people)
        return others(scope, assigned.order_by().values_list("person", flat=True))

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "opened_on": F("opened_on"),
            "has_left": _is(assessor__isnull=False),
            "days": threshold(scope, self, "days", on=on),
        }


def to_assess(scope, on):
    """Portfolios still to be judged, of people in service, with their key."""
    return still_to_judge(scope.of(Portfolio), scope, on).annotate(
        subject=subject("portfolio"), scheme_id=F("programme__scheme")
    )


def _assessor_in_service(scope, on):
    """None where there is no assessor."""
    service = Service.objects.filter(in_service(on), force=scope.force)
    return service.filter(person=OuterRef("assessor_id")).order_by()


def _is(**facts):
    return Case(When(**facts, then=True), default=False, output_field=BooleanField())


def _unawarded(scope, on):
    """Cycles that had begun, with a last day for the portfolio, and no award."""
    return (
        scope.of(Accreditation)
        .filter(
            is_begun(on),
            Q(awarded_on=None) | Q(awarded_on__gt=on) | _elsewhere(on),
            Q(revoked_on=None) | Q(revoked_on__gt=on),
            portfolio_due_on__isnull=False,
        )
        .order_by()
    )


def _elsewhere(on):
    """Awarded by another force, and not recognised yet: as much as the course."""
    return Q(is_transfer=True) & (Q(recognised_on=None) | Q(recognised_on__gt=on))


def _last_activity(scope, on):
    """Of opening, step, evidence and decision the last, up to that day."""
    own = {"force": scope.force, "portfolio": OuterRef("pk")}
    evidence = PortfolioEvidence.objects.filter(**own, added_on__lte=on)
    decided = Judgement.objects.filter(**own, decided_on__lte=on)
    # PostgreSQL leaves out what is null.
    return Greatest(
        F("opened_on"),
        day_of_last_step(scope, on),
        _latest(evidence, "added_on"),
        _latest(decided, "decided_on"),
    )


def _latest(rows, column):
    found = rows.order_by().values("portfolio").annotate(latest=Max(column))
    return Subquery(found.values("latest"))


def _stopped(scope, on):
    """On how many days since the last activity the clock stood still."""
    today = Value(on, output_field=DateField())
    last = Least(Coalesce("ends_on", today), today)
    first = Greatest(F("starts_on"), DaysAfter(OuterRef("last"), Value(1)))
    stops = _stops(scope).filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("last")), starts_on__lte=on
    )
    days = stops.values("portfolio").annotate(days=Sum(DaysBetween(last, first) + 1))
    return Coalesce(Subquery(days.values("days")), 0)


def _stops(scope):
    return ClockStop.objects.filter(force=scope.force, portfolio=OuterRef("pk")).order_by()


def _kept(portfolios, scope, on):
    """What is kept of it here, as JSON."""
    extended = Extension.objects.filter(portfolio=OuterRef("pk")).order_by("-until")
    facts = {
        "step": last_step(scope, on),
        "step_on": day_of_last_step(scope, on),
        "has_assessor": Exists(_assessor_in_service(scope, on)),
        "extended_to": Subquery(extended.values("until")[:1]),
    }
    return Subquery(portfolios.order_by().values(json=JSONObject(**facts)))
