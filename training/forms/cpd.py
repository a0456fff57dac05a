from decimal import Decimal

from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.models import Scheme
from capability.rules.words import day
from training.models import Kind, Origin, Purpose

NOT_SAID = [("", "Not given")]
ROWS = ("scheme", "aim")
NO_NUMBER = "Write the hours as a number, like 1.5."


class EntryFields(forms.Form):
    """What was done; `today` is the last day on which it can have been."""

    title = forms.CharField(
        label="What was done",
        max_length=200,
        help_text="Such as: talk on digital evidence. No case details and no health.",
    )
    done_on = DatePartsField(label="On which day")
    hours = forms.DecimalField(
        label="Hours",
        min_value=Decimal("0.01"),
        max_value=200,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
        error_messages={
            "invalid": NO_NUMBER,
            "min_value": "The hours are more than 0.",
            "max_value": "The hours are at most 200.",
            "max_decimal_places": "Write at most two figures after the point, like 1.25.",
        },
    )
    kind = forms.ChoiceField(label="Kind", choices=NOT_SAID + Kind.choices, required=False)
    purpose = forms.ChoiceField(
        label="What it is for", choices=NOT_SAID + Purpose.choices, required=False
    )
    origin = forms.ChoiceField(
        label="Whose wish it was", choices=NOT_SAID + Origin.choices, required=False
    )
    scheme = forms.ModelChoiceField(
        None,
        label="Scheme that it is part of",
        to_field_name="uuid",
        required=False,
        empty_label="None",
    )

    FACTS = ("title", "done_on", "hours", "kind", "purpose", "origin", "scheme")
    # Asked first; the rest may be left out.
    FIRST = ("title", "done_on", "hours")

    def __init__(self, *args, force, today, **options):
        super().__init__(*args, **options)
        self.today = today
        self.fields["scheme"].queryset = Scheme.objects.of(force)
        self.fields["scheme"].label_from_instance = _by_code

    def clean_done_on(self):
        done_on = self.cleaned_data["done_on"]
        if done_on > self.today:
            raise forms.ValidationError(
                f"{day(done_on)} is yet to come. Enter it once it has been done."
            )
        return done_on

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in self.FACTS if name in self.fields}


class OwnEntryForm(EntryFields):
    """`aims` are those that it may be for; where there are none, none is asked for."""

    aim = forms.ModelChoiceField(
        None,
        label="Aim of my plan that it is for",
        to_field_name="uuid",
        required=False,
        empty_label="None",
    )
    reflection = forms.CharField(
        label="What I take from it",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Yours alone: nobody else reads it unless you share it. No case details.",
    )
    reflection_is_shared = forms.BooleanField(
        label="Share this with whoever verifies my CPD", required=False
    )

    FACTS = (*EntryFields.FACTS, "aim", "reflection", "reflection_is_shared")

    def __init__(self, *args, aims, **options):
        super().__init__(*args, **options)
        self.fields["aim"].queryset = aims
        if not aims:
            del self.fields["aim"]

    @property
    def at_first(self):
        return [self[name] for name in self.FIRST]

    @property
    def more(self):
        return [self[name] for name in self.FACTS if name in self.fields and name not in self.FIRST]

    @property
    def opens_more(self):
        """Where something of the rest is filled in, or wrong."""
        return any(field.errors or field.value() for field in self.more)


class GroupForm(EntryFields, ActForm):
    """Whom it is entered for: a unit, or people by reference; `units` are those in reach."""

    unit = forms.ModelChoiceField(
        None,
        label="Everybody who serves in",
        to_field_name="uuid",
        required=False,
        empty_label="No unit",
        help_text="It and all that stands under it. The next page has a box for each person.",
    )
    refs = forms.CharField(
        label="People by reference, one a line",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, units, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units

    def clean_refs(self):
        return list(dict.fromkeys(self.cleaned_data["refs"].split()))

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("unit") and not cleaned.get("refs") and not self.errors:
            raise forms.ValidationError("Choose a unit, or name people by reference.")
        return cleaned


def as_on_record(entry):
    facts = {name: getattr(entry, name) for name in OwnEntryForm.FACTS}
    return facts | {name: row and row.uuid for name, row in facts.items() if name in ROWS}


def _by_code(scheme):
    return scheme.code if scheme.name == scheme.code else f"{scheme.code}: {scheme.name}"
