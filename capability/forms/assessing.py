"""The one short form of "Who can take this case?"."""

from django import forms
from django.db.models import Q

from capability.fields.dates import DayField
from capability.models import Part, Person
from capability.reports import assessments
from capability.reports.assessments import Question

_WHICH = "Choose the kind of case."
_CATEGORY = "There is no such kind of case in that unit's force. Choose one from the list."
_UNIT = "There is no such unit in which you may ask this. Choose one from the list."
_NOBODY = "Nobody in your reach goes by {}. Check the spelling, or leave it out."


class QuestionForm(forms.Form):
    """Asked by GET, so that the question stands in the address."""

    category = forms.ChoiceField(
        label="Kind of case", error_messages={"invalid_choice": _CATEGORY, "required": _WHICH}
    )
    part = forms.ChoiceField(label="Part in it", choices=Part, initial=Part.OIC)
    on = DayField(label="From")
    unit = forms.ChoiceField(error_messages={"invalid_choice": _UNIT})
    named = forms.CharField(
        label="Only these people",
        required=False,
        max_length=500,
        help_text="Names or numbers, with commas between them. Left empty: everybody in the unit.",
    )

    def __init__(self, *args, reach, on, **options):
        super().__init__(*args, **options)
        self.reach = reach
        self.units = {str(unit.uuid): unit for unit in assessments.units(reach, on=on)}
        self.kinds = list(assessments.kinds(reach, on=on))
        self.fields["on"].initial = on
        self.fields["unit"].choices = [(uuid, unit.name) for uuid, unit in self.units.items()]
        self.fields["unit"].initial = next(iter(self.units), None)
        self.fields["category"].choices = _grouped(self.kinds)

    def clean(self):
        cleaned = super().clean()
        unit = cleaned["unit"] = self.units.get(cleaned.get("unit"))
        if unit and (code := cleaned.get("category")):
            own = [one for one in self.kinds if one.force_id in (None, unit.force_id)]
            cleaned["category"] = next((one for one in own if one.code == code), None)
            if cleaned["category"] is None:
                self.add_error("category", _CATEGORY)
        if words := cleaned.get("named"):
            cleaned["people"] = self._called(words)
        return cleaned

    def question(self, *, at):
        """Of a valid form."""
        given = self.cleaned_data
        asked = {name: given[name] for name in ("category", "part", "on", "unit")}
        return Question(**asked, at=at, named=given.get("people"))

    def _called(self, words):
        people, unknown = called(words, Person.objects.within(self.reach))
        for name in unknown:
            self.add_error("named", _NOBODY.format(name))
        return people


def called(words, people):
    """Those of the people who go by one of the names with commas between, and names of nobody."""
    found, unknown = Q(pk__in=[]), []
    for name in filter(None, map(str.strip, words.split(","))):
        own = people.called(name).order_by()
        if not own.exists():
            unknown.append(name)
        found |= Q(pk__in=own.values("pk"))
    return people.filter(found), unknown


def _grouped(kinds):
    """Those first of which something is required: what a supervisor looks for."""
    special = {one.code: one.name for one in kinds if one.is_special}
    others = {one.code: one.name for one in kinds if one.code not in special}
    return [
        ("", "Choose a kind"),
        ("Something is required", list(special.items())),
        ("Nothing is required", list(others.items())),
    ]
