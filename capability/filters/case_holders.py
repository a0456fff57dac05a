from django_filters import CharFilter, ChoiceFilter, MultipleChoiceFilter

from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import UnitChoice, one_of
from capability.filters.gaps import BLANK, GRADES
from capability.models import CaseAllocation, Part, Person


class CaseHolderFilter(AsOfFilter):
    """Which holders of cases are asked for, as held on a day."""

    unit = UnitChoice(method="narrow")
    case_group = CharFilter(label="Case group, by code", max_length=40, method="narrow")
    part = ChoiceFilter(label="Part", choices=Part.choices, method="narrow")
    grade = MultipleChoiceFilter(**one_of("Grade", GRADES), method="narrow")
    starts_from = Day(label="Given since", method="narrow")

    class Meta:
        model = CaseAllocation
        fields = ()

    def narrow(self, allocations, _name, _value):
        return allocations

    @property
    def asked(self):
        """What the report takes beside the user and the day; where every value makes sense."""
        given = self.form.cleaned_data
        people = given["unit"] and Person.objects.standing_in(given["unit"], on=self.day)
        return {
            "people": people,
            "group": given["case_group"],
            "part": given["part"],
            "given_from": given["starts_from"],
            "grades": tuple(grade.removeprefix(BLANK) for grade in given["grade"]),
        }
