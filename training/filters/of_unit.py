from capability.filters.as_of import AsOfFilter
from capability.filters.choices import UnitChoice
from capability.models import Person


class OfUnitFilter(AsOfFilter):
    """Whose rows a report has: everybody's in reach, or of a unit's people on a day."""

    unit = UnitChoice(method="narrow")

    class Meta:
        model = Person
        fields = ()

    def narrow(self, people, _name, unit):
        return people.standing_in(unit, on=self.day)
