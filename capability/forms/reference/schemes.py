from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.models import PersonKind, Scheme
from capability.rules.validity import Anchor

MONTHS = {"min_value": 1, "max_value": 600, "required": False}
DAYS = {"min_value": 0, "max_value": 3650, "initial": 0}


def _told(scheme):
    return f"{scheme.code}: {scheme.name}"


class SchemeField(forms.ModelChoiceField):
    """One of the schemes that the form's force may name, told by code and name."""

    def __init__(self, **options):
        super().__init__(Scheme.objects.none(), empty_label="Choose a scheme", **options)

    label_from_instance = staticmethod(_told)


class SchemesField(forms.ModelMultipleChoiceField):
    """Several of them."""

    def __init__(self, **options):
        widget = forms.CheckboxSelectMultiple
        super().__init__(Scheme.objects.none(), widget=widget, **options)

    label_from_instance = staticmethod(_told)


class TermsForm(ActForm):
    """The rules of one version."""

    version_starts_on = DatePartsField(label="In force from", required=False)
    validity_months = forms.IntegerField(
        label="Good for how many months", help_text="Leave empty if it never expires.", **MONTHS
    )
    anchor = forms.ChoiceField(label="Counted from", choices=Anchor.choices, initial=Anchor.AWARD)
    anchor_day = forms.IntegerField(
        label="Day of the month",
        help_text="Only for a fixed day.",
        required=False,
        min_value=1,
        max_value=31,
    )
    anchor_month = forms.IntegerField(
        label="Month of the year", required=False, min_value=1, max_value=12
    )
    renewal_window_days = forms.IntegerField(
        label="Due how many days before it lapses", **DAYS | {"initial": 90}
    )
    renewable_days = forms.IntegerField(
        label="Days after lapsing in which renewal is enough", **DAYS
    )
    portfolio_months = forms.IntegerField(
        label="Months for the portfolio, from the course",
        help_text="Leave empty if nothing is overdue.",
        **MONTHS,
    )
    may_hold = forms.MultipleChoiceField(
        label="Who may hold it",
        help_text="Nobody ticked: anyone.",
        choices=PersonKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    source = forms.CharField(
        label="Where the rules come from",
        help_text="A policy and its date, or 'our default' where no source states the number.",
        max_length=200,
    )

    def clean(self):
        given = super().clean()
        fixed = given.get("anchor") == Anchor.FIXED_DAY
        for name in ("anchor_day", "anchor_month"):
            if fixed and name not in self.errors and not given.get(name):
                self.add_error(name, "A fixed day of the year needs its day and its month.")
            elif not fixed and name in given:
                given[name] = None
        return given

    def terms(self):
        """What SchemeVersion keeps of it."""
        names = [
            name for name in TermsForm.base_fields if name not in ("reason", "version_starts_on")
        ]
        starts_on = self.cleaned_data["version_starts_on"]
        return {name: self.cleaned_data[name] for name in names} | {"starts_on": starts_on}


class SchemeForm(TermsForm):
    """A new scheme with its first version."""

    code = forms.CharField(
        label="Code", max_length=40, help_text="As files name it, such as SSAIDP."
    )
    name = forms.CharField(label="Name", max_length=200)
    field_order = ("code", "name")


class VersionForm(TermsForm):
    """Another version of a scheme: it begins on a day."""

    label = forms.CharField(label="Name of the version", max_length=40, help_text="Such as 2027.")
    version_starts_on = DatePartsField(label="In force from")
    field_order = ("label",)


class RenameForm(ActForm):
    name = forms.CharField(label="Name", max_length=200)


class _AmongSchemes(ActForm):
    """Choices are the national schemes and the force's own, but for the one it is about."""

    chosen = ()

    def __init__(self, *args, scheme, force, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.chosen:
            self.fields[name].queryset = Scheme.objects.of(force).exclude(pk=scheme.pk)


class NeedForm(_AmongSchemes):
    needs = SchemeField(label="Scheme to be awarded first")
    starts_on = DatePartsField(label="From", required=False)
    source = forms.CharField(label="Where that comes from", max_length=200)
    chosen = ("needs",)


class CountsForm(_AmongSchemes):
    sources = SchemesField(
        label="What counts", help_text="All that you tick, awarded, together count as one."
    )
    starts_on = DatePartsField(label="From", required=False)
    chosen = ("sources",)
