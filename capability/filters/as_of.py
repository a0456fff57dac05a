from django.utils import timezone
from django_filters import DateFilter, Filter, FilterSet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from capability.access import SEE_NAMES
from capability.fields.dates import DayField
from capability.fields.moments import MomentField, said
from capability.models import known


class Day(DateFilter):
    field_class = DayField


@extend_schema_field(OpenApiTypes.STR)
class Moment(Filter):
    """A moment up to now; a day means its end."""

    field_class = MomentField


class AsOfFilter(FilterSet):
    """Lists say how things stand on a day, today unless `as_of` names another.

    With `known_at`, whoever serves the list reads in a block of `models.known`, where the day is
    that of the moment unless `as_of` names another: what somebody would have seen then.
    """

    as_of = Day(label="As of", method="stand_on")
    known_at = Moment(label="As the register stood on", method="as_known")

    # What tells who someone is: whoever sees pseudonyms may not search by it either.
    telling = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.user.may(SEE_NAMES):
            for name in self.telling:
                del self.filters[name]

    @property
    def user(self):
        return self.request.user

    @property
    def day(self):
        return self._given or timezone.localdate(known.moment())

    @property
    def is_asked(self):
        """Whether another day or moment is named, though the day may be today."""
        return self._given is not None or known.moment() is not None

    @property
    def moment(self):
        """Of a valid one: the moment that is named, or None."""
        return self.form.cleaned_data.get("known_at")

    @property
    def lasting(self):
        """Of a valid one: the moment by name, for links to more of the same."""
        return {"known_at": said(self.moment)} if self.moment else {}

    @property
    def _given(self):
        return self.form.cleaned_data["as_of"] if self.is_valid() else None

    def stand_on(self, rows, _name, _day):
        return rows

    def as_known(self, rows, _name, _moment):
        return rows
