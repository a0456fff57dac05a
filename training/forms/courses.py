from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.fields.days import DaysInOrder
from capability.models import Scheme
from training.models import Course, Effect, Looked, Mode, Risk


class SchemeChoice(forms.ModelChoiceField):
    """Told by code and name."""

    def label_from_instance(self, scheme):
        return f"{scheme.code}: {scheme.name}"


class CourseForm(DaysInOrder, ActForm):
    """What a course is; between its days it is on offer."""

    code = forms.CharField(label="Code", max_length=40, help_text="As the force's files write it.")
    name = forms.CharField(label="Name", max_length=200)
    scheme = SchemeChoice(
        Scheme.objects.none(), label="Scheme", required=False, empty_label="None: learning only"
    )
    effect = forms.ChoiceField(
        label="What a pass does to an accreditation in that scheme",
        choices=Effect.choices,
        initial=Effect.BEGINS,
    )
    mode = forms.ChoiceField(label="How it is taught", choices=Mode.choices)
    length_in_days = forms.DecimalField(
        label="Length in days",
        required=False,
        min_value=0,
        max_digits=5,
        decimal_places=1,
        help_text="Half days as 0.5.",
    )
    provider = forms.CharField(label="Who teaches it", max_length=200, required=False)
    cost = forms.DecimalField(
        label="Cost of a place, in pounds",
        required=False,
        min_value=0,
        max_digits=8,
        decimal_places=2,
    )
    risk = forms.ChoiceField(
        label="Risk if the learning fails",
        choices=Risk.choices,
        initial=Risk.MEDIUM,
        help_text="How much harm comes of it: quality is looked at as often as that asks for.",
    )
    starts_on = DatePartsField(label="On offer from", required=False)
    ends_on = DatePartsField(label="Last day on offer", required=False)

    def __init__(self, *args, force, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].queryset = Scheme.objects.of(force).order_by("code")

    def clean(self):
        given = super().clean()
        if given.get("effect") != Effect.NONE and "scheme" in given and not given["scheme"]:
            message = "Choose the scheme, or say that a pass does nothing to an accreditation."
            self.add_error("scheme", message)
        return given

    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "reason"}


class NeedForm(ActForm):
    scheme = SchemeChoice(
        Scheme.objects.none(),
        label="Scheme to be held on the first day",
        help_text="Beside what the course's own scheme needs first.",
    )

    def __init__(self, *args, force, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scheme"].queryset = Scheme.objects.of(force).order_by("code")


class CourseReviewForm(ActForm):
    kind = forms.ChoiceField(
        label="What was looked at", choices=Looked.choices, widget=forms.RadioSelect
    )
    reviewed_on = DatePartsField(label="On which day")
    reviewer = forms.CharField(
        label="Who looked", max_length=200, help_text="Not whoever designed or teaches it."
    )
    outcome = forms.CharField(
        label="What came of it",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="In a line. Everybody who sees the course reads it.",
    )


class NominateForm(ActForm):
    """`courses` are those that may be chosen; the page says what each needs."""

    course = forms.ModelChoiceField(
        Course.objects.none(), label="Course", empty_label="Choose a course"
    )

    def __init__(self, *args, courses, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses
