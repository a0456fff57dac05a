from django.db.models import Q
from django_filters import CharFilter, ChoiceFilter, FilterSet

from capability.filters.as_of import AsOfFilter
from capability.filters.choices import SchemeChoice, YesNo
from capability.models import EntryRoute, Level, Part, Requirement, Scheme
from capability.models.days import covers


class WhoseChoice(ChoiceFilter):
    """National rows, or those of the forces in reach."""

    def __init__(self):
        choices = (("national", "National"), ("own", "The force's own"))
        super().__init__(label="Whose", choices=choices, method=self._of)

    def _of(self, rows, _name, whose):
        return rows.filter(force__isnull=whose == "national")


class DatedFilter(AsOfFilter):
    """Of rows with days; its filters may go by `counting`."""

    def counting(self, rows, _name, is_wanted):
        """Those that hold on the day, or those that do not."""
        return rows.filter(covers(self.day)) if is_wanted else rows.exclude(covers(self.day))


class SchemeFilter(AsOfFilter):
    """Narrows a list of schemes; with their versions of all days."""

    code = CharFilter(label="Code", lookup_expr="iexact", max_length=40)
    whose = WhoseChoice()

    class Meta:
        model = Scheme
        fields = ()


class RequirementFilter(DatedFilter):
    """Narrows a list of requirements; `in_force` goes by the day."""

    scheme = SchemeChoice(field_name="scheme__code")
    role = CharFilter(label="Role", field_name="role__code", lookup_expr="iexact", max_length=40)
    case_group = CharFilter(
        label="Case group", field_name="case_group__code", lookup_expr="iexact", max_length=40
    )
    part = ChoiceFilter(label="Part", choices=Part.choices)
    level = ChoiceFilter(label="Level", choices=Level.choices)
    in_force = YesNo("In force", method="counting")

    class Meta:
        model = Requirement
        fields = ()


class EntryRouteFilter(DatedFilter):
    """Narrows a list of entry routes; `in_force`: one could join by it on the day."""

    code = CharFilter(label="Code", lookup_expr="iexact", max_length=40)
    whose = WhoseChoice()
    in_force = YesNo("Open to join by", method="counting")

    class Meta:
        model = EntryRoute
        fields = ()


class CodeFilter(FilterSet):
    """Narrows a list of codes; a word finds what begins with it, or stands in the name."""

    q = CharFilter(label="Code or name", max_length=100, method="called")
    whose = WhoseChoice()

    def called(self, codes, _name, words):
        return codes.filter(Q(code__istartswith=words) | Q(name__icontains=words))
