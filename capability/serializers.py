"""What the API's rows look like. They describe and check nothing: rows come from the reports."""

from rest_framework import serializers
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    ListField,
    UUIDField,
)

from capability.models.people import PersonKind
from capability.rules.grades import Grade
from capability.rules.severities import Severity
from capability.rules.states import State


def shown(field, **options):
    return field(read_only=True, **options)


def by_name(field, **options):
    """In the row only where the caller may see the person's name."""
    return field(required=False, **options)


def by_pseudonym():
    return UUIDField(required=False, help_text="Instead of whatever tells who the person is.")


class AsOfSerializer(serializers.Serializer):
    as_of = shown(DateField)
    generated_at = shown(DateTimeField)


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


class PersonDetailSerializer(AsOfSerializer, PersonSerializer):
    pass


class AccreditationDetailSerializer(AsOfSerializer, AccreditationSerializer):
    pass


class GapDetailSerializer(AsOfSerializer, GapSerializer):
    pass
