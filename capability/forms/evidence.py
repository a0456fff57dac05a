from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.fields.files import FileOrReference, kept_elsewhere


class EvidenceForm(FileOrReference, ActForm):
    title = forms.CharField(
        label="What it is", max_length=200, help_text="Such as: course certificate."
    )
    reference = kept_elsewhere("Training records, box 12, folder 4711.")

    field_order = ("title", "file", "reference")


class WithdrawForm(ActForm):
    withdrawn_on = DatePartsField(label="No longer counts from")
