from rest_framework.serializers import (
    CharField,
    ChoiceField,
    DateField,
    IntegerField,
    Serializer,
    UUIDField,
)

from capability.serializers.shapes import shown

OUTCOMES = ("created", "changed", "unchanged", "rejected", "unresolved")


class RowFaultSerializer(Serializer):
    """What is wrong or odd in a row, and what would cure it; an error kept the row out."""

    field = shown(CharField, help_text="Empty: of the row as a whole.")
    value = shown(CharField)
    rule = shown(CharField)
    cure = shown(CharField)
    severity = shown(CharField, help_text="error, which kept the row out, or warning.")


class RowOutcomeSerializer(Serializer):
    row = shown(IntegerField, help_text="From 0, in the order in which they were sent.")
    reference = shown(CharField)
    outcome = shown(
        ChoiceField, choices=OUTCOMES, help_text="unresolved: it waits until someone decides."
    )
    faults = shown(RowFaultSerializer, many=True)


class PostedSerializer(Serializer):
    """What became of each row, and of all: read is the sum of the five after it."""

    batch = shown(UUIDField, help_text="Under which it can be looked up and undone.")
    as_at = shown(DateField)
    read = shown(IntegerField)
    created = shown(IntegerField)
    changed = shown(IntegerField)
    unchanged = shown(IntegerField)
    rejected = shown(IntegerField)
    unresolved = shown(IntegerField)
    warnings = shown(IntegerField, help_text="Rows that went in, or stood already, with one.")
    rows = shown(RowOutcomeSerializer, many=True)
