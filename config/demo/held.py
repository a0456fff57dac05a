"""Events of the past year and what became of each place on them, written as they were planned."""

from datetime import timedelta

from capability.actions import bulk
from capability.models import Accreditation, Person
from training.models import Booking, Event
from training.rules.bookings import HOLDS_A_SEAT, Step

VENUE = "Northside training centre"
_COLUMNS = (
    *("force", "person", "course", "event", "step", "step_on", "wanted_from", "reason"),
    "accreditation",
)
# Of places that nobody took, in turn, and how few places a class may have.
_EMPTY, _FEWEST = (0, 2, 1, 0, 3), 4
# Days in turn before an event from which on somebody waited for it, or on which they withdrew.
_WAITED, _WITHDREW = (34, 61, 48, 75, 27), (3, 12, 7)
_LEAST_WAIT = timedelta(days=1)


def bring_in(force, courses, classes):
    """`courses` by scheme; returns the events by scheme, earliest first."""
    people = dict(Person.objects.filter(force=force).values_list("person_ref", "pk"))
    schemes = [course.scheme_id for course in courses.values()]
    own = Accreditation.objects.filter(force=force, scheme__in=schemes)
    cycles = {pk: (person, at) for pk, person, at in own.values_list("certificate", "person", "pk")}
    events, rows, lost = {scheme: [] for scheme in courses}, [], {}
    for place, one in enumerate(classes):
        course = courses[one.scheme]
        others = [(people[ref], step, why) for ref, step, why in one.others]
        passed = [cycles[certificate] for certificate in one.passed]
        seats = len(passed) + sum(step in HOLDS_A_SEAT for _, step, _ in others)
        event = _event(course, one, max(_FEWEST, seats + _EMPTY[place % len(_EMPTY)]))
        events[one.scheme].append(event)
        rows += [_passed(event, turn, lost, *of) for turn, of in enumerate(passed)]
        rows += [_otherwise(event, turn, lost, *of) for turn, of in enumerate(others)]
    bulk.insert(Booking, _COLUMNS, rows)
    return events


def _event(course, one, places):
    return Event.objects.create(
        force=course.force,
        course=course,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        places=places,
        venue=VENUE,
    )


def _passed(event, turn, lost, person, cycle):
    """In turn anew where a place was lost before."""
    wanted = _wanted(event, turn)
    if before := lost.get((person, event.course_id)):
        wanted = max(wanted, before + _LEAST_WAIT)
    facts = (event.force_id, person, event.course_id, event.pk, Step.PASSED, event.ends_on)
    return (*facts, wanted, "", cycle)


def _otherwise(event, turn, lost, person, step, why):
    day = event.ends_on
    if step == Step.WITHDRAWN:
        day = event.starts_on - timedelta(days=_WITHDREW[turn % len(_WITHDREW)])
    lost[person, event.course_id] = day
    facts = (event.force_id, person, event.course_id, event.pk, step, day)
    return (*facts, _wanted(event, turn + 2), why, None)


def _wanted(event, turn):
    return event.starts_on - timedelta(days=_WAITED[turn % len(_WAITED)])
