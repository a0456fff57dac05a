from django import forms

from capability.actions.gap_work import owners
from capability.fields.dates import DatePartsField


class GapPlanForm(forms.Form):
    """Who answers for a gap, by when it is mended, and what is being done."""

    owner = forms.ModelChoiceField(
        label="Who answers for it",
        queryset=None,
        to_field_name="email",
        required=False,
        empty_label="Nobody yet",
        error_messages={"invalid_choice": "Choose someone from the list: others may not see it."},
    )
    due_on = DatePartsField(label="By which day it is to be mended", required=False)
    plan = forms.CharField(
        label="What is being done",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Others read it beside the gap. No case details and no health.",
    )

    def __init__(self, *args, gap, on, **kwargs):
        owner = gap.owner and gap.owner.email
        self.on = on
        self.known_due_on = gap.due_on
        initial = {"owner": owner, "due_on": gap.due_on, "plan": gap.plan}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["owner"].queryset = owners(gap, on=on)

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < self.on and due_on != self.known_due_on:
            raise forms.ValidationError("That day is past. Enter today or a later day.")
        return due_on
