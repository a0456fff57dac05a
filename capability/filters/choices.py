"""What a filter can be set to, within what the user may see."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django_filters import (
    ModelChoiceFilter,
    ModelMultipleChoiceFilter,
    MultipleChoiceFilter,
    TypedChoiceFilter,
    UUIDFilter,
)
from django_filters.fields import ModelChoiceField
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from capability.access import SEE_PEOPLE
from capability.models import Scheme, Unit
from capability.rules.states import State


def _units(request):
    return Unit.objects.visible_to(request.user)


def _schemes(request):
    reach = request.user.reach(SEE_PEOPLE)
    mine = reach.every_force
    return Scheme.objects.filter(Q(force=None) | Q(force__in=mine))


class UnitField(ModelChoiceField):
    def to_python(self, value):
        """What is no uuid at all is refused in the words for one that nobody knows."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            message = self.error_messages["invalid_choice"]
            raise ValidationError(message, code="invalid_choice") from error


@extend_schema_field(OpenApiTypes.UUID)
class UnitChoice(ModelChoiceFilter):
    """A unit, by its uuid: it and all that stands under it."""

    field_class = UnitField

    def __init__(self, label="Unit", **options):
        super().__init__(
            label=label,
            queryset=_units,
            to_field_name="uuid",
            error_messages={"invalid_choice": "There is no unit with that uuid that you may see."},
            **options,
        )


@extend_schema_field(OpenApiTypes.STR)
class SchemeChoice(ModelMultipleChoiceFilter):
    """Schemes, by code."""

    def __init__(self, **options):
        super().__init__(
            label="Scheme",
            distinct=False,
            queryset=_schemes,
            to_field_name="code",
            error_messages={
                "invalid_choice": "There is no scheme %(value)s. Name it by code, such as PIP2."
            },
            **options,
        )


class StateChoice(MultipleChoiceFilter):
    """States on the day asked about."""

    def __init__(self, **options):
        known = ", ".join(State.values)
        super().__init__(
            label="State",
            choices=State.choices,
            error_messages={"invalid_choice": f"There is no state %(value)s. Known: {known}."},
            **options,
        )


class PersonChoice(UUIDFilter):
    """A person, by what the user knows them by."""

    def __init__(self, **options):
        super().__init__(
            label="Person, by uuid or pseudonym",
            error_messages={"invalid": "Name the person by uuid or by pseudonym, written in full."},
            **options,
        )


def one_of(label, choices):
    """The options of a filter that takes one word; any other is refused with those known."""
    known = ", ".join(word for word, _label in choices)
    message = f"There is no choice %(value)s. Known: {known}."
    return {
        "label": label,
        "choices": choices,
        "error_messages": {"invalid_choice": message},
    }


@extend_schema_field(OpenApiTypes.BOOL)
class YesNo(TypedChoiceFilter):
    """True or false, and nothing else."""

    def __init__(self, label, **options):
        words = one_of(label, [("true", "Yes"), ("false", "No")])
        words["choices"] = [("", "Any"), *words["choices"]]
        super().__init__(coerce=lambda word: word == "true", **words, **options)
