"""Changes of reference data that are looked at before they are published."""

from capability.fields.dates import DatePartsField
from capability.forms.accreditations import PreviewedForm

# What the form asks beside the facts of what is published.
LAST = ("looked_at", "seen_on", "reason")


class PublishedForm(PreviewedForm):
    """`seen_on` is the day for which the page shows what would change."""

    seen_on = DatePartsField(
        label="Show what would change on",
        help_text="Left empty, it is the first day that this counts, or today if that is past.",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name not in LAST), *LAST])

    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name not in LAST}


class LastDayToPublishForm(PublishedForm):
    """The last day of something; the page says of what."""

    last_day = DatePartsField()
