from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.fields.days import DaysInOrder
from capability.models import CaseGroup

NEVER_WHY = (
    "Say who asked for it and by what reference, such as: asked by Supt Hale, memo 24/118. "
    "Nothing about health, and not why: whoever sees the history reads it."
)


class RestrictionForm(DaysInOrder, ActForm):
    """`groups` are limited to the force's own and the national ones."""

    case_group = forms.ModelChoiceField(
        None,
        label="No new cases of",
        to_field_name="code",
        required=False,
        empty_label="Any kind",
        help_text="Left as Any kind, no new case at all.",
    )
    starts_on = DatePartsField(label="From")
    ends_on = DatePartsField(
        label="To", required=False, help_text="The last day. Left empty: until it is lifted."
    )

    def __init__(self, *args, force, **options):
        super().__init__(*args, **options)
        self.fields["case_group"].queryset = CaseGroup.objects.of(force)
        self.fields["reason"].label = "Who asked for it, and by what reference"
        self.fields["reason"].help_text = NEVER_WHY


class LiftRestrictionForm(ActForm):
    free_from = DatePartsField(label="Cases may be given again from")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"].label = "Who lifted it, and by what reference"
        self.fields["reason"].help_text = NEVER_WHY
