from django_filters import CharFilter, ChoiceFilter, UUIDFilter

from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import UnitChoice, YesNo
from capability.filters.of_people import OfPeople
from capability.models import CaseAllocation, CaseClassification, Part
from capability.models.cases import held
from capability.models.days import covers


class AllocationFilter(OfPeople, AsOfFilter):
    """Narrows a list of parts in cases, as held on a day."""

    person = UUIDFilter(label="Person, by uuid or pseudonym", method="of_person")
    unit = UnitChoice(method="within_unit")
    part = ChoiceFilter(label="Part", choices=Part.choices)
    category = CharFilter(label="Category, by code", method="of_category", max_length=40)
    held = YesNo("Held", method="being_held")
    starts_from = Day(label="From the day", field_name="starts_on", lookup_expr="gte")
    starts_to = Day(label="Up to the day", field_name="starts_on", lookup_expr="lte")

    class Meta:
        model = CaseAllocation
        fields = ()

    def of_category(self, allocations, _name, code):
        kinds = CaseClassification.objects.filter(covers(self.day), category__code__iexact=code)
        return allocations.filter(case__in=kinds.values("case"))

    def being_held(self, allocations, _name, is_held):
        return (
            allocations.filter(held(self.day)) if is_held else allocations.exclude(held(self.day))
        )
