"""Which case is given, and what is put in place where a rule is overridden."""

from django import forms
from django.core.validators import RegexValidator

from capability.access import ASSESS_CASES
from capability.fields.dates import DayField
from capability.forms.assessing import called
from capability.forms.dispensations import NOBODY, MitigatedForm
from capability.models import CaseCategory, Override, Part, Person, Unit

# A key of the case system: no blank, and a figure somewhere, so that nobody's name fits.
REFERENCE = RegexValidator(
    r"^(?=.*\d)[\w./-]+$",
    "Enter the reference as the case system has it, without blanks, such as 24/1234.",
)
DAYS = ("review_on", "ends_on")
ANSWERING = ("override", "reason", "mentor", "mitigation", *DAYS)


def reference_in(sent):
    """The case reference that was sent along; empty where it is none."""
    given = sent.get("reference", "").strip()
    return given if REFERENCE.regex.match(given) else ""


def kept(sent):
    """What was filled in, for the same form over again."""
    days = {name: [sent.get(f"{name}_{place}", "") for place in range(3)] for name in DAYS}
    return {name: sent.get(name, "") for name in ANSWERING} | days


class QuestionForm(forms.Form):
    """What was asked of the allocation check; the address of the page has it, as that page's."""

    category = forms.ModelChoiceField(
        None, label="Kind of case", to_field_name="code", empty_label="Choose one"
    )
    part = forms.ChoiceField(label="Part", choices=Part, initial=Part.OIC)
    on = DayField(label="From when")
    unit = forms.ModelChoiceField(
        None, to_field_name="uuid", required=False, widget=forms.HiddenInput
    )
    named = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def __init__(self, *args, person, user, **options):
        super().__init__(*args, **options)
        self.user = user
        self.fields["category"].queryset = CaseCategory.objects.of(person.force)
        units = Unit.objects.visible_to(user).filter(force=person.force_id)
        self.fields["unit"].queryset = units

    def clean_named(self):
        """Whom alone the question was about, or None: everybody in the unit."""
        if words := self.cleaned_data["named"]:
            return called(words, Person.objects.within(self.user.reach(ASSESS_CASES)))[0]
        return None


class AllotForm(MitigatedForm):
    """`is_overriding`: a rule stands in the way, so that it asks why and what is in place.
    `is_bending`: it is a requirement, from which a dispensation with a last day comes.
    """

    reference = forms.CharField(
        label="Case reference",
        max_length=40,
        validators=[REFERENCE],
        help_text="As the case system has it. A new one is entered as this kind of case.",
    )
    override = forms.ChoiceField(
        label="Why the rule is overridden", widget=forms.RadioSelect, choices=Override
    )
    too_early = "{} is before the first day of the case. Enter that day or a later one."

    def __init__(self, *args, is_overriding, is_bending, **options):
        super().__init__(*args, **options)
        self.is_overriding = is_overriding
        self.order_fields(["reference", *ANSWERING])
        self.fields["reason"].label = "In your own words"
        self.fields["reason"].error_messages["required"] = "Say why this person, in your own words."
        self.fields["reason"].help_text = f"Why this person, and why now. {NOBODY}"
        self.fields["ends_on"].help_text = "The override ends by itself; the gap is open again."
        unasked = () if is_bending else ("ends_on",)
        for name in unasked if is_overriding else ANSWERING:
            del self.fields[name]

    @property
    def answer(self):
        """The columns of an override, or None."""
        if not self.is_overriding:
            return None
        asked = [name for name in ANSWERING if name in self.fields and name != "reason"]
        said = {name: self.cleaned_data[name] for name in asked}
        return said | {"override_reason": self.cleaned_data["reason"]}
