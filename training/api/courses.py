from capability.pages.rows import RowsViewSet
from training.access import SEE_COURSES, SEE_FIGURES_OF_TRAINING
from training.filters.courses import BookingFilter, CourseFilter, EventFilter
from training.models import Booking, Course, Event
from training.reports.course_rows import BookingsReport, CoursesReport, EventsReport
from training.serializers.courses import (
    BookingDetailSerializer,
    BookingSerializer,
    CourseDetailSerializer,
    CourseSerializer,
    EventDetailSerializer,
    EventSerializer,
)


class CourseViewSet(RowsViewSet):
    """What is taught, with the next date and how many wait."""

    powers = (SEE_COURSES,)
    queryset = Course.objects.all()
    filterset_class = CourseFilter
    report = CoursesReport
    serializer_class = CourseSerializer
    detail_serializer_class = CourseDetailSerializer


class EventViewSet(RowsViewSet):
    """Courses on their dates, with the places that are taken."""

    powers = (SEE_COURSES,)
    queryset = Event.objects.all()
    filterset_class = EventFilter
    report = EventsReport
    serializer_class = EventSerializer
    detail_serializer_class = EventDetailSerializer


class BookingViewSet(RowsViewSet):
    """People's ways through courses, a row each."""

    powers = (SEE_FIGURES_OF_TRAINING,)
    queryset = Booking.objects.all()
    filterset_class = BookingFilter
    report = BookingsReport
    serializer_class = BookingSerializer
    detail_serializer_class = BookingDetailSerializer
