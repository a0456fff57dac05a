from datetime import date

from django.db.models import Case, DateField, F, Max, Min, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject, Least

from capability.checks.registry import Check, register
from capability.checks.subjects import subject
from capability.checks.thresholds import Limit, MonthsBefore, Stricter, threshold
from capability.rules.severities import Severity
from training.models import Booking, Course, CourseReview, Event, Looked, Risk
from training.rules import explanations_of_quality as explanations


@register
class CourseQualityDue(Check):
    """A course whose design, delivery or impact nobody looked at of late (S-34).

    By its risk, and once it is taught: the design from the first day on, delivery and impact
    only when it was taught for as long as a look is good for.
    """

    code = "course-quality-due"
    title = "Course whose quality is to be looked at"
    rule = "S-34"
    owner = "L&D, with quality assurance"
    keys = ("subject",)
    limits = tuple(Limit(f"months-{risk}", Stricter.LOWER) for risk in Risk.values)
    explain = staticmethod(explanations.quality_due)

    def findings(self, scope, *, on):
        """Of courses on offer that day."""
        since = {f"{kind}_since": _since(kind) for kind in Looked.values}
        return (
            Course.objects.filter(force=scope.force)
            .in_force(on=on)
            .order_by()
            .annotate(subject=subject("course"), taught_from=_taught_from(scope, on))
            .annotate(**{kind: _last(kind, scope, on) for kind in Looked.values})
            .annotate(**since)
            .annotate(oldest=MonthsBefore(Value(on), self._months(scope, on)))
            .annotate(longest_since=Least(*since))
            .filter(taught_from__isnull=False, longest_since__lt=F("oldest"))
        )

    def graded(self, findings, scope, *, on):
        at_risk = When(risk=Risk.HIGH, then=Value(int(Severity.THIS_WEEK)))
        severity = Case(at_risk, default=Value(int(Severity.PLAN)))
        return super().graded(findings, scope, on=on).annotate(severity=severity)

    def facts(self, scope, *, on):
        kinds = {kind: JSONObject(last=F(kind), since=F(f"{kind}_since")) for kind in Looked.values}
        return {
            "course": JSONObject(code=F("code"), name=F("name")),
            "risk": F("risk"),
            "months": self._months(scope, on),
            "oldest": F("oldest"),
            "taught_from": F("taught_from"),
            **kinds,
        }

    def _months(self, scope, on):
        by_risk = [
            When(risk=risk, then=threshold(scope, self, f"months-{risk}", on=on))
            for risk in Risk.values
        ]
        return Case(*by_risk)


def _last(kind, scope, on):
    looked = _of_course(CourseReview, scope).filter(kind=kind, reviewed_on__lte=on)
    return Subquery(looked.order_by().values("course").annotate(on=Max("reviewed_on")).values("on"))


def _of_course(model, scope):
    return model.objects.filter(force=scope.force, course=OuterRef("pk"))


def _taught_from(scope, on):
    """The first day of an event of it, or on which a file says that somebody completed it."""
    events = _of_course(Event, scope).filter(cancelled_on=None, starts_on__lte=on)
    files = _of_course(Booking, scope).filter(completed_on__lte=on)
    return Least(_first(events, "starts_on"), _first(files, "completed_on"))


def _first(rows, day):
    return Subquery(rows.order_by().values("course").annotate(on=Min(day)).values("on"))


def _since(kind):
    """The last look; without any, the first day taught, and for the design any day before it."""
    never = Value(date.min) if kind == Looked.DESIGN else F("taught_from")
    return Coalesce(F(kind), never, output_field=DateField())
