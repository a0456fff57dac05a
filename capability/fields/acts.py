from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH

DASHES = BLANK_CHOICE_DASH[0][1]


class ActForm(forms.Form):
    """What every act by hand asks for: why. The reason stands last on the page."""

    reason = forms.CharField(
        label="Reason",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Others read it in the history of the record. No case details and no health.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])
        for field in self.fields.values():
            if getattr(field, "empty_label", None) == DASHES:
                field.empty_label = "Choose one" if field.required else "Not given"
