from rest_framework import serializers
from rest_framework.serializers import CharField, ChoiceField, DateField, IntegerField, UUIDField

from capability.models import Enforcement, Level
from capability.serializers.shapes import AsOfSerializer, shown


class RequirementSerializer(serializers.Serializer):
    """A role, or a case group in a part, requires a scheme, from when to when."""

    uuid = shown(UUIDField)
    force_code = shown(CharField, allow_null=True, help_text="Null: national.")
    level = shown(ChoiceField, choices=Level.choices)
    unit_code = shown(CharField, allow_null=True)
    scheme_code = shown(CharField)
    oldest_version_label = shown(CharField, allow_null=True, help_text="Oldest one accepted.")
    role_code = shown(CharField, allow_null=True)
    case_group_code = shown(CharField, allow_null=True)
    part = shown(CharField, help_text="Blank: any part in the case.")
    enforcement = shown(ChoiceField, choices=Enforcement.choices)
    grace_days = shown(
        IntegerField, help_text="From the later of required_since and the holder's first day."
    )
    starts_on = shown(DateField)
    ends_on = shown(DateField, allow_null=True)
    required_since = shown(
        DateField, help_text="The first day of the first of those that it carries on, or its own."
    )
    source = shown(CharField)


class RequirementDetailSerializer(AsOfSerializer, RequirementSerializer):
    pass
