"""A file that is brought in: which feed it is, and of which day."""

from django import forms

from capability.fields.dates import DatePartsField
from capability.imports.feeds.table import FEEDS
from capability.imports.workbook_guard import LARGEST as LARGEST_WORKBOOK
from capability.models import Feed

LARGEST_TEXT = 200 << 20
ENDINGS = {".xlsx": LARGEST_WORKBOOK, ".csv": LARGEST_TEXT, ".csv.gz": LARGEST_TEXT}
TOO_LARGE = "The file is larger than {} MB. Divide it, or save the sheet as CSV."
UNKNOWN = (
    "The file must end in .csv, .csv.gz or .xlsx. Open it in a spreadsheet and save it as one of "
    "these."
)


class MendedForm(forms.Form):
    """The file alone: everything else is as it was for the first one."""

    file = forms.FileField(
        label="File",
        max_length=200,
        help_text="CSV up to 200 MB, or XLSX up to 50 MB. The register looks at it before anything "
        "is written.",
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty. Choose another one.",
            "max_length": "The file's name is too long. Shorten it.",
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        name = file.name.lower()
        largest = next((most for end, most in ENDINGS.items() if name.endswith(end)), None)
        if largest is None:
            raise forms.ValidationError(UNKNOWN)
        if file.size > largest:
            raise forms.ValidationError(TOO_LARGE.format(largest >> 20))
        return file


class UploadForm(MendedForm):
    """`forces` are those into which the user may bring in something, `whole` those for any feed."""

    feed = forms.ChoiceField(label="What the file is about", widget=forms.RadioSelect)
    force = forms.ModelChoiceField(
        label="Whose it is", queryset=None, to_field_name="code", empty_label=None
    )
    as_at = DatePartsField(
        label="The day the file is of",
        help_text="Usually the day on which it was taken from the other system.",
    )

    field_order = ("feed", "force", "as_at", "file")

    def __init__(self, *args, forces, whole, today, **kwargs):
        super().__init__(*args, initial={"as_at": today}, **kwargs)
        self._whole, self._today = whole, today
        self.fields["force"].queryset = forces
        self.fields["feed"].choices = _feeds(cases_alone=not whole)
        if len(forces) == 1:
            self.fields["force"].required = False
            self.fields["force"].widget = forms.HiddenInput()

    def clean_force(self):
        return self.cleaned_data["force"] or self.fields["force"].queryset.first()

    def clean_as_at(self):
        if self.cleaned_data["as_at"] > self._today:
            raise forms.ValidationError(
                "That day is still to come. Enter today, or an earlier day."
            )
        return self.cleaned_data["as_at"]

    def clean(self):
        force, feed = self.cleaned_data.get("force"), self.cleaned_data.get("feed")
        if force and feed and feed != Feed.ALLOCATIONS and force.pk not in self._whole:
            self.add_error("feed", f"For {force} you may bring in case allocations alone.")


def _feeds(*, cases_alone):
    """The feed forces makes forces, and is for the command line."""
    known = [feed for feed in Feed if feed in FEEDS and feed != Feed.FORCES]
    return [(feed, feed.label) for feed in known if not cases_alone or feed == Feed.ALLOCATIONS]
