"""What a filter can be set to, within what the user may see."""

from django.db.models import Q
from django_filters import ModelChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
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


@extend_schema_field(OpenApiTypes.UUID)
class UnitChoice(ModelChoiceFilter):
    """A unit, by its uuid: it and all that stands under it."""

    def __init__(self, **options):
        super().__init__(
            label="Unit",
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
