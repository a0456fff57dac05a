"""Units: forms of the acts that keep them by hand."""

from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.models import Person, Role
from capability.models.forces import owned
from capability.rules.words import day

UNIT = ("name", "kind", "specialism", "starts_on")


class UnitForm(ActForm):
    """What a unit is called and what it is for."""

    name = forms.CharField(max_length=200)
    kind = forms.CharField(max_length=40, required=False, help_text="Such as BCU or team.")
    specialism = forms.CharField(max_length=40, required=False, help_text="Such as RASSO.")
    starts_on = DatePartsField(
        label="First day", required=False, help_text="Leave it out where nobody knows."
    )

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in UNIT}


class ParentForm(ActForm):
    """Under which unit: one within reach that stands on the day named in `first_day`."""

    first_day = "starts_on"

    parent = forms.ModelChoiceField(None, label="Stands under", to_field_name="uuid")

    def __init__(self, *args, units, **options):
        super().__init__(*args, **options)
        self.fields["parent"].queryset = units
        told = "There is no such unit that you may choose. Choose one from the list."
        self.fields["parent"].error_messages["invalid_choice"] = told

    def clean(self):
        cleaned = super().clean()
        parent, on = cleaned.get("parent"), cleaned.get(self.first_day)
        if parent and on and parent.ends_on and parent.ends_on < on:
            ended = day(parent.ends_on)
            self.add_error("parent", f"{parent} ended on {ended}. Choose one that stands then.")
        return cleaned


class MakeForm(UnitForm, ParentForm):
    """A new unit."""

    code = forms.CharField(max_length=40, help_text="The code that files name it by.")

    field_order = ("code", *UNIT)


class MoveForm(ParentForm):
    """From a day on under another unit."""

    starts_on = DatePartsField(label="From")


class HeadForm(ActForm):
    """Who heads a unit from a day on."""

    reference = forms.CharField(
        label="Person reference",
        max_length=40,
        required=False,
        help_text="Leave it out where nobody heads the unit from that day on.",
    )
    starts_on = DatePartsField(label="From")

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self._people = people

    def clean_reference(self):
        """The person; None where none is named."""
        reference = self.cleaned_data["reference"]
        if not reference:
            return None
        try:
            return self._people.get(person_ref=reference)
        except Person.DoesNotExist as error:
            message = f"Nobody has the reference {reference}. Enter one from the list of people."
            raise forms.ValidationError(message) from error


class PostsForm(ActForm):
    """How many posts of a role a unit is funded for."""

    role = forms.ModelChoiceField(
        None, to_field_name="code", required=False, empty_label="Any role"
    )
    posts = forms.DecimalField(
        label="Funded posts",
        min_value=0,
        max_digits=6,
        decimal_places=2,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_decimal_places", "max_digits", "max_whole_digits"),
            "Enter how many posts as a number from 0 to 9999.99, such as 12 or 4.5.",
        ),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-4"}),
    )
    starts_on = DatePartsField(label="From")

    def __init__(self, *args, force, **options):
        super().__init__(*args, **options)
        self.fields["role"].queryset = Role.objects.filter(owned(force))

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in ("role", "posts", "starts_on")}


def as_on_record(unit):
    return {name: getattr(unit, name) for name in UNIT}
