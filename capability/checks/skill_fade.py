from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest

from capability.checks.called_out import RESPONSE, called_out
from capability.checks.registry import Check, register
from capability.checks.services import serving
from capability.checks.standing import named
from capability.checks.thresholds import Limit, MonthsBefore, threshold
from capability.models import Accreditation, Deployment, Scheme
from capability.rules import explanations_of_call_outs as explanations
from capability.rules.severities import Severity

_MONTHS = "months"


@register
class FirstResponderFading(Check):
    """Trained for first response long ago, and neither called out nor trained again since (S-18).

    Only where the force's call-outs reach back so far: before, nobody can say that there was none.
    """

    code = "first-responder-fading"
    title = "First responder not called out for long"
    rule = "S-18"
    owner = "L&D"
    keys = ("person", "scheme")
    severity = Severity.PLAN
    limits = (Limit(_MONTHS),)
    explain = staticmethod(explanations.fading)

    def findings(self, scope, *, on):
        """Of several awards the earliest stands for them all."""
        held = scope.of(Accreditation).good(on=on).filter(scheme__code__in=RESPONSE)
        since = MonthsBefore(Value(on), threshold(scope, self, _MONTHS, on=on))
        known = called_out(Deployment.objects.filter(force=scope.force), on=on)
        fading = held.filter(
            Exists(serving(scope, on=on)),
            Exists(known.filter(called_on__lte=since)),
            ~Exists(_calls(scope, on).filter(called_on__gt=since)),
            ~Exists(_cycles(scope, on).filter(trained_on__gt=since)),
        )
        in_order = fading.order_by("person_id", "scheme_id", "awarded_on", "pk")
        return in_order.distinct("person_id", "scheme_id")

    def facts(self, scope, *, on):
        called = _calls(scope, on).order_by("-called_at")
        trained = _cycles(scope, on).order_by("-trained_on")
        return {
            "scheme": named(Scheme, "scheme_id"),
            "months": threshold(scope, self, _MONTHS, on=on),
            "called_on": Subquery(called.values("called_on")[:1]),
            "trained_on": Subquery(trained.values("trained_on")[:1]),
            "awarded_on": F("awarded_on"),
        }


def _calls(scope, on):
    """Of the same person, in the name of any scheme of first response."""
    own = Deployment.objects.filter(force=scope.force, person=OuterRef("person_id"))
    return called_out(own.filter(scheme__code__in=RESPONSE), on=on)


def _cycles(scope, on):
    """What the person did in the scheme by that day, with the last of its days of training."""
    own = Accreditation.objects.filter(
        Q(course_completed_on__lte=on) | Q(awarded_on__lte=on),
        force=scope.force,
        person=OuterRef("person_id"),
        scheme=OuterRef("scheme_id"),
    )
    days = (_by("course_completed_on", on), _by("awarded_on", on))
    return own.order_by().annotate(trained_on=Greatest(*days))


def _by(name, on):
    """A course may be completed after the award."""
    return Case(When(**{f"{name}__lte": on}, then=F(name)))
