"""What is done to several people at once."""

from django import forms

from capability.fields.dates import DatePartsField
from capability.forms.accreditations import PreviewedForm
from capability.forms.postings import PlaceForm
from capability.forms.restrictions import RestrictionForm
from capability.models import Scheme
from capability.rules.words import day


class AwardForm(PreviewedForm):
    scheme = forms.ModelChoiceField(None, to_field_name="uuid", empty_label="Choose one")
    awarded_on = DatePartsField(label="Awarded")

    def __init__(self, *args, force, today, **options):
        super().__init__(*args, **options)
        self.today = today
        self.fields["scheme"].queryset = Scheme.objects.of(force)
        self.fields["scheme"].label_from_instance = _by_code

    def clean_awarded_on(self):
        awarded_on = self.cleaned_data["awarded_on"]
        if awarded_on > self.today:
            message = f"{day(awarded_on)} is yet to come. Enter the award once it is made."
            raise forms.ValidationError(message)
        return awarded_on


class PostForm(PlaceForm, PreviewedForm):
    starts_on = DatePartsField(label="First day")

    field_order = ("starts_on",)


class RestrictForm(RestrictionForm, PreviewedForm):
    pass


class ChooseForm(forms.Form):
    """People by what the HR system calls them."""

    refs = forms.CharField(
        label="Or add people by reference, one a line",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_refs(self):
        return list(dict.fromkeys(self.cleaned_data["refs"].split()))


def _by_code(scheme):
    return scheme.code if scheme.name == scheme.code else f"{scheme.code}: {scheme.name}"
