"""The shifts in which an area needs first responders, and who of the response teams is on duty."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from capability.actions import bulk, presence
from capability.models import Feed, Person, Posting, Shift, Unit
from capability.models.days import covers
from config.demo.days import DAY
from config.demo.files import brought

# Name, from when on, and for how many hours.
_SHIFTS = (("Early", time(7), 8), ("Late", time(15), 8), ("Night", time(23), 8))
# Which of them somebody has, in turn: nights are thin.
_TURNS = (0, 1, 0, 1, 2)
_DAYS = (-1, 0, 1)
_NEEDED, _SOURCE = 1, "Make-believe resourcing plan, 2026"
_COLUMNS = ("force", "unit", "people", "source", "name", "begins_at", "hours")


def bring_in(force, user, *, on):
    areas = Unit.objects.filter(force=force, kind="LPA").order_by("code")
    rows = [(force.pk, area.pk, _NEEDED, _SOURCE, *shift) for area in areas for shift in _SHIFTS]
    bulk.insert(Shift, _COLUMNS, rows)
    posted = Posting.objects.filter(covers(on), force=force, role__name="Response constable")
    people = Person.objects.filter(force=force, pk__in=posted.values("person")).serving(on=on)
    stated = [
        _duty(person, on + days * DAY, _SHIFTS[_TURNS[place % len(_TURNS)]])
        for place, person in enumerate(people.order_by("person_ref").values_list("pk", flat=True))
        for days in _DAYS
    ]
    with brought(force, Feed.DUTIES, on=on, by=user) as verdicts:
        verdicts.extend(presence.record_duties(force, stated))


def _duty(person, day, shift):
    _name, begins_at, hours = shift
    starts_at = timezone.make_aware(datetime.combine(day, begins_at))
    said = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=hours)}
    return presence.Stated(person, said)
