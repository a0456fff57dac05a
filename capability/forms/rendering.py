"""How every form looks: the GOV.UK patterns, by Django's own renderer (settings.FORM_RENDERER)."""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from capability.fields.dates import DateParts

# The first that fits: a list of checkboxes is a list of radios to Django, so it stands before.
KINDS = (
    (DateParts, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file-upload"),
    (forms.PasswordInput, "password"),
)
# Several controls under one legend, which says what is wrong for all of them.
GROUPS = ("date", "checkboxes", "radios")
CLASSES = {
    "date": "govuk-input",
    "input": "govuk-input",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "select": "govuk-select",
    "textarea": "govuk-textarea",
    "file-upload": "govuk-file-upload",
}


class PatternedField(BoundField):
    """A field that knows which pattern it follows."""

    @property
    def kind(self):
        widget = self.field.widget
        return next((kind for of, kind in KINDS if isinstance(widget, of)), "input")

    @property
    def is_group(self):
        return self.kind in GROUPS

    @property
    def anchor(self):
        """Where a link to the field leads: its first control, which can take the focus."""
        return f"{self.auto_id}_0" if self.is_group else self.auto_id

    @property
    def described_by(self):
        parts = {"hint": self.help_text, "error": self.errors}
        return " ".join(f"{self.auto_id}-{part}" for part, is_there in parts.items() if is_there)

    @property
    def problems(self):
        """What is wrong, in words that name the field even where only Django's own were given."""
        missing = str(forms.Field.default_error_messages["required"])
        return [self._asked_for if said == missing else said for said in self.errors]

    @property
    def _asked_for(self):
        verb = "Enter" if self.kind in ("input", "password", "textarea", "date") else "Choose"
        label = str(self.label)
        return f"{verb} {label[:1].lower()}{label[1:]}"

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        # What is needed is said in words after sending, not by the browser's own bubble.
        for unwanted in ("required", "aria-describedby", "aria-invalid"):
            attrs.pop(unwanted, None)
        self.field.widget.attrs.pop("placeholder", None)
        attrs["class"] = self._classes(attrs)
        if self.described_by and not self.is_group:
            attrs["aria-describedby"] = self.described_by
        return attrs

    def _classes(self, attrs):
        own = CLASSES.get(self.kind, "")
        error = f"{own.split()[0]}--error" if own and self.errors else ""
        given = attrs.get("class") or self.field.widget.attrs.get("class")
        return " ".join(filter(None, (given, own, error)))


class FormRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = PatternedField
