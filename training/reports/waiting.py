"""Who waits for a place on a course, in the order of need, each with the reason."""

from typing import NamedTuple

from django.db.models import Count, F, Q

from capability.checks import CHECKS, Scope
from capability.models import Accreditation
from training.checks import needs
from training.models import Booking
from training.rules import waiting
from training.rules.bookings import LOST_TO_OPERATIONS, WAITING, Step


class Turn(NamedTuple):
    rank: int
    booking: Booking
    reason: str
    lacks: list[str]

    @property
    def is_approved(self):
        return self.booking.step == Step.APPROVED


def turns(course, user_sees, *, on, first_day=None):
    """Ranked among all in service who wait; whom the user does not see is left out, not their rank.

    `user_sees` are bookings; what is lacking is asked for the course's first day, else for `on`.
    """
    rows = list(course.bookings.waiting().of_serving(on=on).select_related("person"))
    found = _needs(course, rows, on)
    missing = needs.lacking(course, list(found), on=first_day or on)
    rows.sort(key=lambda row: (*waiting.place(found[row.person_id], on=on), row.pk))
    seen = set(user_sees.filter(course=course, step__in=WAITING).values_list("pk", flat=True))
    return [
        Turn(
            rank,
            row,
            waiting.reason(found[row.person_id], on=on),
            missing.get(row.person_id, []),
        )
        for rank, row in enumerate(rows, start=1)
        if row.pk in seen
    ]


def _needs(course, rows, on):
    people = tuple(row.person_id for row in rows)
    cases, roles = _asked(course, people, on)
    bumps, held = _bumps(course, people), _held_to(course, people, on)
    return {
        row.person_id: waiting.Need(
            row.wanted_from,
            cases=cases.get(row.person_id, 0),
            is_required=row.person_id in cases or row.person_id in roles,
            held_to=held.get(row.person_id),
            bumps=bumps.get(row.person_id, 0),
        )
        for row in rows
    }


def _asked(course, people, on):
    """Live cases by person, and people in roles, that ask for the scheme which they lack."""
    if course.scheme_id is None or not people:
        return {}, set()
    scope = Scope(course.force, people)
    held = CHECKS["case-holder-unaccredited"].findings(scope, on=on)
    cases = held.filter(scheme_id=course.scheme_id).order_by().values("person_id")
    roles = CHECKS["role-holder-unaccredited"].findings(scope, on=on)
    return (
        dict(cases.annotate(n=Count("case_id", distinct=True)).values_list("person_id", "n")),
        set(roles.filter(scheme_id=course.scheme_id).values_list("person_id", flat=True)),
    )


def _bumps(course, people):
    lost = Booking.objects.filter(
        force=course.force_id, course=course, person__in=people, reason__in=LOST_TO_OPERATIONS
    ).order_by()
    return dict(lost.values("person").annotate(n=Count("pk")).values_list("person", "n"))


def _held_to(course, people, on):
    """The latest last good day of what was awarded by then; of who holds it without an end, none.

    What is revoked runs out on no day.
    """
    awarded = Accreditation.objects.filter(
        Q(revoked_on=None) | Q(revoked_on__gt=on),
        force=course.force_id,
        scheme=course.scheme_id,
        person__in=people,
        awarded_on__lte=on,
    )
    latest = awarded.order_by(F("valid_to").asc(nulls_last=True), "pk")
    return dict(latest.values_list("person", "valid_to"))
