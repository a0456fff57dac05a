"""Log-ins and grants: forms of the acts that let people in."""

from django import forms

from capability.access import GRANT_ALL, GRANT_TEAMS, GRANTED_BY, PURPOSES, AccessRole
from capability.fields.acts import ActForm
from capability.fields.dates import DatePartsField
from capability.models import Unit


def _unit_field():
    told = "There is no such unit that you may choose. Choose one from the list."
    return forms.ModelChoiceField(
        None, label="Unit", to_field_name="uuid", error_messages={"invalid_choice": told}
    )


class GrantForm(ActForm):
    """An access role over a unit and all under it, from when to when."""

    access_role = forms.ChoiceField(label="Access role", widget=forms.RadioSelect)
    unit = _unit_field()
    starts_on = DatePartsField(label="From")
    ends_on = DatePartsField(
        label="Last day",
        required=False,
        help_text="For acting cover, or wherever the end is known. Leave it out for no end.",
    )

    def __init__(self, *args, user, on, **options):
        super().__init__(*args, initial={"starts_on": on}, **options)
        self.on = on
        powers = [power for power in (GRANT_ALL, GRANT_TEAMS) if user.may(power)]
        roles = frozenset().union(*(GRANTED_BY[power] for power in powers))
        choices = [(role.value, _described(role)) for role in AccessRole if role in roles]
        self.fields["access_role"].choices = choices
        # The lesser power reaches all that the greater does: whoever holds that holds this too.
        self.fields["unit"].queryset = Unit.objects.changeable_by(user, GRANT_TEAMS)

    def clean(self):
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and starts_on < self.on:
            self.add_error(
                "starts_on", "That day has passed. A grant begins today at the earliest."
            )
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day is before the first. Correct one of them.")
        return cleaned

    @property
    def granted(self):
        """What `actions.grants.make` takes."""
        said = self.cleaned_data
        return {
            "access_role": AccessRole(said["access_role"]),
            "unit": said["unit"],
            "days": (said["starts_on"], said["ends_on"]),
        }


class InviteForm(GrantForm):
    """Somebody new, or known by that address already."""

    email = forms.EmailField(
        label="Work e-mail address", help_text="They sign in with it.", max_length=254
    )
    field_order = ("email", "access_role", "unit", "starts_on", "ends_on")


class OfficersForm(ActForm):
    """The people of a unit, each to their own record."""

    unit = _unit_field()

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        self.fields["unit"].queryset = Unit.objects.changeable_by(user, GRANT_TEAMS)


class EndForm(ActForm):
    """From when a grant is no more."""

    on = DatePartsField(label="From", help_text="The first day without it.")

    def __init__(self, *args, on, **options):
        super().__init__(*args, initial={"on": on}, **options)
        self.today = on

    def clean_on(self):
        if self.cleaned_data["on"] < self.today:
            raise forms.ValidationError("That day has passed. A grant ends today at the earliest.")
        return self.cleaned_data["on"]


class PersonForm(ActForm):
    """Whose log-in it is."""

    reference = forms.CharField(
        label="Person reference", max_length=40, help_text="The one that files name them by."
    )

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.people = people

    def clean_reference(self):
        said = self.cleaned_data["reference"].strip()
        found = list(self.people.filter(person_ref__iexact=said)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                f"Nobody within your reach has the reference {said}. Copy it from their record."
            )
        self.person = found[0]
        return said


def _described(role):
    return f"{role.label}: {PURPOSES[role][:1].lower()}{PURPOSES[role][1:]}"
