from django_filters import UUIDFilter

from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import SchemeChoice, StateChoice, UnitChoice
from capability.models import Accreditation, Person
from capability.reports.sight import known_as


class AccreditationFilter(AsOfFilter):
    """Narrows a list of accreditations, as they stand on a day."""

    person = UUIDFilter(label="Person, by uuid or pseudonym", method="of_person")
    unit = UnitChoice(method="within_unit")
    scheme = SchemeChoice(field_name="scheme__code")
    state = StateChoice(method="in_state")
    awarded_from = Day(label="Awarded from", field_name="awarded_on", lookup_expr="gte")
    awarded_to = Day(label="Awarded up to", field_name="awarded_on", lookup_expr="lte")
    valid_to_from = Day(label="Last good day from", field_name="valid_to", lookup_expr="gte")
    valid_to_to = Day(label="Last good day up to", field_name="valid_to", lookup_expr="lte")

    class Meta:
        model = Accreditation
        fields = ()

    def of_person(self, accreditations, _name, uuid):
        return accreditations.filter(person__in=known_as(uuid, self.user).values("pk"))

    def within_unit(self, accreditations, _name, unit):
        people = Person.objects.standing_in(unit, on=self.day)
        return accreditations.filter(force=unit.force_id, person__in=people.values("pk"))

    def in_state(self, accreditations, _name, states):
        return accreditations.with_state(on=self.day).filter(state__in=states)
