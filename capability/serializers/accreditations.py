from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    ListField,
    UUIDField,
)

from capability.rules.states import State
from capability.serializers.shapes import AsOfSerializer, WhoseSerializer, by_name, shown


class AccreditationSerializer(WhoseSerializer):
    """A cycle of a person in a scheme, in its state as of a day."""

    uuid = shown(UUIDField)
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
    extended_from = shown(
        DateField, allow_null=True, help_text="The last good day before an extension of many."
    )
    extended_by = shown(CharField, allow_null=True, help_text="The instrument of that extension.")
    is_transfer = shown(BooleanField, help_text="Awarded elsewhere.")
    recognised_on = shown(DateField, allow_null=True, help_text="From when that counts here.")
    revoked_on = shown(DateField, allow_null=True)
    suspended_from = shown(DateField, allow_null=True)
    suspended_to = shown(DateField, allow_null=True)
    disputed = shown(
        ListField, child=CharField(), help_text="Fields that someone contests, until it is decided."
    )
    certificate = by_name(CharField)
    source = by_name(CharField)


class AccreditationDetailSerializer(AsOfSerializer, AccreditationSerializer):
    pass
