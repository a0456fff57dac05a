"""Places owed, lost, or given to those who may not take them yet; courses on record twice."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery

from capability.checks import CHECKS, Check, register
from capability.checks.grades import unmet as scheme_unmet
from capability.checks.standing import named
from capability.checks.subjects import subject
from capability.checks.thresholds import DaysAfter, Limit, Stricter, threshold
from capability.models import Accreditation, Person, Scheme
from capability.models.accreditations import is_begun
from capability.models.days import covers
from capability.rules.severities import Severity
from training.checks import needs, places
from training.models import Booking, Course, Effect
from training.rules import explanations_of_courses as explanations
from training.rules.bookings import LOST_TO_OPERATIONS

BOOKING = subject("booking")


class EligibleAndWaiting(Check):
    """Lacks a scheme that is required, may begin it, and waits for none of its courses (S-05).

    Only of schemes that a course of the force begins or awards.
    """

    rule = "S-05"
    owner = "L&D planner"
    keys = ("person", "scheme")
    explain = staticmethod(explanations.eligible_and_waiting)
    lacking = ""

    def findings(self, scope, *, on):
        """The earliest case or posting stands for them all."""
        free = (
            CHECKS[self.lacking]
            .findings(scope, on=on)
            .filter(
                ~Exists(scheme_unmet(scope, on=on)),
                ~Exists(_begun(scope, on)),
                ~places.waits(scope, on=on),
                Exists(_courses(scope, on).filter(scheme=OuterRef("scheme_id"))),
            )
        )
        in_order = free.order_by("person_id", "scheme_id", "starts_on", "pk")
        return in_order.distinct("person_id", "scheme_id")

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "held_from": F("starts_on"),
            "next_on": places.next_with_a_place(scope, on=on),
        }


@register
class EligibleHolderWaiting(EligibleAndWaiting):
    code = "eligible-and-waiting"
    title = "Holds cases, may take the course they require, and is not booked"
    lacking = "case-holder-unaccredited"


@register
class EligibleInRoleWaiting(EligibleAndWaiting):
    code = "eligible-in-role-and-waiting"
    title = "In a role that requires a course, may take it, and is not booked"
    severity = Severity.PLAN
    lacking = "role-holder-unaccredited"

    def findings(self, scope, *, on):
        """Whom a case makes one of, a role does not once more."""
        by_case = CHECKS["case-holder-unaccredited"].findings(scope, on=on)
        same = by_case.filter(person=OuterRef("person_id"), scheme_id=OuterRef("scheme_id"))
        return super().findings(scope, on=on).filter(~Exists(same))


@register
class LearningLost(Check):
    """A place lost to operations or caseload, and none since, some days later (S-21)."""

    code = "learning-lost"
    title = "A place on a course was lost to operations, and not made good"
    rule = "S-21"
    owner = "Detective inspector"
    severity = Severity.PLAN
    keys = ("person", "subject")
    limits = (Limit("days-to-rebook", Stricter.LOWER), Limit("days-looked-back"))
    explain = staticmethod(explanations.learning_lost)

    def findings(self, scope, *, on):
        wait, back = (threshold(scope, self, limit.name, on=on) for limit in self.limits)
        lost = scope.of(Booking).filter(reason__in=LOST_TO_OPERATIONS, step_on__lte=on)
        lost_on = OuterRef("step_on")
        since = Booking.objects.filter(
            Q(wanted_from__gt=lost_on) | Q(wanted_from=lost_on, pk__gt=OuterRef("pk")),
            force=scope.force,
            person=OuterRef("person_id"),
            course=OuterRef("course_id"),
            wanted_from__lte=on,
        )
        serving = Person.objects.filter(force=scope.force).serving(on=on)
        return (
            lost.order_by()
            .annotate(
                late_from=DaysAfter(F("step_on"), wait), told_to=DaysAfter(F("step_on"), back)
            )
            .annotate(subject=BOOKING)
            .filter(
                ~Exists(since.order_by()),
                late_from__lt=on,
                told_to__gte=on,
                person__in=serving.order_by().values("pk"),
            )
        )

    def facts(self, scope, *, on):
        return {
            "course": named(Course, "course_id"),
            "lost_on": F("step_on"),
            "why": F("reason"),
            "days": threshold(scope, self, "days-to-rebook", on=on),
        }


@register
class BookedWithoutNeeds(Check):
    """Has a place on an event to come, and lacks on its first day what the course needs (P-01).

    The examination before the PIP2 course, and whatever else a force's courses ask for. Where an
    exception was made, with its reason, there is none.
    """

    code = "booked-without-needs"
    title = "Has a place on a course without what it needs first"
    rule = "P-01"
    owner = "L&D, with whoever enters people for the examination"
    keys = ("person", "subject")
    explain = staticmethod(explanations.booked_without_needs)

    def findings(self, scope, *, on):
        booked = scope.of(Booking).expected()
        booked = booked.filter(
            step_on__lte=on,
            exception="",
            event__cancelled_on=None,
            event__starts_on__gte=on,
        )
        booked = booked.order_by().annotate(subject=BOOKING)
        return booked.filter(needs.unmet(scope, on=OuterRef("event__starts_on")))

    def facts(self, scope, *, on):
        by_scheme, by_course = needs.on_record(scope, on=on)
        return {
            "course": named(Course, "course_id"),
            "first_day": F("event__starts_on"),
            "needs": ArraySubquery(by_scheme),
            "needs_too": ArraySubquery(by_course),
        }


@register
class CourseRecordedTwice(Check):
    """Two cycles of one person in one scheme whose courses lie a few days apart (D-04)."""

    code = "course-recorded-twice"
    title = "One course seems to be on record twice"
    rule = "D-04"
    owner = "L&D administrator"
    severity = Severity.PLAN
    keys = ("person", "accreditation")
    limits = (Limit("days-apart"),)
    explain = staticmethod(explanations.course_recorded_twice)

    def findings(self, scope, *, on):
        """The one recorded later stands for both."""
        kept = scope.of(Accreditation).filter(course_completed_on__lte=on).order_by()
        return kept.annotate(accreditation_id=F("pk"), other_on=self._other(scope, on)).filter(
            other_on__isnull=False
        )

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "course_completed_on": F("course_completed_on"),
            "other_on": F("other_on"),
            "days": threshold(scope, self, "days-apart", on=on),
        }

    def _other(self, scope, on):
        days = threshold(scope, self, "days-apart", on=on)
        others = Accreditation.objects.filter(
            force=scope.force,
            person=OuterRef("person_id"),
            scheme=OuterRef("scheme_id"),
            pk__lt=OuterRef("pk"),
            course_completed_on__lte=on,
            course_completed_on__gte=DaysAfter(OuterRef("course_completed_on"), -days),
        ).filter(course_completed_on__lte=DaysAfter(OuterRef("course_completed_on"), days))
        return Subquery(others.order_by("pk").values("course_completed_on")[:1])


def _courses(scope, on):
    """Those on offer that day that begin or award something."""
    on_offer = Course.objects.filter(covers(on), force=scope.force)
    return on_offer.exclude(effect=Effect.NONE).order_by()


def _begun(scope, on):
    """Suspended or not: its course cures nothing."""
    own = Accreditation.objects.filter(
        force=scope.force, person=OuterRef("person_id"), scheme=OuterRef("scheme_id")
    )
    return own.filter(is_begun(on)).order_by()
