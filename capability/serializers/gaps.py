from rest_framework import serializers
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    EmailField,
    ListField,
    UUIDField,
)

from capability.rules.grades import Grade
from capability.rules.severities import Severity
from capability.serializers.people import PersonSerializer
from capability.serializers.shapes import AsOfSerializer, shown


class CureSerializer(serializers.Serializer):
    text = shown(CharField)
    from_on = shown(DateField, allow_null=True, help_text="The earliest day; null: none on record.")


class ExplanationSerializer(serializers.Serializer):
    """Why there is a gap: the same clauses in the same words as on the page."""

    summary = shown(CharField)
    rule = shown(CharField)
    on = shown(DateField)
    grade = shown(ChoiceField, choices=Grade.choices)
    grade_meaning = shown(CharField)
    severity = shown(ChoiceField, choices=Severity.choices)
    required = ListField(child=CharField(), read_only=True)
    found = ListField(child=CharField(), read_only=True)
    barred = ListField(child=CharField(), read_only=True)
    covered = ListField(child=CharField(), read_only=True)
    cures = CureSerializer(many=True, read_only=True)


class GapSerializer(serializers.Serializer):
    """What a check finds about someone, with grade, severity and reason as of a day."""

    uuid = shown(UUIDField, allow_null=True)
    check = shown(CharField, help_text="The check's code.")
    rule = shown(CharField)
    title = shown(CharField)
    owner = shown(CharField, help_text="Who must act.")
    opened_on = shown(DateField, allow_null=True)
    closed_on = shown(DateField, allow_null=True)
    is_found = shown(BooleanField, help_text="False: the next sweep closes it.")
    grade = shown(ChoiceField, choices=Grade.choices)
    severity = shown(ChoiceField, choices=Severity.choices)
    person = PersonSerializer(read_only=True, allow_null=True)
    case_reference = shown(CharField, allow_null=True, help_text="Null where names are hidden.")
    explanation = ExplanationSerializer(read_only=True)
    acknowledged_at = shown(DateTimeField, allow_null=True)
    due_on = shown(DateField, allow_null=True, help_text="By when it is to be mended.")
    owned_by = shown(
        EmailField, allow_null=True, help_text="Who answers for it. Null where names are hidden."
    )
    plan = shown(
        CharField, allow_null=True, help_text="What is being done. Null where names are hidden."
    )
    covered_until = shown(
        DateField, allow_null=True, help_text="The last day of the dispensation that covers it."
    )
    dispensation_uuid = shown(UUIDField, allow_null=True, help_text="Null where names are hidden.")
    mentor = shown(CharField, allow_null=True, help_text="Null where names are hidden.")
    mitigation = shown(
        CharField,
        allow_null=True,
        help_text="What is in place instead. Null where names are hidden.",
    )


class GapDetailSerializer(AsOfSerializer, GapSerializer):
    ways = CureSerializer(
        many=True,
        read_only=True,
        help_text="Dates of courses and the like, as on its page; today's.",
    )
