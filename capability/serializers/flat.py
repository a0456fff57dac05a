"""What the description says of every flat report."""

from rest_framework import serializers
from rest_framework.serializers import CharField, DateField, DateTimeField, IntegerField

from capability.serializers.shapes import AsOfSerializer, shown


class FigureSerializer(serializers.Serializer):
    """One number, with the unit that it counts."""

    name = shown(CharField, help_text="all, or what it is narrowed to: grade A, severity 1…")
    unit = shown(
        CharField,
        help_text="people, cases, person-cases, gaps, dispensations, portfolios or months.",
    )
    value = shown(IntegerField, allow_null=True, help_text="Null where it is not known yet.")


class FreshnessSerializer(serializers.Serializer):
    """The last file of a feed, which the figures rest on."""

    feed = shown(CharField)
    loaded_at = shown(DateTimeField)
    as_at = shown(DateField, help_text="The day that the file was of.")
    read = shown(IntegerField, help_text="Rows.")
    force_code = shown(CharField)


class FlatSerializer(AsOfSerializer):
    """A whole report: the figures add up to the rows."""

    freshness = FreshnessSerializer(many=True, read_only=True)
    figures = FigureSerializer(many=True, read_only=True)


def row_of(name, columns):
    """Stable columns, each a text, a number, a day, a truth or null."""
    fields = {column: serializers.JSONField(read_only=True) for column in columns}
    return type(name, (serializers.Serializer,), fields)(many=True, read_only=True)
