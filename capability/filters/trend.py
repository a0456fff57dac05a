from django.utils import timezone

from capability.checks.scope import scopes_over
from capability.filters.as_of import AsOfFilter
from capability.filters.choices import SchemeChoice, UnitChoice, YesNo
from capability.filters.gaps import TITLES, CheckChoice, chosen
from capability.models import Gap, Person, known
from capability.reports.trend import MONTHS, Trend
from capability.rules.months import month_ends


class RequiredFilter(AsOfFilter):
    """Who is asked for among those required to hold a scheme on a day."""

    unit = UnitChoice(method="narrow")
    scheme = SchemeChoice(method="narrow")
    held = YesNo("Holds it", method="narrow")
    training = YesNo("In training for it", method="narrow")

    class Meta:
        model = Person
        fields = ()

    def narrow(self, rows, _name, _value):
        return rows


class TrendFilter(AsOfFilter):
    """Whose coverage and gaps are looked back on from the day."""

    unit = UnitChoice(method="narrow")
    scheme = SchemeChoice(method="narrow")
    check = CheckChoice(**chosen("check", TITLES))

    class Meta:
        model = Gap
        fields = ()

    def narrow(self, gaps, _name, _value):
        return gaps

    def trends(self, forces):
        """One for each of the forces (ids), or for the unit's; where every value makes sense."""
        given = self.form.cleaned_data
        unit, ends = given["unit"], month_ends(self.day, MONTHS)
        narrowed = {"unit": unit, "schemes": given["scheme"], "checks": given["check"]}
        scopes = scopes_over([unit.force_id] if unit else forces, ends)
        today = timezone.localdate(known.moment())
        return [Trend(self.user, scope, ends, today, **narrowed) for scope in scopes]
