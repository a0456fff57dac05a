"""Acts that need a day and a reason, and nothing else."""

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.rules.words import day


class DaysInOrder:
    """For forms with `starts_on` and `ends_on`: the last day is not before the first."""

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            message = f"{day(last)} is before the first day, {day(first)}. Correct one of the two."
            self.add_error("ends_on", message)
        return cleaned


class LastDayForm(ActForm):
    """The last day of something; the page says of what."""

    last_day = DatePartsField()


class DayForm(ActForm):
    """A day that something happens on or lasts to; the page says what."""

    on = DatePartsField(label="Day")

    def __init__(self, *args, label, **options):
        super().__init__(*args, **options)
        self.fields["on"].label = label
