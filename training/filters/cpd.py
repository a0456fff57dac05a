from django.utils import timezone
from django_filters import CharFilter, ChoiceFilter, TypedChoiceFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from capability.access import SEE_NAMES
from capability.filters import AsOfFilter
from capability.filters.as_of import Day
from capability.filters.choices import PersonChoice, SchemeChoice, UnitChoice, YesNo, one_of
from capability.filters.of_people import OfPeople
from capability.models import Person
from training.models import CpdEntry, CpdSource, Kind
from training.rules.cpd import year_from, year_of

YEARS = 10


def _years():
    this = year_of(timezone.localdate()).first.year
    years = range(this, this - YEARS, -1)
    return [("", "Any"), *((str(year), f"April {year} to March {year + 1}") for year in years)]


@extend_schema_field(OpenApiTypes.INT)
class YearChoice(TypedChoiceFilter):
    """A year from April to March, by the one in which it begins."""

    def __init__(self, **options):
        message = f"Name the year by the one it begins in; the last {YEARS} are known."
        super().__init__(
            label="Year",
            choices=_years,
            coerce=int,
            error_messages={"invalid_choice": message},
            **options,
        )


class CpdOfPersonFilter(AsOfFilter):
    """Narrows one person's entries: those done up to the day asked about."""

    year = YearChoice(method="of_year")
    kind = ChoiceFilter(**one_of("Kind", Kind.choices))
    done_from = Day(label="Done from", field_name="done_on", lookup_expr="gte")
    done_to = Day(label="Done up to", field_name="done_on", lookup_expr="lte")

    class Meta:
        model = CpdEntry
        fields = ()

    def stand_on(self, entries, _name, day):
        return entries.filter(done_on__lte=day)

    def of_year(self, entries, _name, year):
        return entries.filter(done_on__range=year_from(year))


class CpdToVerifyFilter(OfPeople, CpdOfPersonFilter):
    """The same of several people's."""

    person = PersonChoice(method="of_person")
    unit = UnitChoice(method="within_unit")


class CpdAsListed(CpdToVerifyFilter):
    """Narrowed as the page of what waits narrows it: what others entered and nobody verified."""

    @property
    def qs(self):
        waits = CpdEntry.objects.to_verify(self.user)
        return super().qs.filter(pk__in=waits.order_by().values("pk"))


class CpdFilter(CpdToVerifyFilter):
    scheme = SchemeChoice(field_name="scheme__code")
    verified = YesNo("Verified", method="that_are_verified")
    source = ChoiceFilter(**one_of("Source", CpdSource.choices))
    plan_aim = CharFilter(
        label="The aim of the plan that it is for, or words of it",
        max_length=300,
        method="towards",
    )

    telling = ("plan_aim",)

    def towards(self, entries, _name, words):
        """Of those alone whose aims the user reads in the row."""
        named = Person.objects.within(self.user.reach(SEE_NAMES)).values("pk")
        return entries.filter(person__in=named, aim__text__icontains=words)

    def that_are_verified(self, entries, _name, is_verified):
        return entries.filter(verified_on__isnull=not is_verified)
