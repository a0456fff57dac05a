"""Who a person is, and when they serve: forms of the acts that keep it by hand."""

from django import forms

from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.forms.postings import PlaceForm
from capability.models import PersonKind, Scheme
from capability.models.forces import owned
from capability.rules.names import name_key

IDENTITY = ("surname", "forename", "other_names", "person_ref", "number", "kind", "email")
SERVICE = ("joined_on", "entry_route", "probation_ends_on")
BROUGHT = 4


class PersonForm(ActForm):
    """Who someone is."""

    surname = forms.CharField(max_length=100)
    forename = forms.CharField(max_length=100, required=False)
    other_names = forms.CharField(max_length=100, required=False)
    person_ref = forms.CharField(
        label="Person reference", max_length=40, help_text="The key that the HR system knows."
    )
    number = forms.CharField(
        label="Number", max_length=20, required=False, help_text="Collar, badge or shoulder number."
    )
    kind = forms.ChoiceField(choices=PersonKind.choices)
    email = forms.EmailField(label="Work email", required=False, max_length=254)

    def clean_surname(self):
        surname = self.cleaned_data["surname"]
        if not name_key(surname):
            raise forms.ValidationError(f"{surname} is no surname. Enter one with letters.")
        return surname

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in IDENTITY}


def as_on_record(person):
    return {name: getattr(person, name) for name in IDENTITY}


class ServiceFields(forms.Form):
    """The days of a service."""

    joined_on = DatePartsField(label="First day of service")
    entry_route = forms.CharField(
        max_length=40,
        required=False,
        help_text="A code from the list of entry routes, such as PCDA or DHEP. What is not listed "
        "is kept, and not judged.",
    )
    probation_ends_on = DatePartsField(label="Last day of probation", required=False)

    def clean(self):
        cleaned = super().clean()
        joined_on, ends_on = cleaned.get("joined_on"), cleaned.get("probation_ends_on")
        if joined_on and ends_on and ends_on < joined_on:
            self.add_error("probation_ends_on", "Probation ends before the first day of service.")
        return cleaned

    @property
    def service(self):
        return {name: self.cleaned_data[name] for name in SERVICE}


class JoinForm(PersonForm, ServiceFields, PlaceForm):
    """Someone who is not on record yet, with the first posting: it begins on the first day."""

    first_day = "joined_on"
    field_order = (*IDENTITY, *SERVICE)


class RejoinForm(ServiceFields, PlaceForm):
    """Someone who left and comes back."""

    first_day = "joined_on"
    field_order = SERVICE


class ServiceForm(ServiceFields, ActForm):
    """The days of a service that the record has wrong."""

    left_on = DatePartsField(label="Last day of service", required=False)
    probation_extended_to = DatePartsField(label="Probation extended to", required=False)
    probation_confirmed_on = DatePartsField(label="Appointment confirmed on", required=False)

    MORE = ("left_on", "probation_extended_to", "probation_confirmed_on")
    NOT_BEFORE_IT = {
        "probation_extended_to": "Probation is extended to before the first day of service.",
        "probation_confirmed_on": "The appointment is confirmed before the first day of service.",
    }
    field_order = ("joined_on", "left_on", *SERVICE[1:], *MORE[1:])

    def clean(self):
        cleaned = super().clean()
        joined_on = cleaned.get("joined_on")
        for name, told in self.NOT_BEFORE_IT.items():
            if joined_on and cleaned.get(name) and cleaned[name] < joined_on:
                self.add_error(name, told)
        return cleaned

    @property
    def service(self):
        return super().service | {name: self.cleaned_data[name] for name in self.MORE}


class TransferForm(JoinForm):
    """Someone from another force, with what was awarded there."""

    def __init__(self, *args, force, **options):
        super().__init__(*args, force=force, **options)
        for number in range(1, BROUGHT + 1):
            self.fields |= _award(force, number)
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def clean(self):
        cleaned = super().clean()
        for number in range(1, BROUGHT + 1):
            self._check_award(number)
        return cleaned

    def _check_award(self, number):
        scheme, awarded, expires = (self._of_award(number, name) for name in AWARD)
        if scheme and not awarded:
            self.add_error(f"awarded_on_{number}", f"Enter the day on which {scheme} was awarded.")
        if (awarded or expires) and not scheme:
            self.add_error(f"scheme_{number}", "Choose the scheme that was awarded, or clear it.")
        if awarded and expires and expires < awarded:
            self.add_error(f"expires_on_{number}", "The last good day is before the award.")

    def _of_award(self, number, name):
        return self.cleaned_data.get(f"{name}_{number}")

    @property
    def brought(self):
        awards = (
            {name: self._of_award(number, name) for name in AWARD}
            for number in range(1, BROUGHT + 1)
        )
        return [award | {"scheme": award["scheme"].pk} for award in awards if award["scheme"]]


AWARD = ("scheme", "awarded_on", "expires_on")


def _award(force, number):
    schemes = Scheme.objects.filter(owned(force))
    return {
        f"scheme_{number}": forms.ModelChoiceField(
            schemes,
            label=f"Award {number}: scheme",
            to_field_name="code",
            required=False,
            empty_label="None",
        ),
        f"awarded_on_{number}": DatePartsField(label=f"Award {number}: awarded on", required=False),
        f"expires_on_{number}": DatePartsField(
            label=f"Award {number}: last good day, if the other force gave one", required=False
        ),
    }
