from django.db.models import Exists

from capability.checks.defaults import DEFAULTS
from capability.checks.grades import unmet
from capability.checks.registry import Check, register
from capability.checks.standing import standing
from capability.models import Accreditation
from capability.rules import explanations_of_roles as explanations


@register
class FirstResponderWithoutLevel(Check):
    """Accredited for first response without what that needs first, such as PIP1 (P-02)."""

    code = "first-responder-without-level"
    title = "First response officer without the PIP level it needs"
    rule = "P-02"
    owner = "Response inspector"
    keys = ("person", "scheme")
    explain = staticmethod(explanations.first_responder)

    def findings(self, scope, *, on):
        """Of several awards the earliest stands for them all."""
        held = scope.of(Accreditation).good(on=on)
        held = held.filter(scheme__code__in=DEFAULTS["first_response"]["schemes"])
        lacking = held.filter(Exists(unmet(scope, on=on)))
        in_order = lacking.order_by("person_id", "scheme_id", "awarded_on", "pk")
        return in_order.distinct("person_id", "scheme_id")

    def facts(self, scope, *, on):
        return standing(scope, on=on, since="awarded_on")
