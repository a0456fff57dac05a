"""A day of learning that a make-believe force held three times, and what people thought of it."""

from datetime import timedelta
from random import Random

from capability.actions import bulk
from capability.models import Person
from config.demo.held import VENUE
from config.demo.timetable import day_of_teaching
from training.models import Booking, Course, Effect, Evaluation, Event, Mode, Risk
from training.reports.evaluations import QUESTIONS
from training.rules.bookings import HOLDS_A_SEAT, Step

# So many days ago; how many attended, and how many of them have answered: of the first enough to
# be shown, of the second too few, and about the last one answers are still taken.
_HELD = ((75, 13, 12), (45, 9, 6), (12, 8, 2))
_COMMENTS = (
    "The exercise with the prosecutor was worth the day.",
    "More time for questions, please.",
    "Good, but it came late for the case that I hold.",
)
_BOOKED = ("force", "person", "course", "event", "step", "step_on", "wanted_from", "evaluated_on")


def bring_in(force, *, on):
    rng = Random(f"evaluations {force.code}")  # noqa: S311 - nothing here is a secret
    course = Course.objects.create(
        force=force,
        code="LAW-UPDATE",
        name="Sexual offences: what is new in law and practice",
        effect=Effect.NONE,
        mode=Mode.BLENDED,
        length_in_days=1,
        risk=Risk.LOW,
        provider="Force training centre",
    )
    elsewhere = Booking.objects.filter(force=force, step__in=HOLDS_A_SEAT).values("person")
    people = Person.objects.filter(force=force).serving(on=on).exclude(pk__in=elsewhere)
    people = people.order_by("person_ref")
    listed = iter(people.values_list("pk", flat=True))
    for days, attended, answered in _HELD:
        who = [person for person, _place in zip(listed, range(attended), strict=False)]
        _hold(course, who, answered, day_of_teaching(on - timedelta(days=days)), rng)


def _hold(course, people, answered, day, rng):
    event = Event.objects.create(
        force=course.force,
        course=course,
        starts_on=day,
        ends_on=day,
        places=16,
        venue=VENUE,
    )
    said_on = day + timedelta(days=3)
    whose = (course.pk, event.pk, Step.ATTENDED, day, day - timedelta(days=40))
    rows = [
        (course.force_id, person, *whose, said_on if place < answered else None)
        for place, person in enumerate(people)
    ]
    bulk.insert(Booking, _BOOKED, rows)
    Evaluation.objects.bulk_create(
        Evaluation(force=course.force, event=event, **_answer(rng, place))
        for place in range(min(answered, len(people)))
    )


def _answer(rng, place):
    scores = {name: rng.randint(2, 5) for name in QUESTIONS}
    comment = _COMMENTS[place // 4] if place % 4 == 0 else ""
    return scores | {"comment": comment}
