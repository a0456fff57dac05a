from django import forms

from capability.checks import CHECKS
from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.rules.words import day
from training.actions.plans import OWN
from training.forms.done import NotYetToCome
from training.models import CaseReviewOutcome


class OwnForm(ActForm):
    """Of whoever enters it about themselves no reason is asked."""

    def __init__(self, *args, is_own, **kwargs):
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["reason"]

    @property
    def reason(self):
        return self.cleaned_data.get("reason", OWN)


class AgreeForm(NotYetToCome, ActForm):
    DONE = ("agreed_on",)

    agreed_on = DatePartsField(label="Agreed on")
    review_due_on = DatePartsField(
        label="To be reviewed by", help_text="Within twelve months, unless the force says sooner."
    )


class GapChoice(forms.ModelChoiceField):
    def label_from_instance(self, gap):
        return f"{CHECKS[gap.check_code].title}, since {day(gap.opened_on)}"


class RequirementChoice(forms.ModelChoiceField):
    def label_from_instance(self, requirement):
        return f"{requirement.scheme.code} for {requirement.role or requirement.case_group}"


class AimForm(OwnForm):
    """`gaps` and `requirements` are what an aim may be tied to."""

    text = forms.CharField(
        label="What is to be reached",
        max_length=300,
        help_text="Such as: lead interviews of witnesses. No case details and no health.",
    )
    gap = GapChoice(
        label="The gap that it closes", queryset=None, required=False, empty_label="None"
    )
    requirement = RequirementChoice(
        label="Or the requirement that it is for", queryset=None, required=False, empty_label="None"
    )

    def __init__(self, *args, gaps, requirements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gap"].queryset = gaps
        self.fields["requirement"].queryset = requirements

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("gap") and cleaned.get("requirement"):
            self.add_error("requirement", "Choose a gap or a requirement, not both.")
        return cleaned

    @property
    def tie(self):
        """What it is tied to, by name; nothing for a wish."""
        named = {name: self.cleaned_data[name] for name in ("gap", "requirement")}
        return {name: row for name, row in named.items() if row}


class StepForm(OwnForm):
    text = forms.CharField(
        label="What is done about it, and by whom",
        max_length=300,
        help_text="Such as: the force offers a place on the course; shadow two interviews.",
    )
    due_on = DatePartsField(label="By which day", required=False)


class SettleForm(NotYetToCome, OwnForm):
    DONE = ("on",)

    outcome = forms.ChoiceField(
        label="What became of it",
        choices=[("met_on", "It is met"), ("dropped_on", "It is dropped")],
        widget=forms.RadioSelect,
    )
    on = DatePartsField(label="On which day")


class ReviewForm(NotYetToCome, ActForm):
    DONE = ("held_on",)

    held_on = DatePartsField(label="Held on")
    note = forms.CharField(
        label="What was said",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Both of you read it and sign it. No case details and no health.",
    )
    next_due_on = DatePartsField(label="Next review by")

    def clean(self):
        cleaned = super().clean()
        held, due = cleaned.get("held_on"), cleaned.get("next_due_on")
        if held and due and due <= held:
            self.add_error("next_due_on", f"The next review comes after {day(held)}.")
        return cleaned


class CaseChoice(forms.ModelChoiceField):
    def label_from_instance(self, case):
        return f"{case.reference}, reviewed on {day(case.last_reviewed_on)}"


class CaseReviewForm(ActForm):
    """`cases` are those led by the person, reviewed, and without an answer."""

    case = CaseChoice(label="Case", queryset=None, empty_label="Choose one")
    outcome = forms.ChoiceField(
        label="What it found for the officer to learn",
        choices=CaseReviewOutcome.choices,
        widget=forms.RadioSelect,
    )
    aim = forms.CharField(
        label="What is to be learnt",
        max_length=300,
        required=False,
        help_text="It becomes an aim of the plan. No case details.",
    )

    def __init__(self, *args, cases, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["case"].queryset = cases

    def clean(self):
        cleaned = super().clean()
        is_need = cleaned.get("outcome") == CaseReviewOutcome.NEED
        if is_need and not cleaned.get("aim") and "aim" not in self.errors:
            self.add_error("aim", "Say what is to be learnt.")
        return cleaned
