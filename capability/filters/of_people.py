"""How lists of rows about people are narrowed by whose rows they are."""

from capability.models import Person
from capability.reports.sight import known_as


class OfPeople:
    """The methods of the filters `person` and `unit`, for sets whose rows have a person."""

    def of_person(self, rows, _name, uuid):
        return rows.filter(person__in=known_as(uuid, self.user).values("pk"))

    def within_unit(self, rows, _name, unit):
        people = Person.objects.standing_in(unit, on=self.day)
        return rows.filter(force=unit.force_id, person__in=people.values("pk"))
