from rest_framework import serializers
from rest_framework.serializers import BooleanField, CharField, ChoiceField, DateField, UUIDField

from capability.models.people import PersonKind
from capability.serializers.shapes import AsOfSerializer, by_name, by_pseudonym, shown


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
    entry_route = shown(CharField, allow_null=True, help_text="Its code, listed or not.")
    probation_ends_on = shown(DateField, allow_null=True)
    probation_extended_to = shown(DateField, allow_null=True, help_text="Goes before its end.")
    probation_confirmed_on = shown(DateField, allow_null=True)
    unit_uuid = shown(UUIDField, help_text="On that day, else the last before it, else the force.")
    unit_code = shown(CharField)
    unit_name = shown(CharField)
    rank_code = shown(CharField, allow_null=True)
    role_code = shown(CharField, allow_null=True)
    posted_from = shown(DateField, allow_null=True)
    posted_to = shown(DateField, allow_null=True)


class PersonDetailSerializer(AsOfSerializer, PersonSerializer):
    pass
