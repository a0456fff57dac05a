"""The words in which the API's rows are described; rows come from the reports, unchecked."""

from rest_framework import serializers
from rest_framework.serializers import CharField, DateField, DateTimeField, UUIDField


def shown(field, **options):
    return field(read_only=True, **options)


def by_name(field, **options):
    """In the row only where the caller may see the person's name."""
    return field(required=False, **options)


def by_pseudonym():
    return UUIDField(required=False, help_text="Instead of whatever tells who the person is.")


class WhoseSerializer(serializers.Serializer):
    """Whose record a row is, by name or by pseudonym."""

    person_uuid = by_name(UUIDField)
    person_ref = by_name(CharField)
    number = by_name(CharField)
    surname = by_name(CharField)
    forename = by_name(CharField)
    pseudonym = by_pseudonym()


class AsOfSerializer(serializers.Serializer):
    as_of = shown(DateField)
    known_at = DateTimeField(required=False, help_text="Where it was asked for.")
    generated_at = shown(DateTimeField)
