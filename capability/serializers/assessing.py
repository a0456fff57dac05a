from django.utils import timezone
from rest_framework import serializers
from rest_framework.serializers import ValidationError

from capability.access import ASSESS_CASES
from capability.models import Part, Person
from capability.reports import assessments
from capability.reports.assessments import MOST, Question
from capability.rules.assessing import Axis, Verdict, Weight
from capability.serializers.said import SaidDay, SaidSerializer

_UNIT = "There is no unit with that uuid in which you may ask this."
_CATEGORY = "There is no case category with that code in the unit's force."
_PEOPLE = "Not all of them are people in your reach. Name each by its uuid."


class QuestionSerializer(SaidSerializer):
    """A kind of case, and in which unit; the case's reference is not asked for."""

    category = serializers.CharField(max_length=40, help_text="Code of a case category.")
    part = serializers.ChoiceField(choices=Part.choices, default=Part.OIC)
    starts_on = SaidDay(
        required=False, help_text="The day from which they would have it; today if left out."
    )
    unit = serializers.UUIDField(help_text="It and all that stands under it.")
    people = serializers.ListField(
        child=serializers.UUIDField(),
        required=False,
        min_length=1,
        max_length=MOST,
        help_text="Only these; everybody in the unit if left out.",
    )

    def validate(self, said):
        reach = self.context["request"].user.reach(ASSESS_CASES)
        at = timezone.now()
        on = said.get("starts_on") or timezone.localdate(at)
        unit = assessments.units(reach, on=on).filter(uuid=said["unit"]).first()
        if unit is None:
            raise ValidationError({"unit": [_UNIT]})
        kinds = assessments.kinds(reach, on=on).of(unit.force_id)
        category = kinds.filter(code=said["category"]).first()
        if category is None:
            raise ValidationError({"category": [_CATEGORY]})
        named = self._named(said.get("people"), reach)
        return {"question": Question(category, said["part"], on, at, unit, named)}

    def _named(self, uuids, reach):
        if uuids is None:
            return None
        people = Person.objects.within(reach).filter(uuid__in=uuids)
        if people.count() < len(set(uuids)):
            raise ValidationError({"people": [_PEOPLE]})
        return people


class ReasonSerializer(serializers.Serializer):
    axis = serializers.ChoiceField(choices=[axis.value for axis in Axis])
    code = serializers.CharField()
    weight = serializers.ChoiceField(choices=[weight.value for weight in Weight])
    said = serializers.CharField()
    needs = serializers.CharField(help_text="What it would need all the same; empty if nothing.")


class CandidateSerializer(serializers.Serializer):
    """Those against first on each axis; `version` is the same as long as all of it is."""

    person_uuid = serializers.UUIDField()
    person_ref = serializers.CharField()
    number = serializers.CharField()
    surname = serializers.CharField()
    forename = serializers.CharField()
    unit_code = serializers.CharField()
    verdict = serializers.ChoiceField(choices=[verdict.code for verdict in Verdict])
    reasons = ReasonSerializer(many=True)
    needs = serializers.ListField(child=serializers.CharField())
    step = serializers.CharField(help_text="The one step that is left, where it is one.")
    version = serializers.CharField()


class FeedAgeSerializer(serializers.Serializer):
    feed = serializers.CharField()
    as_at = serializers.DateField(allow_null=True)
    loaded_at = serializers.DateTimeField(allow_null=True)
    is_late = serializers.BooleanField()


class AboveSerializer(serializers.Serializer):
    """One level up: how many of the others would fit, and whom to ring; names of nobody else."""

    unit_uuid = serializers.UUIDField()
    unit_name = serializers.CharField()
    head = serializers.CharField(allow_null=True)
    may_ask = serializers.BooleanField()
    counts = serializers.DictField(child=serializers.IntegerField())


class AllocationCheckSerializer(serializers.Serializer):
    """By verdict, least exposure, fewest reasons against. Picks nobody and stores nothing."""

    asked_at = serializers.DateTimeField()
    category = serializers.CharField()
    part = serializers.ChoiceField(choices=Part.choices)
    starts_on = serializers.DateField()
    unit_uuid = serializers.UUIDField()
    answer = serializers.CharField()
    candidates = CandidateSerializer(many=True)
    above = AboveSerializer(allow_null=True)
    feeds = FeedAgeSerializer(many=True)
