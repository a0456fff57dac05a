from rest_framework.serializers import CharField, ChoiceField, DateField, FloatField, UUIDField

from capability.serializers.shapes import AsOfSerializer, WhoseSerializer, by_name, shown
from training.models import CpdSource, Kind, Origin, Purpose

UNSAID = "Empty where nobody said."


class CpdSerializer(WhoseSerializer):
    """What a person did to keep or better what they can do; never what they think of it."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    title = by_name(CharField)
    done_on = shown(DateField)
    hours = shown(FloatField)
    # In words: a person's kind is another set of choices under the same name.
    kind = shown(CharField, help_text=f"{', '.join(Kind.values)}; empty where nobody said.")
    purpose = shown(ChoiceField, choices=Purpose.choices, allow_blank=True, help_text=UNSAID)
    origin = shown(ChoiceField, choices=Origin.choices, allow_blank=True, help_text=UNSAID)
    scheme_code = shown(CharField, allow_null=True, help_text="The scheme that it is part of.")
    plan_aim = by_name(CharField, allow_null=True, help_text="The aim of the plan that it is for.")
    source = shown(ChoiceField, choices=CpdSource.choices)
    verified_on = shown(DateField, allow_null=True)


class CpdDetailSerializer(AsOfSerializer, CpdSerializer):
    pass
