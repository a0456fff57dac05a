"""What the office does with a portfolio: opened, assigned, its clock, signed off."""

from django import forms
from django.db.models import Exists, OuterRef

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.fields.days import DaysInOrder
from capability.models import Accreditation, Person
from capability.models.forces import owned
from capability.rules.words import day
from training.forms.done import DatedActForm
from training.models import Portfolio, Programme
from training.reports.assessors import able_to_sample


class OpenForm(DatedActForm):
    accreditation = forms.ModelChoiceField(
        None,
        label="Completed course",
        to_field_name="uuid",
        help_text="Cycles with a completed course, no award and no portfolio yet.",
    )
    programme = forms.ModelChoiceField(None, label="Programme", to_field_name="code")

    field_order = ("accreditation", "programme", "on")

    def __init__(self, *args, person, **options):
        super().__init__(*args, **options)
        self.fields["accreditation"].queryset = ready(person)
        self.fields["accreditation"].label_from_instance = _course
        programmes = Programme.objects.filter(owned(person.force_id))
        self.fields["programme"].queryset = programmes.select_related("scheme")
        self.fields["programme"].label_from_instance = _programme


def ready(person):
    """The person's cycles on which a portfolio can be opened."""
    known = Portfolio.objects.filter(accreditation=OuterRef("pk")).order_by()
    cycles = Accreditation.objects.filter(
        ~Exists(known),
        person=person,
        course_completed_on__isnull=False,
        awarded_on=None,
        revoked_on=None,
    )
    return cycles.select_related("scheme", "version", "person__force").order_by("scheme__code")


def _course(cycle):
    return f"{cycle.scheme.code}, course completed {day(cycle.course_completed_on)}"


def _programme(programme):
    return f"{programme.scheme.code}: {programme.name}"


class AssignForm(DatedActForm):
    """Whoever serves on that day and is qualified; for tutor and mentor anybody, by reference."""

    tutor = forms.CharField(
        label="Tutor or coach, by person reference", max_length=40, required=False
    )
    mentor = forms.CharField(label="Mentor, by person reference", max_length=40, required=False)
    assessor = forms.ModelChoiceField(None, to_field_name="uuid", required=False)
    iqa = forms.ModelChoiceField(
        None, label="Internal quality assurer", to_field_name="uuid", required=False
    )

    field_order = ("assessor", "iqa", "tutor", "mentor", "on")

    def __init__(self, *args, portfolio, assessors, **options):
        super().__init__(*args, **options)
        self.portfolio = portfolio
        self.fields["assessor"].queryset = assessors
        self.fields["assessor"].label_from_instance = with_load
        self.fields["iqa"].queryset = able_to_sample(
            portfolio.force_id, on=self.today, but=portfolio.person_id
        )
        for name in ("assessor", "iqa"):
            self.fields[name].empty_label = "Nobody yet"
            self.initial[name] = getattr(getattr(portfolio, name), "uuid", None)
        for name in ("tutor", "mentor"):
            self.initial[name] = getattr(getattr(portfolio, name), "person_ref", "")

    def clean_tutor(self):
        return self._person("tutor")

    def clean_mentor(self):
        return self._person("mentor")

    def _person(self, name):
        reference = self.cleaned_data[name].strip()
        if not reference:
            return None
        person = Person.objects.filter(force=self.portfolio.force_id, person_ref=reference).first()
        if person is None:
            raise forms.ValidationError(
                f"Nobody in the force has the reference {reference}. Look it up under People."
            )
        return person


def with_load(person):
    """A person of `reports.assessors.able`, with how many they have and how many they take."""
    takes = "no number on record" if person.capacity is None else f"takes {person.capacity}"
    return f"{person}: has {person.load}, {takes}"


def authorised_by():
    return forms.CharField(
        label="Who authorised it", max_length=200, help_text="Such as: investigative careers board."
    )


class StopForm(DaysInOrder, ActForm):
    starts_on = DatePartsField(label="The clock stands still from")
    ends_on = DatePartsField(
        label="Last day on which it stands still",
        required=False,
        help_text="Left empty, nothing is due until you say that it goes on.",
    )
    authorised_by = authorised_by()


class ExtendForm(DatedActForm):
    until = DatePartsField(label="New last day")
    authorised_by = authorised_by()

    field_order = ("until", "authorised_by", "on")


class ReassignForm(DatedActForm):
    """Which portfolios go to whom."""

    portfolios = forms.ModelMultipleChoiceField(
        None, to_field_name="uuid", widget=forms.CheckboxSelectMultiple
    )
    assessor = forms.ModelChoiceField(None, label="New assessor", to_field_name="uuid")

    field_order = ("portfolios", "assessor", "on")

    def __init__(self, *args, portfolios, assessors, **options):
        super().__init__(*args, **options)
        self.fields["portfolios"].queryset = portfolios
        self.fields["portfolios"].initial = [one.uuid for one in portfolios]
        self.fields["assessor"].queryset = assessors
        self.fields["assessor"].label_from_instance = with_load


class CapacityForm(ActForm):
    capacity = forms.IntegerField(label="How many portfolios at once", min_value=1, max_value=100)
    starts_on = DatePartsField(label="From")


class TakeOnForm(CapacityForm):
    person_ref = forms.CharField(label="Person reference", max_length=40)

    field_order = ("person_ref", "capacity", "starts_on")

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.people = people

    def clean_person_ref(self):
        reference = self.cleaned_data["person_ref"].strip()
        self.person = self.people.filter(person_ref=reference).select_related("force").first()
        if self.person is None:
            raise forms.ValidationError(
                f"Nobody whose record you keep has the reference {reference}. Look under People."
            )
        return reference
