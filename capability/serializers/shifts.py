from rest_framework import serializers
from rest_framework.serializers import (
    CharField,
    ChoiceField,
    DateField,
    IntegerField,
    ListField,
    UUIDField,
)

from capability.models import Weekday
from capability.serializers.shapes import AsOfSerializer, shown


class ShiftSerializer(serializers.Serializer):
    """Named hours of a unit in which it needs trained first responders."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    unit_uuid = shown(UUIDField)
    unit_code = shown(CharField)
    unit_name = shown(CharField)
    name = shown(CharField)
    # JSON Schema knows no time of day without an offset.
    begins_at = shown(CharField, help_text="As 22:00:00, in the time of London.")
    hours = shown(IntegerField, help_text="Past midnight too.")
    weekdays = ListField(
        child=ChoiceField(choices=Weekday.choices),
        read_only=True,
        help_text="On which it begins, Monday is 1; none: every day.",
    )
    people = shown(IntegerField, allow_null=True, help_text="Null: as the threshold says.")
    starts_on = shown(DateField, allow_null=True, help_text="Null: always.")
    ends_on = shown(DateField, allow_null=True)
    source = shown(CharField)


class ShiftDetailSerializer(AsOfSerializer, ShiftSerializer):
    pass
