"""Acts that need a day and a reason, and nothing else."""

from capability.forms.acts import ActForm
from capability.forms.dates import DatePartsField


class LastDayForm(ActForm):
    """The last day of something; the page says of what."""

    last_day = DatePartsField()


class DayForm(ActForm):
    """A day that something happens on or lasts to; the page says what."""

    on = DatePartsField(label="Day")

    def __init__(self, *args, label, **options):
        super().__init__(*args, **options)
        self.fields["on"].label = label
