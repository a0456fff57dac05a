"""Where someone works, as what, from when: forms of the acts that keep it by hand."""

from decimal import Decimal

from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.models import Rank, Role
from capability.models.forces import owned
from capability.rules.words import day


class PlaceForm(ActForm):
    """Unit, role, rank and share of full time, checked for the day named in `first_day`.

    `units` are those that the user may post people to; roles and ranks are the force's own and
    the national ones.
    """

    first_day = "starts_on"

    unit = forms.ModelChoiceField(None, to_field_name="uuid")
    role = forms.ModelChoiceField(None, to_field_name="code", required=False)
    rank = forms.ModelChoiceField(None, label="Rank or grade", to_field_name="code", required=False)
    fte = forms.DecimalField(
        label="Share of full time",
        min_value=Decimal("0.001"),
        max_value=1,
        max_digits=4,
        decimal_places=3,
        initial=1,
        help_text="1 is full time, 0.6 three days a week.",
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value", "max_decimal_places", "max_digits"),
            "Enter the share of full time as a number above 0 and at most 1, such as 0.6.",
        ),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-4"}),
    )

    def __init__(self, *args, force, units, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units.filter(force=force)
        self.fields["role"].queryset = Role.objects.filter(owned(force))
        self.fields["rank"].queryset = Rank.objects.filter(owned(force))
        for name in ("unit", "role", "rank"):
            told = f"There is no such {name} that you may choose. Choose one from the list."
            self.fields[name].error_messages["invalid_choice"] = told
        for name in ("unit", "role"):
            self.fields[name].label_from_instance = _with_days

    def clean(self):
        cleaned = super().clean()
        for name in ("unit", "role"):
            self._check_in_force(name, cleaned.get(name), cleaned.get(self.first_day))
        return cleaned

    def _check_in_force(self, name, row, on):
        if row is None or on is None:
            return
        if row.starts_on and row.starts_on > on:
            self.add_error(name, f"{row} stands from {day(row.starts_on)} on, not on {day(on)}.")
        if row.ends_on and row.ends_on < on:
            self.add_error(name, f"{row} ended on {day(row.ends_on)}. Choose one that stands then.")

    @property
    def place(self):
        """As actions take it: ids for rows."""
        given = {name: self.cleaned_data[name] for name in ("unit", "role", "rank")}
        ids = {name: row and row.pk for name, row in given.items()}
        return ids | {
            "fte": self.cleaned_data["fte"],
            "starts_on": self.cleaned_data[self.first_day],
        }


def _with_days(row):
    if row.starts_on is None and row.ends_on is None:
        return row.name
    first = f" from {day(row.starts_on)}" if row.starts_on else ""
    last = f" to {day(row.ends_on)}" if row.ends_on else ""
    return f"{row.name} ({(first + last).strip()})"


class ChangeForm(PlaceForm):
    """From a day on in another way."""

    starts_on = DatePartsField(label="First day of the new posting")

    field_order = ("starts_on",)


class PostingForm(PlaceForm):
    """A posting with both of its days."""

    starts_on = DatePartsField(label="First day")
    ends_on = DatePartsField(label="Last day", required=False)
    is_substantive = forms.BooleanField(
        label="Substantive: the person has one such posting at a time",
        required=False,
        initial=True,
    )

    field_order = ("starts_on", "ends_on")

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            message = f"The last day, {day(last)}, is before the first, {day(first)}. Correct one."
            self.add_error("ends_on", message)
        return cleaned

    @property
    def place(self):
        more = {name: self.cleaned_data[name] for name in ("ends_on", "is_substantive")}
        return super().place | more


def as_on_record(posting):
    names = ("starts_on", "ends_on", "unit", "role", "rank", "fte", "is_substantive")
    return {name: getattr(posting, name) for name in names} | {
        "unit": posting.unit.uuid,
        "role": posting.role and posting.role.code,
        "rank": posting.rank and posting.rank.code,
    }
