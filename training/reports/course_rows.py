"""Courses, events and bookings as rows: what the API gives."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery

from capability.models import User
from capability.models.days import covers
from capability.reports.sight import NAMES, orderings, row_identity, veiled, whose
from training.models import Booking, Event
from training.reports.columns import is_true, number_of
from training.rules.bookings import LOST_TO_OPERATIONS

HIDDEN = ("person_uuid", *NAMES)
OF_COURSE = (
    *("uuid", "code", "name", "effect", "mode", "length_in_days", "provider", "cost", "risk"),
    *("starts_on", "ends_on"),
)
OF_EVENT = ("uuid", "starts_on", "ends_on", "places", "taken", "free", "venue", "cancelled_on")
OF_BOOKING = ("step", "step_on", "wanted_from", "completed_on")


@dataclass(frozen=True)
class CoursesReport:
    """Courses, with the next date from the day asked about, and how many wait today."""

    user: User
    on: date

    key = "uuid"
    orderings = {"code": ("code", "uuid"), "name": ("name", "uuid")}

    def listed(self, courses):
        ahead = Event.objects.filter(course=OuterRef("pk")).to_come(on=self.on)
        waiting = Booking.objects.waiting().of_serving(on=self.on).filter(course=OuterRef("pk"))
        return courses.values(
            *OF_COURSE,
            force_code=F("force__code"),
            scheme_code=F("scheme__code"),
            is_on_offer=is_true(covers(self.on)),
            next_on=Subquery(ahead.order_by("starts_on").values("starts_on")[:1]),
            waiting_count=number_of(waiting, "course"),
        )

    def filled(self, rows):
        return rows


@dataclass(frozen=True)
class EventsReport:
    """Courses on their dates, with the places that are taken today."""

    user: User
    on: date

    key = "uuid"
    orderings = {"starts_on": ("starts_on", "uuid")}

    def listed(self, events):
        return events.with_free_places().values(
            *OF_EVENT,
            force_code=F("force__code"),
            course_uuid=F("course__uuid"),
            course_code=F("course__code"),
        )

    def filled(self, rows):
        return rows


@dataclass(frozen=True)
class BookingsReport:
    """People's ways through courses. Where each stands is today's, since `step_on`.

    Of why somebody did not come only this is told, whether it was for operations: another reason
    may be health.
    """

    user: User
    on: date

    key = "identity"

    @property
    def orderings(self):
        return orderings(self.user, {"scheme": ("scheme_code", "identity")})

    def listed(self, bookings):
        columns = {
            "identity": row_identity(self.user),
            "force_code": F("force__code"),
            "course_uuid": F("course__uuid"),
            "course_code": F("course__code"),
            "scheme_code": F("course__scheme__code"),
            "event_uuid": F("event__uuid"),
            "starts_on": F("event__starts_on"),
            "ends_on": F("event__ends_on"),
            "is_lost_to_operations": is_true(Q(reason__in=LOST_TO_OPERATIONS)),
        }
        return bookings.values(*OF_BOOKING, **whose(self.user), **columns)

    def filled(self, rows):
        return [{"uuid": row.pop("identity"), **row} for row in veiled(rows, HIDDEN)]
