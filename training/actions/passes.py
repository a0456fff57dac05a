"""What a pass does to accreditations, many at once."""

from datetime import date
from typing import NamedTuple

from capability.actions import accreditations
from capability.actions.ledger import Statement
from capability.actions.verdicts import Verdict
from capability.models import Accreditation
from training.models import Course, Effect


class Pass(NamedTuple):
    person: int
    course: Course
    on: date

    @property
    def key(self):
        return (self.person, self.course.scheme_id, self.on)


def record(force, passes, *, held=None):
    """A verdict for each, and the ids of the accreditations by `Pass.key`.

    A course without an effect leaves no accreditation.
    """
    at = [place for place, one in enumerate(passes) if one.course.effect != Effect.NONE]
    stated = [_statement(passes[place]) for place in at]
    verdicts = dict(zip(at, accreditations.record(force, stated, held=held), strict=True))
    unchanged = Verdict("unchanged")
    told = [verdicts.get(place, unchanged) for place in range(len(passes))]
    return told, _cycles(force, [passes[place] for place in at])


def _statement(one):
    said = {"course_completed_on": one.on}
    if one.course.effect == Effect.COMPLETES:
        said["awarded_on"] = one.on
    return Statement(one.person, one.course.scheme_id, said)


def _cycles(force, passes):
    rows = Accreditation.objects.filter(
        force=force,
        scheme__in={one.course.scheme_id for one in passes},
        course_completed_on__in={one.on for one in passes},
    ).order_by("-pk")
    listed = rows.values_list("person_id", "scheme_id", "course_completed_on", "pk")
    return {(person, scheme, on): pk for person, scheme, on, pk in listed}
