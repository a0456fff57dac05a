from rest_framework.serializers import BooleanField, CharField, ChoiceField, DateField, UUIDField

from capability.models import Part
from capability.serializers.shapes import AsOfSerializer, WhoseSerializer, by_name, shown


class AllocationSerializer(WhoseSerializer):
    """Who has a case, in which part, from when to when; its category as of a day."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    case_uuid = shown(UUIDField, help_text="The same for everyone's part in one case.")
    case_reference = by_name(CharField)
    category_code = shown(CharField, allow_null=True, help_text="On the day asked about.")
    category_name = shown(CharField, allow_null=True)
    part = shown(ChoiceField, choices=Part.choices)
    starts_on = shown(DateField)
    ends_on = shown(DateField, allow_null=True, help_text="The last day.")
    outcome_on = shown(DateField, allow_null=True)
    closed_on = shown(DateField, allow_null=True)
    last_reviewed_on = shown(DateField, allow_null=True)
    is_held = shown(BooleanField, help_text="On the day asked about, the case not closed before.")


class AllocationDetailSerializer(AsOfSerializer, AllocationSerializer):
    pass
