from rest_framework import serializers
from rest_framework.serializers import BooleanField, CharField, DateField, UUIDField

from capability.serializers.shapes import AsOfSerializer, shown


class UnitSerializer(serializers.Serializer):
    """A part of a force, in its place in the tree as of a day."""

    uuid = shown(UUIDField)
    code = shown(CharField)
    name = shown(CharField)
    kind = shown(CharField, help_text="BCU, department, team…")
    specialism = shown(CharField)
    is_root = shown(BooleanField, help_text="The force itself, at the head of its tree.")
    force_code = shown(CharField)
    parent_uuid = shown(UUIDField, allow_null=True, help_text="On the day asked about.")
    parent_code = shown(CharField, allow_null=True)
    starts_on = shown(DateField, allow_null=True, help_text="Null: always.")
    ends_on = shown(DateField, allow_null=True, help_text="The last day.")


class UnitDetailSerializer(AsOfSerializer, UnitSerializer):
    pass
