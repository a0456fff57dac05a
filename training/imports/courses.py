"""Courses that were completed, as a learning system or a list has them.

The profile's value map turns a system's many spellings into the codes of courses; an unknown one
is rejected with the nearest.
"""

from capability.actions.corrections import Held
from capability.imports.columns import WHO, WHO_NAMES, Column, Kind, Shape
from capability.imports.load import about, first_of_each
from capability.imports.people_index import resolve
from capability.imports.service_days import ServiceDays
from capability.models import Feed
from training.actions import completions
from training.models import Course
from training.rules.bookings import RESULTS

SHAPE = Shape(
    (
        *WHO,
        Column("course", Kind.CODE, "Code of the course.", needed=True),
        Column(
            "completed_on", Kind.DATE, "The day on which the course was completed.", needed=True
        ),
        Column(
            "result",
            Kind.CHOICE,
            f"What came of it: {', '.join(RESULTS)}. Blank: passed.",
            choices=tuple(str(one) for one in RESULTS),
        ),
    ),
    who=WHO_NAMES,
)
CODES = {"course": Course}


def settle(load):
    for row in load.waiting():
        if row.values["completed_on"] > load.as_at:
            rule = f"It is after {load.as_at:%d/%m/%Y}, the day that the file is of."
            load.reject(row, about(row, "completed_on", rule, "Correct the day, or leave it out."))
    whose = {row.number: person for row, person in resolve(load)}
    courses = load.codes(Course)
    stated = {row.number: _stated(row, whose[row.number], courses) for row in load.waiting()}
    keyed = [(stated[row.number].key, row) for row in load.waiting()]
    rows = list(first_of_each(load, keyed).values())
    held = Held(load.force, Feed.ACCREDITATIONS)
    said = [stated[row.number] for row in rows]
    load.take(rows, completions.record(load.force, said, held=held))
    service = ServiceDays(load.force)
    for row in rows:
        service.warn_outside(load, row, whose[row.number], "completed_on")


def _stated(row, person, courses):
    values = row.values
    course, result = courses[values["course"]], values.get("result")
    known = result if result in RESULTS else None
    return completions.Stated(person, course, values["completed_on"], known)
