from django_filters import CharFilter

from capability.filters.choices import UnitChoice, YesNo
from capability.filters.reference import DatedFilter
from capability.models import Shift, Unit


class ShiftFilter(DatedFilter):
    """Narrows a list of shifts; `in_force` goes by the day, whichever weekday it is."""

    unit = UnitChoice(label="Area", method="at_or_below")
    q = CharFilter(label="Name", field_name="name", lookup_expr="icontains", max_length=60)
    in_force = YesNo("In force", method="counting")

    class Meta:
        model = Shift
        fields = ()

    def at_or_below(self, shifts, _name, unit):
        return shifts.filter(unit__in=Unit.objects.below([unit], on=self.day).values("pk"))
