from datetime import datetime

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.models import Scheme

# A key of another system has a digit somewhere and no space: a name has not.
REFERENCE = RegexValidator(
    r"^(?=.*\d)[\w/.:-]+$",
    "Enter the reference as the other system writes it: letters, figures and / . - : without "
    "spaces, never a name.",
)


class CallOutForm(forms.Form):
    """Who is known, and all the rest is most often right as it stands; the incident can wait."""

    incident = forms.CharField(
        label="Incident reference",
        max_length=40,
        required=False,
        validators=[REFERENCE],
        help_text="The key of the command system, such as 0412-29NOV. No names and no details. "
        "Left empty, it gets a number here until the file of the command system tells the key.",
    )
    scheme = forms.ModelChoiceField(
        None, label="Called out as", to_field_name="code", empty_label=None
    )
    called_on = DatePartsField(label="Day of the call")
    called_time = forms.TimeField(
        label="Time of the call",
        help_text="On the 24-hour clock, such as 22:00, in the time of London.",
        input_formats=["%H:%M"],
        error_messages={"invalid": "Enter a time on the 24-hour clock, such as 07:00 or 22:30."},
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-4"}, format="%H:%M"),
    )

    def __init__(self, *args, schemes, **options):
        super().__init__(*args, **options)
        self.fields["scheme"].queryset = Scheme.objects.filter(pk__in=schemes)

    @property
    def facts(self):
        said = self.cleaned_data
        called_at = datetime.combine(said["called_on"], said["called_time"])
        return {
            "incident": said["incident"],
            "scheme": said["scheme"],
            "called_at": timezone.make_aware(called_at),
        }


class EndCallOutForm(ActForm):
    released_on = DatePartsField(label="Last day")
