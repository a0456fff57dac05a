"""Courses that a file says were completed, many at once: bookings of the past, and their passes."""

from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models.functions import Coalesce

from capability.actions import among, bulk
from capability.actions.verdicts import Verdict, rejected
from training.actions import passes
from training.models import Booking, Course
from training.rules.bookings import RESULTS, Step, may_follow

NEW = (
    "force",
    "person",
    "course",
    "step",
    "step_on",
    "wanted_from",
    "completed_on",
    "accreditation",
)
CHANGED = ("step", "step_on", "accreditation")


class Stated(NamedTuple):
    """No two are of one person, course and day. Without a result a new one is passed."""

    person: int
    course: int
    on: date
    result: str | None = None

    @property
    def key(self):
        return (self.person, self.course, self.on)


class Known(NamedTuple):
    """A booking on record, of an event here or of a file."""

    id: int
    step: str
    is_of_event: bool


@transaction.atomic
def record(force, stated, *, held=None):
    """A verdict each. What is on record of a class that was marked here a file does not change."""
    courses = Course.objects.in_bulk({one.course for one in stated})
    known = _known(force, {one.person for one in stated})
    results = [_result(one, known.get(one.key)) for one in stated]
    verdicts = [
        _verdict(known.get(one.key), result) for one, result in zip(stated, results, strict=True)
    ]
    passed = {
        place: passes.Pass(one.person, courses[one.course], one.on)
        for place, one in enumerate(stated)
        if results[place] == Step.PASSED and verdicts[place].outcome != "rejected"
    }
    credited, cycles = passes.record(force, list(passed.values()), held=held)
    for place, verdict in zip(passed, credited, strict=True):
        verdicts[place] = _together(verdicts[place], verdict)
    _write(
        force, stated, known, results, verdicts, {p: cycles.get(x.key) for p, x in passed.items()}
    )
    return verdicts


def _known(force, people):
    """By person, course and the day of the event's end or of the file."""
    rows = Booking.objects.filter(force=force, person__in=among.ids(people)).order_by("pk")
    rows = rows.annotate(on=Coalesce("completed_on", "event__ends_on"))
    rows = rows.filter(on__isnull=False, event__cancelled_on=None)
    listed = rows.values_list("person_id", "course_id", "on", "completed_on", "pk", "step")
    found = {}
    for person, course, on, completed_on, pk, step in listed:
        found[person, course, on] = Known(pk, step, completed_on is None)
    return found


def _result(one, known):
    if one.result:
        return one.result
    return known.step if known and known.step in RESULTS else Step.PASSED


def _verdict(known, result):
    if known is None:
        return Verdict("created")
    if known.step == result:
        return Verdict("unchanged")
    if known.is_of_event and not may_follow(result, known.step):
        rule = f"The class of that day stands at “{Step(known.step).label.lower()}” for the person."
        return rejected("result", rule, "Correct the file, or undo the marking of the class here.")
    return Verdict("changed")


def _together(own, credited):
    """What comes of the booking and of the accreditation that follows from it."""
    if credited.outcome in ("rejected", "unresolved"):
        return _refused(credited)
    if own.outcome == "unchanged" and credited.outcome != "unchanged":
        return credited._replace(outcome="changed")
    return own._replace(remarks=(*own.remarks, *credited.remarks))


def _refused(credited):
    if credited.outcome == "rejected":
        return credited._replace(
            remarks=tuple(one._replace(column="", other=None) for one in credited.remarks)
        )
    rule = "The accreditation that follows from it was set by hand, and says otherwise."
    return rejected("", rule, "Correct the accreditation by hand, or the file.")


def _write(force, stated, known, results, verdicts, credit):
    new, changed = [], []
    for place, (one, verdict) in enumerate(zip(stated, verdicts, strict=True)):
        step, cycle = results[place], credit.get(place)
        if verdict.outcome == "created":
            whose = (force.pk, one.person, one.course)
            new.append((*whose, step, one.on, one.on, one.on, cycle))
        elif verdict.outcome == "changed":
            changed.append((known[one.key].id, step, one.on, cycle))
    bulk.insert(Booking, NEW, new)
    bulk.update(Booking, CHANGED, changed)
