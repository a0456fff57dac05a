"""Call-outs as checks read them: of which day, in whose name, trained for it or not."""

from django.db.models import Case, F, OuterRef, Q, Value, When

from capability.checks.defaults import DEFAULTS
from capability.checks.holding import lacks
from capability.checks.scope import Scope
from capability.checks.thresholds import DaysAfter
from capability.models import Deployment, Force
from capability.models.deployments import DayInLondon

RESPONSE = DEFAULTS["first_response"]["schemes"]
LIAISON = DEFAULTS["family_liaison"]["scheme"]
CALLED_ON = DayInLondon(F("called_at"))


def called_out(rows, *, on):
    """With the day of the call, those of that day or before."""
    return rows.order_by().annotate(called_on=CALLED_ON).filter(called_on__lte=on)


def lately(rows, days, *, on):
    """Of so many days up to that one, which counts; `days` may be an expression."""
    first = DaysAfter(Value(on), 1 - days)
    return called_out(rows, on=on).filter(called_on__gte=first)


def going_on(scope, *, on):
    """Family liaison of that day: begun, and not released before."""
    rows = called_out(scope.of(Deployment), on=on).filter(scheme__code=LIAISON)
    return rows.filter(Q(released_on=None) | Q(released_on__gte=on))


def untrained(scope, *, on=None):
    """A condition on call-outs: the scheme was not held on the day of the call, or that day."""
    day = OuterRef("called_on") if on is None else on
    return lacks(scope, person=OuterRef("person_id"), scheme=OuterRef("scheme_id"), on=day)


def with_training(rows, forces):
    """Any call-outs with `called_on` and `is_trained`, whichever of these forces (ids) they are of.

    What the check of untrained attendance says, row by row.
    """
    known = [
        When(Q(force=force) & untrained(Scope(Force(pk=force))), then=Value(False))
        for force in sorted(forces)
    ]
    known += [When(force__in=sorted(forces), then=Value(True))]
    return rows.annotate(called_on=CALLED_ON).annotate(is_trained=Case(*known))
