from django_filters import CharFilter

from capability.filters.as_of import AsOfFilter
from capability.filters.choices import UnitChoice
from capability.models import Unit
from capability.models.days import covers


class UnitFilter(AsOfFilter):
    """Narrows a list of units, in the tree of a day."""

    code = CharFilter(label="Code", lookup_expr="iexact", max_length=40)
    unit = UnitChoice(method="at_or_below")
    parent = UnitChoice(method="right_below")

    class Meta:
        model = Unit
        fields = ()

    def at_or_below(self, units, _name, unit):
        return units.filter(pk__in=Unit.objects.below([unit], on=self.day).values("pk"))

    def right_below(self, units, _name, unit):
        return units.filter(pk__in=unit.children.filter(covers(self.day)).values("unit"))
