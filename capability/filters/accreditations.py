from django.db.models import Q
from django_filters import UUIDFilter

from capability.access import SEE_PEOPLE
from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import SchemeChoice, StateChoice, UnitChoice, YesNo
from capability.filters.of_people import OfPeople
from capability.models import Accreditation, Person


class AccreditationFilter(OfPeople, AsOfFilter):
    """Narrows a list of accreditations, as they stand on a day."""

    person = UUIDFilter(label="Person, by uuid or pseudonym", method="of_person")
    unit = UnitChoice(method="within_unit")
    scheme = SchemeChoice(field_name="scheme__code")
    state = StateChoice(method="in_state")
    best = YesNo("Only the cycle that counts", method="that_count")
    serving = YesNo("Of people in service", method="in_service")
    pending = YesNo("Waits to be recognised", method="unrecognised")
    awarded_from = Day(label="Awarded from", field_name="awarded_on", lookup_expr="gte")
    awarded_to = Day(label="Awarded up to", field_name="awarded_on", lookup_expr="lte")
    valid_to_from = Day(label="Last good day from", field_name="valid_to", lookup_expr="gte")
    valid_to_to = Day(label="Last good day up to", field_name="valid_to", lookup_expr="lte")

    class Meta:
        model = Accreditation
        fields = ()

    def in_service(self, accreditations, _name, is_serving):
        serving = Person.objects.serving(on=self.day).values("pk")
        lists = accreditations.filter if is_serving else accreditations.exclude
        return lists(person__in=serving)

    def unrecognised(self, accreditations, _name, is_pending):
        """Awarded elsewhere, and nobody has said yet from when it counts here."""
        pending = Q(is_transfer=True, recognised_on=None, revoked_on=None)
        return accreditations.filter(pending if is_pending else ~pending)

    def that_count(self, accreditations, _name, is_best):
        """Of several cycles in a scheme the one whose state counts for the person."""
        if not is_best:
            return accreditations
        forces = self.user.reach(SEE_PEOPLE).every_force
        return accreditations.that_count(on=self.day, forces=forces)

    def in_state(self, accreditations, _name, states):
        return accreditations.with_state(on=self.day).filter(state__in=states)
