"""Courses of a make-believe force: their dates, who has a place, who waits, and what was lost."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from capability.actions import accreditations, bulk
from capability.actions.ledger import Statement
from capability.checks import CHECKS, Scope
from capability.models import Accreditation, Person, Scheme
from training.models import Booking, Course, CourseNeed, CourseReview, Effect, Event, Looked, Risk
from training.rules.bookings import Reason, Step

# Code and scheme, name, what a pass does, days, cost, risk.
_COURSES = (
    ("PIP2IDP", "PIP2", "PIP2 investigators development", Effect.BEGINS, 25, 1800, Risk.HIGH),
    ("SSAIDP", "SSAIDP", "Sexual assault investigators", Effect.BEGINS, 10, 950, Risk.HIGH),
    ("RISDP", "RISDP", "RASSO investigative skills", Effect.COMPLETES, 4, 300, Risk.HIGH),
    ("FRO", "FRO", "First response to rape", Effect.COMPLETES, 2, 120, Risk.MEDIUM),
)
_UNIT, _PEER = "Quality assurance unit", "A trainer of the neighbouring force"
# By course: which look at its quality was so many days ago, by whom, and what came of it.
_LOOKED = {
    "PIP2IDP": (
        (Looked.DESIGN, 320, _UNIT, "The aims fit the role; one exercise was replaced."),
        (Looked.DELIVERY, 38, _PEER, "Two sessions watched: more time for questions is agreed."),
        (Looked.IMPACT, 150, _UNIT, "Supervisors were asked: files are better."),
    ),
    "SSAIDP": ((Looked.DESIGN, 500, _UNIT, "Checked against the national model; no change."),),
    "RISDP": ((Looked.DESIGN, 200, _UNIT, "Written with the specialist team."),),
}
# Begins so many days from today; with so many places.
_DATES = ((-40, 8), (30, 4), (95, 6))
_COLUMNS = ("force", "person", "course", "event", "step", "step_on", "wanted_from", "reason")
_HAVE_A_PLACE, _WAIT, _LOST = 2, 8, 2
# Whoever comes after those with a place was offered one so many days ago, and has not answered.
_OFFERED = (10,)
_CANDIDATES, _PASSED_THE_EXAM = 8, 6


def bring_in(force, *, on):
    schemes = {one.code: one for one in Scheme.objects.filter(force=None)}
    courses = {code: _course(force, schemes, code, *facts) for code, *facts in _COURSES}
    exam = schemes["NIE"]
    CourseNeed.objects.create(force=force, course=courses["PIP2IDP"], scheme=exam)
    _look_at(courses, on)
    dates = {code: _dates(course, on) for code, course in courses.items()}
    ready = _eligible(force, schemes["SSAIDP"], on)
    _book(courses["SSAIDP"], dates["SSAIDP"], ready, on)
    candidates = _candidates(force, schemes, on)
    _sit(force, exam, candidates[:_PASSED_THE_EXAM], on)
    _book(courses["PIP2IDP"], dates["PIP2IDP"], list(reversed(candidates)), on)


def _course(force, schemes, code, scheme, *facts):
    name, effect, length, cost, risk = facts
    return Course.objects.create(
        force=force,
        code=code,
        name=name,
        scheme=schemes[scheme],
        effect=effect,
        length_in_days=length,
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


def _dates(course, on):
    length = timedelta(days=int(course.length_in_days) - 1)
    return [
        Event.objects.create(
            force=course.force,
            course=course,
            starts_on=on + timedelta(days=days),
            ends_on=on + timedelta(days=days) + length,
            places=places,
            venue="Northside training centre",
            instructions="Come to the front desk at 08:45. Bring your warrant card.",
        )
        for days, places in _DATES
    ]


def _eligible(force, scheme, on):
    """Ids of whoever may take the course that their cases require."""
    found = CHECKS["eligible-and-waiting"].findings(Scope(force), on=on)
    listed = found.filter(scheme_id=scheme.pk).values_list("person_id", "scheme_id")
    return [person for person, _scheme in listed]


def _candidates(force, schemes, on):
    """Ids of officers who hold PIP1 and have not begun PIP2."""
    of_person = Accreditation.objects.filter(force=force, person=OuterRef("pk"))
    begun = of_person.filter(scheme=schemes["PIP2"])
    held = of_person.filter(scheme=schemes["PIP1"]).good(on=on)
    people = Person.objects.filter(~Exists(begun), Exists(held), force=force).serving(on=on)
    return list(people.order_by("person_ref").values_list("pk", flat=True)[:_CANDIDATES])


def _sit(force, exam, people, on):
    passed = {"awarded_on": on - timedelta(days=120)}
    accreditations.record(force, [Statement(person, exam.pk, passed) for person in people])


def _book(course, dates, people, on):
    """The first have a place, the next an offer, others wait; the last lost one some time ago."""
    past, soon, _later = dates
    people, bumped = people[:-_LOST], people[-_LOST:]
    rows = [_lost(course, past, person) for person in bumped]
    rows += [
        _row(course, soon, person, Step.CONFIRMED, on - timedelta(days=20 + place))
        for place, person in enumerate(people[:_HAVE_A_PLACE])
    ]
    others = people[_HAVE_A_PLACE:]
    rows += [
        _row(course, soon, person, Step.OFFERED, on - timedelta(days=days))
        for days, person in zip(_OFFERED, others, strict=False)
    ]
    rows += [
        _row(course, None, person, Step.APPROVED, on - timedelta(days=15 * place))
        for place, person in enumerate(others[len(_OFFERED) :][:_WAIT], start=1)
    ]
    bulk.insert(Booking, _COLUMNS, rows)


def _lost(course, event, person):
    day = event.starts_on - timedelta(days=30)
    return (*_row(course, event, person, Step.WITHDRAWN, day)[:-1], Reason.CASELOAD)


def _row(course, event, person, step, day):
    whose = (course.force_id, person, course.pk, event and event.pk)
    return (*whose, step, day, day, "")
