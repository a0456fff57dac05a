from django.db.models import Q
from django_filters import CharFilter, MultipleChoiceFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from capability.filters.as_of import AsOfFilter, Day
from capability.filters.choices import PersonChoice, SchemeChoice, UnitChoice, YesNo, one_of
from capability.filters.of_people import OfPeople
from training.models import Portfolio
from training.models.waiting import that_wait_for
from training.rules.portfolios import UNDER_WAY, Step, Waits


@extend_schema_field(OpenApiTypes.STR)
class StepChoice(MultipleChoiceFilter):
    """Steps, as they stand now: `step_on` says since when."""


@extend_schema_field(OpenApiTypes.STR)
class WaitsChoice(MultipleChoiceFilter):
    """What portfolios under way wait for, as they stand now."""


class PortfolioFilter(OfPeople, AsOfFilter):
    """Narrows a list of portfolios that were opened by a day."""

    person = PersonChoice(method="of_person")
    unit = UnitChoice(method="within_unit")
    scheme = SchemeChoice(field_name="programme__scheme__code")
    step = StepChoice(**one_of("Step", Step.choices))
    overdue = YesNo("Overdue", method="is_overdue")
    assigned = YesNo("Has an assessor", method="is_assigned")
    waits_for = WaitsChoice(**one_of("Waits for", Waits.choices), method="are_waiting_for")
    force = CharFilter(label="Force, by code", field_name="force__code", max_length=20)
    opened_from = Day(label="Opened since", field_name="opened_on", lookup_expr="gte")
    step_from = Day(label="At this step since", field_name="step_on", lookup_expr="gte")
    step_to = Day(label="Came to this step up to", field_name="step_on", lookup_expr="lte")

    class Meta:
        model = Portfolio
        fields = ()

    @property
    def qs(self):
        return super().qs.filter(opened_on__lte=self.day)

    def is_overdue(self, portfolios, _name, is_overdue):
        late = Q(accreditation__portfolio_due_on__lt=self.day, step__in=UNDER_WAY)
        return portfolios.filter(late) if is_overdue else portfolios.exclude(late)

    def is_assigned(self, portfolios, _name, has_one):
        return portfolios.filter(assessor__isnull=not has_one)

    def are_waiting_for(self, portfolios, _name, wanted):
        if not wanted:
            return portfolios
        return that_wait_for(*wanted, portfolios=portfolios, on=self.day)
