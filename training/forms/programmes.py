from django import forms

from capability.fields.acts import ActForm
from capability.models import Scheme

MOST_UNITS, LONGEST = 30, 200


class ProgrammeForm(ActForm):
    """A programme of the force's own; a line is a unit."""

    scheme = forms.ModelChoiceField(
        None, label="Leads to", to_field_name="uuid", empty_label="Choose a scheme"
    )
    code = forms.CharField(max_length=40)
    name = forms.CharField(max_length=200)
    units = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What the portfolio has to show, a unit a line, in their order.",
    )

    field_order = ("scheme", "code", "name", "units")

    def __init__(self, *args, force, **options):
        super().__init__(*args, **options)
        self.fields["scheme"].queryset = Scheme.objects.of(force)
        self.fields["scheme"].label_from_instance = _told

    def clean_units(self):
        lines = [line.strip() for line in self.cleaned_data["units"].splitlines() if line.strip()]
        if len(lines) > MOST_UNITS:
            message = f"These are {len(lines)} units. Enter at most {MOST_UNITS}."
            raise forms.ValidationError(message)
        if long := next((line for line in lines if len(line) > LONGEST), None):
            message = f"“{long[:40]}…” is too long. A unit has at most {LONGEST} characters."
            raise forms.ValidationError(message)
        return lines


def _told(scheme):
    return f"{scheme.code}: {scheme.name}"
