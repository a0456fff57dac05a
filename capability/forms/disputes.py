from django import forms

from capability.fields.acts import ActForm
from capability.models import Outcome


class ContestForm(forms.Form):
    """`data` are (field, label) of what can be contested in the row."""

    field = forms.ChoiceField(label="What is wrong", widget=forms.RadioSelect)
    says = forms.CharField(
        label="What is right, and how that can be seen",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever decides reads it. No case details and no health.",
    )

    def __init__(self, *args, data_of_row, **options):
        super().__init__(*args, **options)
        self.fields["field"].choices = data_of_row


class DecideForm(ActForm):
    outcome = forms.ChoiceField(
        label="What was decided", choices=Outcome.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"].label = "Why, in words"
        self.fields[
            "reason"
        ].help_text = "Whoever contested it reads this. No case details and no health."
