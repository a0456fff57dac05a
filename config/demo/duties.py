"""The shifts in which an area needs first responders, and who is on duty: response teams in turn,
specialist units mostly by day.
"""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from capability.actions import bulk, presence
from capability.models import Feed, Person, Posting, Shift, Unit
from capability.models.days import covers
from config.demo.days import DAY
from config.demo.files import brought

# Name, from when on, and for how many hours.
_SHIFTS = (("Early", time(7), 8), ("Late", time(15), 8), ("Night", time(23), 8))
# Which of them somebody has, in turn: nights are thin.
_EARLY, _LATE, _NIGHT = _SHIFTS
_TURNS = (_EARLY, _LATE, _EARLY, _LATE, _NIGHT)
_OF_SPECIALISTS = (("Day", time(8), 9), ("Day", time(8), 9), _LATE)
_DAYS = (-1, 0, 1)
_NEEDED, _SOURCE = 1, "Make-believe resourcing plan, 2026"
_COLUMNS = ("force", "unit", "people", "source", "name", "begins_at", "hours")


def bring_in(force, user, *, on):
    areas = Unit.objects.filter(force=force, kind="LPA").order_by("code")
    rows = [(force.pk, area.pk, _NEEDED, _SOURCE, *shift) for area in areas for shift in _SHIFTS]
    bulk.insert(Shift, _COLUMNS, rows)
    response, specialists = Q(role__name="Response constable"), ~Q(unit__specialism="")
    stated = [
        *_of(force, response & ~specialists, _TURNS, on),
        *_of(force, specialists, _OF_SPECIALISTS, on),
    ]
    with brought(force, Feed.DUTIES, on=on, by=user) as verdicts:
        verdicts.extend(presence.record_duties(force, stated))


def _of(force, posted, turns, on):
    postings = Posting.objects.filter(covers(on), posted, force=force, is_substantive=True)
    people = Person.objects.filter(force=force, pk__in=postings.values("person")).serving(on=on)
    for place, person in enumerate(people.order_by("person_ref").values_list("pk", flat=True)):
        for days in _DAYS:
            yield _duty(person, on + days * DAY, turns[place % len(turns)])


def _duty(person, day, shift):
    _name, begins_at, hours = shift
    starts_at = timezone.make_aware(datetime.combine(day, begins_at))
    said = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=hours)}
    return presence.Stated(person, said)
