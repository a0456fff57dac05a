from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DecimalField,
    IntegerField,
    Serializer,
    UUIDField,
)

from capability.serializers.shapes import AsOfSerializer, WhoseSerializer, shown
from training.models import Effect, Mode, Risk
from training.rules.bookings import Step


class CourseSerializer(Serializer):
    """Something that is taught again and again."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    code = shown(CharField)
    name = shown(CharField)
    scheme_code = shown(CharField, allow_null=True)
    effect = shown(ChoiceField, choices=Effect.choices, help_text="Of a pass, in that scheme.")
    mode = shown(ChoiceField, choices=Mode.choices)
    length_in_days = shown(DecimalField, max_digits=5, decimal_places=1, allow_null=True)
    provider = shown(CharField)
    cost = shown(DecimalField, max_digits=8, decimal_places=2, allow_null=True)
    risk = shown(ChoiceField, choices=Risk.choices)
    starts_on = shown(DateField, allow_null=True)
    ends_on = shown(DateField, allow_null=True)
    is_on_offer = shown(BooleanField, help_text="On the day asked about.")
    next_on = shown(DateField, allow_null=True, help_text="The next date from that day on.")
    waiting_count = shown(IntegerField, help_text="Of people, today.")


class CourseDetailSerializer(AsOfSerializer, CourseSerializer):
    pass


class EventSerializer(Serializer):
    """A course on its dates."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    course_uuid = shown(UUIDField)
    course_code = shown(CharField)
    starts_on = shown(DateField)
    ends_on = shown(DateField)
    places = shown(IntegerField)
    taken = shown(IntegerField, help_text="Today.")
    free = shown(IntegerField)
    venue = shown(CharField, help_text="Empty: online.")
    cancelled_on = shown(DateField, allow_null=True)


class EventDetailSerializer(AsOfSerializer, EventSerializer):
    pass


class BookingSerializer(WhoseSerializer):
    """A person's way through one course."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    course_uuid = shown(UUIDField)
    course_code = shown(CharField)
    scheme_code = shown(CharField, allow_null=True)
    # No choice field: the schema would name its words after portfolios' steps.
    step = shown(CharField, help_text=f"Today's, since `step_on`: {', '.join(Step.values)}.")
    step_on = shown(DateField)
    wanted_from = shown(DateField, help_text="The first day of waiting.")
    event_uuid = shown(UUIDField, allow_null=True)
    starts_on = shown(DateField, allow_null=True, help_text="Of the event.")
    ends_on = shown(DateField, allow_null=True)
    completed_on = shown(DateField, allow_null=True, help_text="Of what a file brought in.")
    is_lost_to_operations = shown(
        BooleanField, help_text="A place or turn given up for operations or caseload."
    )


class BookingDetailSerializer(AsOfSerializer, BookingSerializer):
    pass
