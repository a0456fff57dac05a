from rest_framework import serializers
from rest_framework.serializers import CharField, DateField, IntegerField, UUIDField

from capability.serializers.shapes import AsOfSerializer, shown


class MilestoneSerializer(serializers.Serializer):
    """A scheme to be awarded within so many months of joining; its days are those of joining."""

    scheme_code = shown(CharField)
    months = shown(IntegerField)
    force_code = shown(CharField, allow_null=True, help_text="Null: national.")
    starts_on = shown(DateField, allow_null=True)
    ends_on = shown(DateField, allow_null=True)
    source = shown(CharField)


class EntryRouteSerializer(serializers.Serializer):
    """A way into the service; its days are those of joining."""

    uuid = shown(UUIDField)
    code = shown(CharField, help_text="As a person's `entry_route` gives it.")
    name = shown(CharField)
    force_code = shown(CharField, allow_null=True, help_text="Null: national.")
    starts_on = shown(DateField, allow_null=True, help_text="Null: always.")
    ends_on = shown(DateField, allow_null=True)
    source = shown(CharField)
    milestones = MilestoneSerializer(many=True, read_only=True)


class EntryRouteDetailSerializer(AsOfSerializer, EntryRouteSerializer):
    pass
