"""Courses of a make-believe force: what they are, what was seen of their quality, their dates."""

from datetime import timedelta

from capability.actions import bulk
from capability.models import Scheme
from config.demo import held, turns
from config.demo.timetable import LENGTHS, run
from training.models import Course, CourseNeed, CourseReview, Effect, Event, Looked, Risk

# Code and scheme, name, what a pass does, cost, risk.
_COURSES = (
    ("PIP2IDP", "PIP2", "PIP2 investigators development", Effect.BEGINS, 1800, Risk.HIGH),
    ("SSAIDP", "SSAIDP", "Sexual assault investigators", Effect.BEGINS, 950, Risk.HIGH),
    ("RISDP", "RISDP", "RASSO investigative skills", Effect.COMPLETES, 300, Risk.HIGH),
    ("FRO", "FRO", "First response to rape", Effect.COMPLETES, 120, Risk.MEDIUM),
)
_UNIT, _PEER = "Quality assurance unit", "A trainer of the neighbouring force"
# By course: which look at its quality was so many days ago, by whom, and what came of it.
_LOOKED = {
    "PIP2": (
        (Looked.DESIGN, 320, _UNIT, "The aims fit the role; one exercise was replaced."),
        (Looked.DELIVERY, 38, _PEER, "Two sessions watched: more time for questions is agreed."),
        (Looked.IMPACT, 150, _UNIT, "Supervisors were asked: files are better."),
    ),
    "SSAIDP": ((Looked.DESIGN, 500, _UNIT, "Checked against the national model; no change."),),
    "RISDP": ((Looked.DESIGN, 200, _UNIT, "Written with the specialist team."),),
}
# To come: from so many days on the next may begin, with so many places, and the one after it.
_AHEAD = {
    "PIP2": ((30, 4), (95, 6)),
    "SSAIDP": ((42, 4), (100, 6)),
    "RISDP": ((14, 6), (73, 6)),
    "FRO": ((10, 3), (58, 8)),
}


def bring_in(force, classes, *, on):
    """`classes` are those of the past year."""
    schemes = {one.code: one for one in Scheme.objects.filter(force=None)}
    courses = {facts[1]: _course(force, schemes, *facts) for facts in _COURSES}
    CourseNeed.objects.create(force=force, course=courses["PIP2"], scheme=schemes["NIE"])
    _look_at(courses, on)
    past = held.bring_in(force, courses, classes)
    soon = {scheme: _dates(course, scheme, on) for scheme, course in courses.items()}
    turns.bring_in(force, schemes, past, soon, on=on)


def _course(force, schemes, code, scheme, *facts):
    name, effect, cost, risk = facts
    return Course.objects.create(
        force=force,
        code=code,
        name=name,
        scheme=schemes[scheme],
        effect=effect,
        length_in_days=LENGTHS[scheme],
        cost=cost,
        risk=risk,
        provider="Force training centre",
    )


def _look_at(courses, on):
    rows = [
        (courses[code].force_id, courses[code].pk, kind, on - timedelta(days=days), *said)
        for code, looks in _LOOKED.items()
        for kind, days, *said in looks
    ]
    bulk.insert(
        CourseReview, ("force", "course", "kind", "reviewed_on", "reviewer", "outcome"), rows
    )


def _dates(course, scheme, on):
    """The next event; the one after it has its places free."""
    soon, _later = [
        Event.objects.create(
            force=course.force,
            course=course,
            starts_on=starts_on,
            ends_on=ends_on,
            places=places,
            venue=held.VENUE,
            instructions="Come to the front desk at 08:45. Bring your warrant card.",
        )
        for days, places in _AHEAD[scheme]
        for starts_on, ends_on in [run(on + timedelta(days=days), LENGTHS[scheme])]
    ]
    return soon
