from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    UUIDField,
)

from capability.serializers.shapes import AsOfSerializer, WhoseSerializer, by_name, shown


class CallOutSerializer(WhoseSerializer):
    """Who was called out to which incident, when, as what, and trained for it or not."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    incident = by_name(CharField)
    scheme_code = shown(CharField)
    scheme_name = shown(CharField)
    called_at = shown(DateTimeField)
    called_on = shown(DateField, help_text="The day of the call in London.")
    released_on = shown(DateField, allow_null=True, help_text="The last day, of a longer one.")
    is_trained = shown(BooleanField, help_text="The scheme was held on the day of the call.")
    is_logged = shown(BooleanField, help_text="Entered by hand, and in no file so far.")


class CallOutDetailSerializer(AsOfSerializer, CallOutSerializer):
    pass
