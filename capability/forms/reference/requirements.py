from django import forms

from capability.fields.dates import DatePartsField
from capability.forms.reference.publishing import PublishedForm
from capability.forms.reference.schemes import SchemeField
from capability.models import (
    CaseGroup,
    Enforcement,
    Level,
    Part,
    Role,
    Scheme,
    SchemeVersion,
    Unit,
)

ANY_PART = [("", "Any part"), *Part.choices]


class _TermsForm(PublishedForm):
    """What a requirement can be changed in, from a day on."""

    oldest_version = forms.ModelChoiceField(
        SchemeVersion.objects.none(),
        label="Oldest version accepted",
        required=False,
        empty_label="Any version",
    )
    enforcement = forms.ChoiceField(
        label="What happens where it is not met",
        choices=Enforcement.choices,
        initial=Enforcement.WARN,
    )
    grace_days = forms.IntegerField(
        label="Days of grace",
        help_text="From the later of this requirement's first day and the posting's or case's.",
        min_value=0,
        max_value=3650,
        initial=0,
    )
    starts_on = DatePartsField(label="In force from")
    ends_on = DatePartsField(label="Last day", required=False)
    source = forms.CharField(
        label="Where it comes from",
        max_length=200,
        help_text="A policy and its date, or 'our default'.",
    )

    def clean(self):
        given = super().clean()
        starts_on, ends_on = given.get("starts_on"), given.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day is before the first. Correct one of the two.")
        return given


class RequirementForm(_TermsForm):
    """A new one: of a role or of a case group, by the force or by one of its units."""

    scheme = SchemeField(label="Scheme that is required")
    role = forms.ModelChoiceField(
        Role.objects.none(), label="Of a role", required=False, empty_label="No role"
    )
    case_group = forms.ModelChoiceField(
        CaseGroup.objects.none(),
        label="Or of whoever holds a case in",
        required=False,
        empty_label="No case group",
    )
    part = forms.ChoiceField(label="In which part", choices=ANY_PART, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Only in a unit and all under it",
        required=False,
        empty_label="The whole force",
    )
    field_order = ("scheme", "oldest_version", "role", "case_group", "part", "unit")

    def __init__(self, *args, force, **kwargs):
        super().__init__(*args, **kwargs)
        for name, model in (("scheme", Scheme), ("role", Role), ("case_group", CaseGroup)):
            self.fields[name].queryset = model.objects.of(force)
        self.fields["unit"].queryset = force.units.filter(is_root=False)
        versions = SchemeVersion.objects.filter(scheme__in=Scheme.objects.of(force))
        self.fields["oldest_version"].queryset = versions.select_related("scheme")

    def clean(self):
        given = super().clean()
        role, group = given.get("role"), given.get("case_group")
        if not self.errors and bool(role) == bool(group):
            self.add_error("role", "Choose a role, or a case group: one of the two.")
        if role and given.get("part"):
            self.add_error("part", "A role has no part in a case: leave it at any part.")
        version, scheme = given.get("oldest_version"), given.get("scheme")
        if version and scheme and version.scheme_id != scheme.pk:
            self.add_error("oldest_version", f"That is not a version of {scheme}.")
        return given

    def facts(self):
        """The fields of Requirement, with the level that follows from the unit."""
        facts = super().facts()
        return facts | {"level": Level.UNIT if facts["unit"] else Level.FORCE}


class RequirementChangeForm(_TermsForm):
    def __init__(self, *args, requirement, initial=None, **kwargs):
        kept = ("oldest_version", "enforcement", "grace_days", "ends_on", "source")
        stands = {name: getattr(requirement, name) for name in kept}
        super().__init__(*args, initial=stands | (initial or {}), **kwargs)
        self.fields["starts_on"].label = "The change is in force from"
        self.fields["grace_days"].help_text = (
            "From the first day of the requirement, before it was ever changed, or the posting's "
            "or case's where that is later. To give time anew, end it and add another one."
        )
        self.fields["oldest_version"].queryset = requirement.scheme.versions.all()
