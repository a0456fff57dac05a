"""What is known of an accreditation, and what befalls it: forms of acts by hand."""

from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.fields.days import DaysInOrder
from capability.models import Scheme
from capability.rules.cycles import DATES
from capability.rules.words import day


class PreviewedForm(ActForm):
    """Before anything is saved its page says what will come of it; `looked_at` marks what."""

    looked_at = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class CycleFields(forms.Form):
    """The days of a cycle; `today` is the last on which it can have been awarded."""

    course_completed_on = DatePartsField(label="Course completed", required=False)
    portfolio_opened_on = DatePartsField(label="Portfolio opened", required=False)
    portfolio_due_on = DatePartsField(
        label="Portfolio due",
        required=False,
        help_text="Left empty, it is worked out from the course by the scheme's rules.",
    )
    awarded_on = DatePartsField(label="Awarded", required=False)
    expires_on = DatePartsField(
        label="Last good day, where the certificate gives one",
        required=False,
        help_text="Left empty, it is worked out from the award by the scheme's rules.",
    )
    certificate = forms.CharField(label="Certificate", max_length=60, required=False)

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_awarded_on(self):
        awarded_on = self.cleaned_data["awarded_on"]
        if awarded_on and awarded_on > self.today:
            message = f"{day(awarded_on)} is yet to come. Enter the award once it is made."
            raise forms.ValidationError(message)
        return awarded_on

    def clean(self):
        cleaned = super().clean()
        dated = [cleaned.get(name) for name in DATES if name in self.fields]
        if not any(dated) and not self.errors:
            raise forms.ValidationError("Enter at least one day: of the course or of the award.")
        awarded_on, expires_on = cleaned.get("awarded_on"), cleaned.get("expires_on")
        if awarded_on and expires_on and expires_on < awarded_on:
            message = f"{day(expires_on)} is before the award of {day(awarded_on)}. Correct one."
            self.add_error("expires_on", message)
        return cleaned


class ElsewhereFields(forms.Form):
    """Whether another force awarded it, and from when on this force recognises it."""

    is_transfer = forms.BooleanField(label="Another force awarded it", required=False)
    recognised_on = DatePartsField(
        label="Recognised here from",
        required=False,
        help_text="Only what another force awarded is recognised; until then it does not count.",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("recognised_on") and not cleaned.get("is_transfer"):
            message = "Only what another force awarded is recognised. Say that it did, or clear it."
            self.add_error("recognised_on", message)
        return cleaned


class EnterForm(ElsewhereFields, CycleFields, PreviewedForm):
    scheme = forms.ModelChoiceField(None, to_field_name="uuid", empty_label="Choose one")

    field_order = ("scheme",)

    def __init__(self, *args, force, **options):
        super().__init__(*args, **options)
        self.fields["scheme"].queryset = Scheme.objects.of(force)
        self.fields["scheme"].label_from_instance = _by_code


class CorrectForm(ElsewhereFields, CycleFields, PreviewedForm):
    revoked_on = DatePartsField(label="Revoked from", required=False)

    def clean(self):
        cleaned = super().clean()
        awarded_on, revoked_on = cleaned.get("awarded_on"), cleaned.get("revoked_on")
        if revoked_on and (awarded_on is None or revoked_on < awarded_on):
            self.add_error("revoked_on", "Only an award is revoked, from its own day on or later.")
        return cleaned


class RenewForm(CycleFields, PreviewedForm):
    portfolio_opened_on = portfolio_due_on = None
    awarded_on = DatePartsField(label="Renewed on")


class SuspendForm(DaysInOrder, PreviewedForm):
    starts_on = DatePartsField(label="Does not count from")
    ends_on = DatePartsField(
        label="Last day on which it does not count",
        required=False,
        help_text="Left empty, it does not count until the suspension is lifted.",
    )


class LiftForm(PreviewedForm):
    counts_from = DatePartsField(label="Counts again from")


class RevokeForm(PreviewedForm):
    revoked_on = DatePartsField(label="Revoked from")


class RecogniseForm(PreviewedForm):
    recognised_on = DatePartsField(label="Recognised here from")


def _by_code(scheme):
    return scheme.code if scheme.name == scheme.code else f"{scheme.code}: {scheme.name}"
