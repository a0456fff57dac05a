from django_filters import CharFilter, ChoiceFilter, FilterSet

from capability.filters.as_of import Day
from capability.filters.choices import SchemeChoice, one_of
from capability.models import PersonKind
from training.models import Booking
from training.models.turns import CAME
from training.rules.take_up import Came


class TakeUpFilter(FilterSet):
    """Narrows turns for courses to those that began in a period."""

    course = CharFilter(
        label="Course", field_name="course__code", lookup_expr="iexact", max_length=40
    )
    scheme = SchemeChoice(field_name="course__scheme__code")
    asked_from = Day(label="In turn from", field_name="wanted_from", lookup_expr="gte")
    asked_to = Day(label="In turn up to", field_name="wanted_from", lookup_expr="lte")

    class Meta:
        model = Booking
        fields = ()


class TurnFilter(TakeUpFilter):
    """The same for the rows behind a figure: of a kind, a rank, a team, so far. None is `-`."""

    kind = ChoiceFilter(field_name="person__kind", **one_of("Kind", PersonKind.choices))
    rank = CharFilter(label="Rank", field_name="rank_code", max_length=40)
    force = CharFilter(label="Force, by code", field_name="force__code", max_length=20)
    team = CharFilter(label="Team", field_name="team_code", lookup_expr="iexact", max_length=40)
    came = ChoiceFilter(method="so_far", **one_of("How far", Came.choices))

    def so_far(self, turns, _name, came):
        return turns.filter(CAME[came])
