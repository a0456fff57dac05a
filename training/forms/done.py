"""The day on which something was done: it is not yet to come."""

from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.rules.words import day


class NotYetToCome(forms.Form):
    """The days of `DONE` are today or past ones; each is today until somebody enters another."""

    DONE = ()

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today
        for name in self.DONE:
            self.fields[name].initial = today

    def clean(self):
        cleaned = super().clean()
        for name in self.DONE:
            given = cleaned.get(name)
            if given and given > self.today:
                words = f"{day(given)} is yet to come. Enter today or an earlier day."
                self.add_error(name, words)
        return cleaned


class DoneOnForm(NotYetToCome):
    on = DatePartsField(label="Day")

    DONE = ("on",)

    def __init__(self, *args, label="Day", **options):
        super().__init__(*args, **options)
        self.fields["on"].label = label


class DatedActForm(DoneOnForm, ActForm):
    """A day and a reason."""
