from rest_framework import serializers
from rest_framework.serializers import (
    CharField,
    ChoiceField,
    DateField,
    IntegerField,
    ListField,
    UUIDField,
)

from capability.rules.validity import Anchor
from capability.serializers.shapes import AsOfSerializer, shown


class VersionSerializer(serializers.Serializer):
    """The rules of a scheme from a day on, until the next version begins."""

    label = shown(CharField)
    starts_on = shown(DateField, allow_null=True, help_text="Null: always.")
    validity_months = shown(IntegerField, allow_null=True, help_text="Null: never expires.")
    renewal_window_days = shown(IntegerField, help_text="Due so long before the last good day.")
    renewable_days = shown(IntegerField, help_text="Days after lapsing in which renewal is enough.")
    portfolio_months = shown(IntegerField, allow_null=True)
    anchor = shown(ChoiceField, choices=Anchor.choices, help_text="What validity counts from.")
    source = shown(CharField, help_text="Where the rules come from.")


class PrerequisiteSerializer(serializers.Serializer):
    code = shown(CharField, help_text="Of the scheme to be awarded first.")
    starts_on = shown(DateField, allow_null=True)
    ends_on = shown(DateField, allow_null=True)
    source = shown(CharField)


class EquivalenceSerializer(serializers.Serializer):
    """Awards that together count as one in this scheme."""

    counts_as_version = shown(CharField, allow_null=True, help_text="Null: any version.")
    codes = ListField(child=CharField(), read_only=True, help_text="All of these schemes.")
    starts_on = shown(DateField, allow_null=True)
    ends_on = shown(DateField, allow_null=True)


class SchemeSerializer(serializers.Serializer):
    """Something a person can be accredited in, with its versions and what it needs first."""

    uuid = shown(UUIDField)
    code = shown(CharField)
    name = shown(CharField)
    force_code = shown(CharField, allow_null=True, help_text="Null: national.")
    versions = VersionSerializer(many=True, read_only=True)
    prerequisites = PrerequisiteSerializer(many=True, read_only=True)
    equivalences = EquivalenceSerializer(many=True, read_only=True)


class SchemeDetailSerializer(AsOfSerializer, SchemeSerializer):
    pass
