from django_filters import CharFilter, ChoiceFilter

from capability.access import SEE_DISPENSATIONS
from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import PersonChoice, UnitChoice, one_of
from capability.filters.of_people import OfPeople
from capability.models import Dispensation, Person
from capability.models.days import covers
from capability.rules.dispensations import REVIEW_AHEAD

STATUSES = [
    ("now", "In force"),
    ("review", "To review"),
    ("coming", "Yet to begin"),
    ("ended", "Ended"),
    ("all", "All"),
]


class DispensationFilter(OfPeople, AsOfFilter):
    """Narrows a list of dispensations; unless another status is asked for, to those in force."""

    q = CharFilter(label="Name or number", max_length=100, method="called")
    unit = UnitChoice(method="within_unit")
    person = PersonChoice(method="of_person")
    team = UnitChoice("Team alone", method="of_team")
    since = Day(label="In force on or after", method="lasting_to")
    until = Day(label="In force on or before", method="begun_by")
    status = ChoiceFilter(**one_of("Status", STATUSES), empty_label=None, method="stand")

    class Meta:
        model = Dispensation
        fields = ()

    def filter_queryset(self, queryset):
        """What is left out is asked for in its first word."""
        if not self.form.cleaned_data["status"]:
            queryset = self.stand(queryset, "status", STATUSES[0][0])
        return super().filter_queryset(queryset)

    def called(self, rows, _name, words):
        people = Person.objects.within(self.user.reach(SEE_DISPENSATIONS)).called(words)
        return rows.filter(person__in=people.values("pk"))

    def of_team(self, rows, _name, unit):
        """Without the units under it."""
        people = Person.objects.filter(force=unit.force_id).with_home_unit(on=self.day)
        return rows.filter(person__in=people.filter(home_unit=unit.pk).values("pk"))

    def lasting_to(self, rows, _name, day):
        return rows.filter(ends_on__gte=day)

    def begun_by(self, rows, _name, day):
        return rows.filter(starts_on__lte=day)

    def stand(self, rows, _name, status):
        match status:
            case "review":
                return rows.to_review(on=self.day, within=REVIEW_AHEAD)
            case "coming":
                return rows.filter(starts_on__gt=self.day)
            case "ended":
                return rows.filter(ends_on__lt=self.day)
            case "all":
                return rows
        return rows.filter(covers(self.day))


class DispensationMonthsFilter(AsOfFilter):
    """Of which unit, with all that stands under it, the counts by month are asked."""

    unit = UnitChoice(method="narrow")

    class Meta:
        model = Dispensation
        fields = ()

    def narrow(self, rows, _name, _unit):
        return rows

    @property
    def of_unit(self):
        return self.form.cleaned_data["unit"]
