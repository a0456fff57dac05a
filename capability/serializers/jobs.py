from rest_framework import serializers
from rest_framework.serializers import (
    CharField,
    ChoiceField,
    DateTimeField,
    IntegerField,
    UUIDField,
)

from capability.models import JobState
from capability.serializers.shapes import AsOfSerializer, shown


class JobSerializer(serializers.Serializer):
    """A long piece of work: an import, a sweep, a re-check. What it is about is not told."""

    uuid = shown(UUIDField)
    kind = shown(CharField)
    force_code = shown(CharField, allow_null=True)
    state = shown(ChoiceField, choices=JobState.choices)
    progress = shown(IntegerField, help_text="Per cent.")
    attempts = shown(IntegerField, help_text="Given up after the third.")
    queued_at = shown(DateTimeField)
    leased_until = shown(DateTimeField, allow_null=True, help_text="While a worker has it.")
    finished_at = shown(DateTimeField, allow_null=True)
    reason = shown(CharField, help_text="Why the last attempt failed; blank where none did.")


class JobDetailSerializer(AsOfSerializer, JobSerializer):
    pass
