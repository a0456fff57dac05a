"""Who has a place on the next event of a course, who waits for one, and who lost one for good."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from capability.actions import accreditations, bulk
from capability.actions.ledger import Statement
from capability.checks import CHECKS, Scope
from capability.models import Accreditation, Person
from training.checks import needs
from training.models import Booking
from training.rules.bookings import WAITING, Reason, Step

_COLUMNS = ("force", "person", "course", "event", "step", "step_on", "wanted_from", "reason")
_HAVE_A_PLACE, _APPROVED, _LOST = 2, 7, 2
# Whoever comes after those with a place was offered one so many days ago, and has not answered.
_OFFERED = 10
# Whoever comes last was nominated so many days ago; one more was not approved.
_NOMINATED, _REFUSED = 4, 50
_CANDIDATES, _PASSED_THE_EXAM = 9, 6
# A place was lost at least so long before today, and nobody has offered another since.
_LOST_BEFORE = 66
# Every so many of whom the check finds.
_ONE_IN = 2
_FOUND = {"RISDP": "new-to-rasso-untaught", "FRO": "first-responder-untaught"}


def bring_in(force, schemes, past, soon, *, on):
    """`past` and `soon` are the events by scheme: all that were, and the next one."""
    ready = _eligible(force, schemes["SSAIDP"], on)
    candidates = _candidates(force, schemes, on)
    able, refused = candidates[: _CANDIDATES - 1], candidates[_CANDIDATES - 1 :]
    _sit(force, schemes["NIE"], able[:_PASSED_THE_EXAM], on)
    rows = []
    for scheme, people in (("SSAIDP", ready), ("PIP2", able[::-1])):
        rows += _taken(soon[scheme], people[:-_LOST], on)
        rows += _lost(soon[scheme].course, past[scheme], people[-_LOST:], on)
    for scheme, check in _FOUND.items():
        rows += _taken(soon[scheme], _untaught(check, soon[scheme], on), on)
    day = on - timedelta(days=_REFUSED)
    rows += [_row(soon["PIP2"].course, None, person, Step.REFUSED, day) for person in refused]
    bulk.insert(Booking, _COLUMNS, rows)


def _eligible(force, scheme, on):
    """Ids of whoever serves and may take the course that their cases require."""
    found = CHECKS["eligible-and-waiting"].findings(Scope(force), on=on)
    serving = Person.objects.filter(force=force).serving(on=on)
    found = found.filter(scheme_id=scheme.pk, person__in=serving.values("pk"))
    return [person for person, _scheme in found.values_list("person_id", "scheme_id")]


def _candidates(force, schemes, on):
    """Ids of officers who hold PIP1 and have not begun PIP2."""
    of_person = Accreditation.objects.filter(force=force, person=OuterRef("pk"))
    begun = of_person.filter(scheme=schemes["PIP2"])
    held = of_person.filter(scheme=schemes["PIP1"]).good(on=on)
    people = Person.objects.filter(~Exists(begun), Exists(held), force=force).serving(on=on)
    return list(people.order_by("person_ref").values_list("pk", flat=True)[:_CANDIDATES])


def _untaught(check, event, on):
    """Ids of some of those whom the check finds; all have what the course needs first."""
    course = event.course
    found = CHECKS[check].findings(Scope(course.force), on=on)
    people = Person.objects.filter(pk__in={one.person_id for one in found})
    booked = Booking.objects.filter(course=course).values("person")
    free = people.exclude(pk__in=booked).order_by("person_ref").values_list("pk", flat=True)
    some = list(free)[::_ONE_IN]
    lacking = needs.lacking(course, some, on=event.starts_on)
    return [person for person in some if person not in lacking]


def _sit(force, exam, people, on):
    passed = {"awarded_on": on - timedelta(days=120)}
    accreditations.record(force, [Statement(person, exam.pk, passed) for person in people])


def _taken(event, people, on):
    """The first have a place, the next an offer, others wait; the last is yet to be approved."""
    course = event.course
    steps = [Step.CONFIRMED] * _HAVE_A_PLACE + [Step.OFFERED] + [Step.APPROVED] * _APPROVED
    ago = [20 + place for place in range(_HAVE_A_PLACE)] + [_OFFERED]
    ago += [15 * place for place in range(1, _APPROVED + 1)]
    told = list(zip(people, steps, ago, strict=False))
    if len(told) > _HAVE_A_PLACE + 2:
        told[-1] = (told[-1][0], Step.NOMINATED, _NOMINATED)
    return [
        _row(course, None if step in WAITING else event, person, step, on - timedelta(days=days))
        for person, step, days in told
    ]


def _lost(course, past, people, on):
    """A month before an event of some time ago, if there was one."""
    before = on - timedelta(days=_LOST_BEFORE)
    days = [(one.starts_on - timedelta(days=30), one) for one in past]
    day, event = max((own for own in days if own[0] <= before), default=(before, None), key=_first)
    return [
        (*_row(course, event, person, Step.WITHDRAWN, day)[:-1], Reason.CASELOAD)
        for person in people
    ]


def _first(pair):
    return pair[0]


def _row(course, event, person, step, day):
    return (course.force_id, person, course.pk, event and event.pk, step, day, day, "")
