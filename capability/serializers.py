"""What the API's rows look like. They describe and check nothing: rows come from the reports."""

from rest_framework import serializers
from rest_framework.serializers import BooleanField, CharField, ChoiceField, DateField, UUIDField

from capability.models.people import PersonKind
from capability.rules.states import State


def shown(field, **options):
    return field(read_only=True, **options)


def by_name(field, **options):
    """In the row only where the caller may see the person's name."""
    return field(required=False, **options)


def by_pseudonym():
    return UUIDField(required=False, help_text="Instead of whatever tells who the person is.")


class PersonSerializer(serializers.Serializer):
    """A person as of a day, by name or by pseudonym."""

    uuid = by_name(UUIDField)
    person_ref = by_name(CharField, help_text="The HR key, one in a force.")
    number = by_name(CharField, help_text="Collar or badge number; not unique.")
    surname = by_name(CharField)
    forename = by_name(CharField)
    pseudonym = by_pseudonym()
    kind = shown(ChoiceField, choices=PersonKind.choices)
    force_code = shown(CharField)
    joined_on = shown(DateField, allow_null=True, help_text="Of the latest service by that day.")
    left_on = shown(DateField, allow_null=True, help_text="The last day of it.")
    is_serving = shown(BooleanField)
    unit_uuid = shown(UUIDField, help_text="On that day, else the last before it, else the force.")
    unit_code = shown(CharField)
    unit_name = shown(CharField)
    rank_code = shown(CharField, allow_null=True)
    role_code = shown(CharField, allow_null=True)
    posted_from = shown(DateField, allow_null=True)
    posted_to = shown(DateField, allow_null=True)


class AccreditationSerializer(serializers.Serializer):
    """A cycle of a person in a scheme, in its state as of a day."""

    uuid = shown(UUIDField)
    person_uuid = by_name(UUIDField)
    person_ref = by_name(CharField)
    number = by_name(CharField)
    surname = by_name(CharField)
    forename = by_name(CharField)
    pseudonym = by_pseudonym()
    force_code = shown(CharField)
    scheme_code = shown(CharField)
    scheme_name = shown(CharField)
    version_label = shown(CharField)
    state = shown(ChoiceField, choices=State.choices, help_text="On the day asked about.")
    course_completed_on = shown(DateField, allow_null=True)
    portfolio_opened_on = shown(DateField, allow_null=True)
    portfolio_due_on = shown(DateField, allow_null=True)
    awarded_on = shown(DateField, allow_null=True)
    expires_on = shown(DateField, allow_null=True, help_text="An expiry that the source gave.")
    valid_to = shown(DateField, allow_null=True, help_text="The last good day; null: no expiry.")
    is_transfer = shown(BooleanField, help_text="Awarded elsewhere.")
    recognised_on = shown(DateField, allow_null=True, help_text="From when that counts here.")
    revoked_on = shown(DateField, allow_null=True)
    suspended_from = shown(DateField, allow_null=True)
    suspended_to = shown(DateField, allow_null=True)
    certificate = by_name(CharField)
    source = by_name(CharField)
