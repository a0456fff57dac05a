from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.forms.reference.publishing import PublishedForm
from capability.models import CaseCategory, Rank, Role


class CodeForm(ActForm):
    """A code of the force's own: what its files call it, and its name on pages."""

    code = forms.CharField(label="Code", max_length=40, help_text="As the force's files write it.")
    name = forms.CharField(label="Name", max_length=200)

    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}


class RankForm(CodeForm):
    seniority = forms.IntegerField(
        label="Place in the order of ranks",
        required=False,
        min_value=0,
        max_value=1000,
        help_text="A number: constable 10, sergeant 20, inspector 30. Empty for staff grades.",
    )


class RoleForm(CodeForm):
    starts_on = DatePartsField(label="First day", required=False)
    ends_on = DatePartsField(label="Last day", required=False)


class CategoryField(forms.ModelChoiceField):
    """Told by code and name: whoever keeps a list of offences looks for the code."""

    def label_from_instance(self, category):
        return f"{category.code}: {category.name}"


class MemberForm(PublishedForm):
    category = CategoryField(CaseCategory.objects.none(), label="Category")
    starts_on = DatePartsField(label="Counts from", required=False)

    def __init__(self, *args, force, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = CaseCategory.objects.of(force)


FORMS = {Rank: RankForm, Role: RoleForm}


def form_for(model):
    return FORMS.get(model, CodeForm)
