"""Changes of reference data that are looked at before they are published."""

from datetime import time

from django.db.models import Model
from django.forms import ChoiceField

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.rules.words import day

# What the form asks beside the facts of what is published.
LAST = ("seen_on", "reason")


class PublishedForm(ActForm):
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

    def said(self):
        """What was entered, in words: (name, value) each."""
        entered = ((name, self.cleaned_data.get(name)) for name in self.fields if name != "seen_on")
        return [
            (self.fields[name].label, self._in_words(name, value))
            for name, value in entered
            if value not in (None, "", [])
        ]

    def _in_words(self, name, value):
        asked = self.fields[name]
        if isinstance(value, Model):
            return asked.label_from_instance(value)
        if isinstance(asked, DatePartsField):
            return day(value)
        if isinstance(asked, ChoiceField):
            names, chosen = dict(asked.choices), value if isinstance(value, list) else [value]
            return ", ".join(str(names[one]) for one in chosen)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return str(value)


class LastDayToPublishForm(PublishedForm):
    """The last day of something; the page says of what."""

    last_day = DatePartsField(label="Last day")

    def __init__(self, *args, initial=None, **kwargs):
        kept = initial or {}
        super().__init__(*args, initial=kept | {"last_day": kept.get("ends_on")}, **kwargs)

    def facts(self):
        return {"ends_on": self.cleaned_data["last_day"]}
