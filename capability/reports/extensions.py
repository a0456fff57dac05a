"""Whom an extension of awards would touch, or has touched: by team, and one by one."""

from collections import Counter
from typing import NamedTuple

from capability.actions import extensions
from capability.models import Accreditation, ExtendedAward, Person, Unit


class Award(NamedTuple):
    """Of a person: the last good day before and after."""

    person: Person
    uuid: str
    was_valid_to: object
    valid_to: object


def listed(rows):
    return rows.select_related("force", "scheme", "proposed_by", "applied_by", "applied_in")


def awards(extension):
    """Those that it has extended once it is applied, until then those that it would; by name."""
    if extension.applied_in_id:
        rows = ExtendedAward.objects.filter(extension=extension)
        return rows.select_related("accreditation__person").order_by(*_by_name("accreditation__"))
    return extensions.touched(extension).select_related("person").order_by(*_by_name(""))


def filled(rows, extension):
    """A page of them, as `Award`."""
    later = extensions.later(extension)
    for row in rows:
        own = row if isinstance(row, Accreditation) else row.accreditation
        is_done = own is not row
        was, now = (row.was_valid_to, row.valid_to) if is_done else (row.valid_to, None)
        yield Award(own.person, own.uuid, was, now or later.of(was))


def teams(extension, *, on):
    """(unit, how many) by the team of each on the day, the most first."""
    whose = awards(extension).order_by()
    path = "accreditation__person" if extension.applied_in_id else "person"
    held = Counter(whose.values_list(path, flat=True))
    people = Person.objects.filter(force=extension.force_id, pk__in=whose.values(path))
    counted = Counter()
    for person, unit in people.with_home_unit(on=on).values_list("pk", "home_unit"):
        counted[unit] += held[person]
    names = Unit.objects.in_bulk(counted)
    return [(names[unit], count) for unit, count in counted.most_common()]


def _by_name(prefix):
    names = ("surname_key", "forename_key")
    return (*(f"{prefix}person__{name}" for name in names), f"{prefix}pk")
