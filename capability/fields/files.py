"""A file, or a reference to something that is kept elsewhere: one of the two, never both."""

from django import forms

from capability.rules.media import media_type

MOST_BYTES = 10 * 1024 * 1024
KINDS = "PDF, PNG, JPEG, Word (docx) or plain text"


def kept_elsewhere(example):
    return forms.CharField(
        label="Or where it is kept", max_length=200, required=False, help_text=f"Such as: {example}"
    )


class FileOrReference(forms.Form):
    """For forms with a `reference`; a file's `content` and `media_type` stand on the form."""

    file = forms.FileField(
        label="File",
        required=False,
        help_text=f"{KINDS}, up to 10 MB. Its name is not kept.",
        error_messages={"empty": "The file is empty. Choose another, or give a reference."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            size = file.size / 1024 / 1024
            raise forms.ValidationError(f"The file has {size:.0f} MB. Choose one of up to 10 MB.")
        self.content = file.read()
        self.media_type = media_type(self.content)
        if self.media_type is None:
            raise forms.ValidationError(f"The file is none of these: {KINDS}. Choose another.")
        return file

    def clean(self):
        cleaned = super().clean()
        given = [bool(cleaned.get(name)) for name in ("file", "reference")]
        if all(given):
            self.add_error("reference", "Give a file or a reference, not both.")
        if not any(given) and not self.errors:
            self.add_error("file", "Choose a file, or say below where it is kept.")
        return cleaned
