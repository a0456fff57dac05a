"""What lies between people and the schemes that they lack, for many at once.

However many people a night's mail is for: a few queries, and one for each course.
Where an award runs out, what is lacking on the day after its last is looked at.
"""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Q, Value

from capability.checks.holding import all_prerequisites, begun, lacks
from capability.checks.thresholds import DaysAfter
from capability.models import Accreditation, Person
from capability.rules.explanations import Cure
from training.checks.needs import lacking_by_event
from training.models import Booking, Effect, Event
from training.rules import ways as words
from training.rules.bookings import HOLDS_A_SEAT

MOST = 5


class Lack(NamedTuple):
    """Of a person (ids). `ending` is the award that runs out, if one does."""

    person: int
    scheme: int
    ending: int | None = None


class Ahead(NamedTuple):
    """What has to be gained first, and what of that is begun. Nothing first: nothing is lacking."""

    first: frozenset
    under_way: frozenset


class Known(NamedTuple):
    """How a person stands in a scheme."""

    lacks: bool
    is_begun: bool


class Date(NamedTuple):
    """An event with `free` places, or one where the person `has_place`.

    `lacks` are codes to be held by its first day.
    """

    event: Event
    has_place: bool
    lacks: list[str]

    @property
    def gives(self):
        course = self.event.course
        return words.gives(course.scheme.code, is_award=course.effect == Effect.COMPLETES)

    @property
    def step(self):
        event = self.event
        places = words.places(event.free, has_place=self.has_place)
        told = {"places": places, "gives": self.gives, "lacks": self.lacks}
        return Cure(words.date(str(event.course), event, **told), event.ends_on)


def ahead(scope, lackers, *, on):
    """Ahead by Lack."""
    needs = _needs(scope, {one.scheme for one in lackers}, on)
    awards, people = _known(scope, lackers, sorted(needs), on)
    return {
        one: _ahead(one.scheme, needs, awards[one.ending] if one.ending else people[one.person])
        for one in lackers
    }


def dates(scope, ways, *, on):
    """By Lack, the next events of what is ahead with a free place or one of the person's own.

    No course begins anything twice.
    """
    schemes = reduce(or_, (way.first for way in ways.values()), frozenset())
    mine, events = _events(scope, schemes, {one.person for one in ways}, on)
    shown = {one: _shown(events, way, mine[one.person]) for one, way in ways.items()}
    short = _short(shown)
    return {
        one: [
            Date(event, event.pk in mine[one.person], short[event.pk].get(one.person, []))
            for event in own
        ]
        for one, own in shown.items()
    }


def _needs(scope, schemes, on):
    """What each of the schemes needs first, and what that needs, by scheme."""
    edges = defaultdict(list)
    rows = all_prerequisites(scope, on=on).order_by()
    for scheme, need in rows.values_list("scheme", "needs"):
        edges[scheme].append(need)
    known, left = {}, list(schemes)
    while left:
        one = left.pop()
        if one not in known:
            known[one] = edges[one]
            left += edges[one]
    return known


def _known(scope, lackers, schemes, on):
    """By award that runs out, and by person: by scheme, whether it is lacking and whether begun."""
    awards = Accreditation.objects.filter(pk__in={one.ending for one in lackers} - {None})
    awards = awards.annotate(gone_on=DaysAfter(F("valid_to"), Value(1)))
    people = Person.objects.filter(pk__in={one.person for one in lackers if not one.ending})
    of_award = _asked(scope, schemes, OuterRef("person_id"), OuterRef("gone_on"), on)
    of_person = _asked(scope, schemes, OuterRef("pk"), on, on)
    return _read(awards, scope, schemes, of_award), _read(people, scope, schemes, of_person)


def _read(rows, scope, schemes, asked):
    """Nothing is known of what is no longer on record."""
    told = rows.filter(force=scope.force).order_by().values_list("pk", *asked)
    found = {
        pk: dict(zip(schemes, map(Known, said[::2], said[1::2]), strict=True)) for pk, *said in told
    }
    return defaultdict(dict, found)


def _asked(scope, schemes, person, lacking_on, on):
    """Of each scheme in turn, whether it is lacking and whether it is begun."""
    for one in schemes:
        lack = lacks(scope, person=person, scheme=one, on=lacking_on)
        yield ExpressionWrapper(lack, BooleanField())
        yield begun(scope, person=person, scheme=one, on=on)


def _ahead(scheme, needs, known):
    """The scheme itself, if nothing bars it, else what bars it and is barred by nothing."""
    if scheme not in known or not known[scheme].lacks:
        return Ahead(frozenset(), frozenset())
    found, seen, left = set(), {scheme}, [scheme]
    while left:
        one = left.pop()
        unmet = [need for need in needs[one] if known[need].lacks]
        if not unmet:
            found.add(one)
        left += [need for need in unmet if need not in seen]
        seen |= set(unmet)
    return Ahead(frozenset(found), frozenset(one for one in found if known[one].is_begun))


def _events(scope, schemes, people, on):
    """Those to come, soonest first, and by person the ids of those with a place of their own."""
    coming = Event.objects.filter(force=scope.force, course__scheme__in=schemes).to_come(on=on)
    held = Booking.objects.filter(
        event__in=coming.order_by().values("pk"), person__in=people, step__in=HOLDS_A_SEAT
    )
    mine = defaultdict(set)
    for person, event in held.order_by().values_list("person", "event"):
        mine[person].add(event)
    open_to_some = Q(free__gt=0) | Q(pk__in=reduce(or_, mine.values(), set()))
    events = coming.with_free_places().filter(open_to_some)
    return mine, list(
        events.select_related("course__scheme", "course__force").order_by("starts_on", "pk")
    )


def _shown(events, way, mine):
    return [event for event in events if _helps(event, way, mine)][:MOST]


def _helps(event, way, mine):
    scheme, effect = event.course.scheme_id, event.course.effect
    gives = effect == Effect.COMPLETES or (effect == Effect.BEGINS and scheme not in way.under_way)
    return scheme in way.first and gives and (event.free > 0 or event.pk in mine)


def _short(shown):
    """By event and person, codes of what is lacking on its first day."""
    events, people = defaultdict(set), defaultdict(set)
    for one, own in shown.items():
        for event in own:
            events[event.course].add(event.pk)
            people[event.course].add(one.person)
    short = {}
    for course, dates in events.items():
        short |= lacking_by_event(course, dates, people[course])
    return short
