from rest_framework import serializers
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    IntegerField,
    UUIDField,
)

from capability.rules.states import State
from capability.serializers.people import PersonSerializer
from capability.serializers.shapes import AsOfSerializer, shown


class TeamCellSerializer(serializers.Serializer):
    """A person in one scheme."""

    scheme_code = shown(CharField)
    state = shown(ChoiceField, choices=State.choices)
    state_on = shown(
        DateField,
        allow_null=True,
        help_text="The day that belongs to the state: the last good day, when a portfolio is due…",
    )
    by_role = shown(BooleanField, help_text="Their role requires it.")
    by_case = shown(BooleanField, help_text="A case that they hold requires it.")
    is_held = shown(
        BooleanField,
        allow_null=True,
        help_text="Of what is required: held as the requirement asks, an equivalence included.",
    )
    accreditation_uuid = shown(UUIDField, allow_null=True, help_text="The cycle that counts.")
    gap_uuid = shown(UUIDField, allow_null=True, help_text="The gap that stood open on the day.")


class TeamPersonSerializer(PersonSerializer):
    """A person posted in the unit, against each scheme of the team."""

    open_cases = shown(IntegerField, help_text="Each once, in whichever part.")
    short_cases = shown(IntegerField, help_text="Those of which an accreditation is missing.")
    rasso_cases = shown(IntegerField)
    short_rasso_cases = shown(IntegerField)
    cells = TeamCellSerializer(many=True, read_only=True)


class TeamLineSerializer(serializers.Serializer):
    """What a scheme comes to: held and short add up to required, and each is a sum of cells."""

    scheme_code = shown(CharField)
    scheme_name = shown(CharField)
    required = shown(IntegerField)
    held = shown(IntegerField)
    short = shown(IntegerField)


class TeamSerializer(AsOfSerializer):
    """A team against what its roles and its cases require."""

    unit_uuid = shown(UUIDField)
    unit_code = shown(CharField)
    unit_name = shown(CharField)
    subtree = shown(BooleanField, help_text="Whether the units under it are counted in.")
    schemes = TeamLineSerializer(many=True, read_only=True)
    people = TeamPersonSerializer(many=True, read_only=True)
