from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    IntegerField,
    UUIDField,
)

from capability.serializers.shapes import AsOfSerializer, WhoseSerializer, shown
from training.rules.portfolios import Step


class PortfolioSerializer(WhoseSerializer):
    """A person's work towards one accreditation."""

    uuid = shown(UUIDField)
    force_code = shown(CharField)
    scheme_code = shown(CharField)
    programme_code = shown(CharField)
    programme_name = shown(CharField)
    step = shown(ChoiceField, choices=Step.choices, help_text="Today's, since `step_on`.")
    step_on = shown(DateField)
    opened_on = shown(DateField)
    first_due_on = shown(DateField, allow_null=True, help_text="Before stops and extensions.")
    portfolio_due_on = shown(DateField, allow_null=True, help_text="With them.")
    awarded_on = shown(DateField, allow_null=True)
    is_overdue = shown(BooleanField, help_text="On the day asked about.")
    has_assessor = shown(BooleanField)
    assigned_on = shown(DateField, allow_null=True)
    countersigned_on = shown(DateField, allow_null=True, help_text="By a supervisor.")
    evidence_count = shown(IntegerField)
    unit_count = shown(IntegerField)
    competent_count = shown(IntegerField, help_text="Units judged competent.")


class PortfolioDetailSerializer(AsOfSerializer, PortfolioSerializer):
    pass
