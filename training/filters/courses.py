from django.db.models import Q
from django_filters import CharFilter, ChoiceFilter

from capability.filters import AsOfFilter
from capability.filters.as_of import Day
from capability.filters.choices import PersonChoice, SchemeChoice, UnitChoice, YesNo, one_of
from capability.filters.of_people import OfPeople
from capability.models.days import covers
from training.filters.portfolios import StepChoice
from training.models import Booking, Course, Event, Mode
from training.rules.bookings import LOST_TO_OPERATIONS, Step


class CourseFilter(AsOfFilter):
    """Narrows a list of courses; `on_offer` goes by the day."""

    q = CharFilter(label="Code or name", max_length=100, method="called")
    scheme = SchemeChoice(field_name="scheme__code")
    mode = ChoiceFilter(**one_of("How it is taught", Mode.choices))
    on_offer = YesNo("On offer", method="offered")

    class Meta:
        model = Course
        fields = ()

    def called(self, courses, _name, words):
        return courses.filter(Q(code__istartswith=words) | Q(name__icontains=words))

    def offered(self, courses, _name, is_wanted):
        condition = covers(self.day)
        return courses.filter(condition) if is_wanted else courses.exclude(condition)


class EventFilter(AsOfFilter):
    """Narrows a list of events."""

    course = CharFilter(
        label="Course", field_name="course__code", lookup_expr="iexact", max_length=40
    )
    starts_from = Day(label="Begins from", field_name="starts_on", lookup_expr="gte")
    starts_to = Day(label="Begins up to", field_name="starts_on", lookup_expr="lte")
    free = YesNo("Has free places", method="with_places")

    class Meta:
        model = Event
        fields = ()

    def with_places(self, events, _name, is_wanted):
        free = Event.objects.filter(cancelled_on=None).with_free_places().filter(free__gt=0)
        lists = events.filter if is_wanted else events.exclude
        return lists(pk__in=free.values("pk"))


class BookingFilter(OfPeople, AsOfFilter):
    """Narrows a list of bookings of those who waited by a day."""

    person = PersonChoice(method="of_person")
    unit = UnitChoice(method="within_unit")
    scheme = SchemeChoice(field_name="course__scheme__code")
    course = CharFilter(
        label="Course", field_name="course__code", lookup_expr="iexact", max_length=40
    )
    step = StepChoice(**one_of("Step", Step.choices))
    lost = YesNo("Lost to operations", method="to_operations")

    class Meta:
        model = Booking
        fields = ()

    @property
    def qs(self):
        return super().qs.filter(wanted_from__lte=self.day)

    def to_operations(self, bookings, _name, is_lost):
        lists = bookings.filter if is_lost else bookings.exclude
        return lists(reason__in=LOST_TO_OPERATIONS)
