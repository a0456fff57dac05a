"""What candidates, assessors and quality assurers enter; the pages give the reason themselves."""

from django import forms

from capability.fields.files import FileOrReference, kept_elsewhere
from training.forms.done import DatedActForm, DoneOnForm
from training.models import Finding, ProgrammeUnit, Sampled


class UnitField(forms.ModelChoiceField):
    def __init__(self, **options):
        super().__init__(ProgrammeUnit.objects.none(), empty_label="Choose one", **options)


class EvidenceForm(FileOrReference):
    unit = UnitField(label="For which unit", required=False)
    title = forms.CharField(
        label="What it is",
        max_length=200,
        help_text="No names of victims, witnesses or suspects, and no case reference.",
    )
    reference = kept_elsewhere("portfolio folder 4711, item 3.")

    field_order = ("unit", "title", "file", "reference")

    def __init__(self, *args, units, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units
        self.fields["unit"].empty_label = "No unit in particular"


class ReflectionForm(forms.Form):
    text = forms.CharField(
        label="What you think about it",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Yours alone, unless you share it. No case details.",
    )
    is_shared = forms.BooleanField(
        label="My assessor and quality assurer may read it", required=False
    )


class SureForm(forms.Form):
    """Nothing to fill in: sending it is the decision."""


class JudgeForm(DoneOnForm):
    unit = UnitField()
    finding = forms.ChoiceField(choices=Finding.choices, widget=forms.RadioSelect)
    feedback = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The candidate reads it. No case details.",
    )

    field_order = ("unit", "finding", "feedback", "on")

    def __init__(self, *args, units, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units


class SampleForm(DoneOnForm):
    outcome = forms.ChoiceField(choices=Sampled.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="What you found",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The assessor and the candidate read it. No case details.",
    )

    field_order = ("outcome", "note", "on")


class SendBackForm(DatedActForm):
    """The reason is what the candidate is told."""
