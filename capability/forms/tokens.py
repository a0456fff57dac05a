from django import forms

from capability.actions.tokens import MOST_DAYS


class TokenForm(forms.Form):
    """A token of one's own."""

    name = forms.CharField(
        label="What it is for", max_length=100, help_text="Such as the name of a dashboard."
    )
    days = forms.IntegerField(
        label="Good for how many days",
        min_value=1,
        max_value=MOST_DAYS,
        initial=MOST_DAYS,
        help_text=f"From 1 to {MOST_DAYS}.",
        error_messages={
            "invalid": f"Enter a whole number of days, from 1 to {MOST_DAYS}.",
            "min_value": f"A token is good for 1 to {MOST_DAYS} days. Enter such a number.",
            "max_value": f"A token is good for 1 to {MOST_DAYS} days. Enter such a number.",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    units = forms.ModelMultipleChoiceField(
        None,
        label="Units that it may read",
        required=False,
        to_field_name="uuid",
        help_text="With all that stands under them. Without any it reads all that you may.",
        error_messages={
            "invalid_choice": "There is no such unit that you may see. Choose from the list.",
            "invalid_pk_value": "There is no such unit that you may see. Choose from the list.",
        },
    )

    def __init__(self, *args, units, **options):
        super().__init__(*args, **options)
        self.fields["units"].queryset = units
