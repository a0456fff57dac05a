"""Dates of courses that help to close a gap about a scheme that someone lacks, soonest first.

Where the scheme needs others first, those of the ones that the person may begin. An award that runs
out is looked at as of the day after its last: what is lacking then is what a renewal gives.
"""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from capability.checks import Scope
from capability.checks.holding import begun, lacks, prerequisites
from capability.models import Accreditation, Person, Requirement, Scheme
from capability.reports.ways import Ways, register
from capability.rules.explanations import Cure
from training.access import NOMINATE, SEE_COURSES
from training.checks.needs import lacking
from training.models import Booking, Effect, Event
from training.rules import ways as words
from training.rules.bookings import HOLDS_A_SEAT

MOST = 5


class Date(NamedTuple):
    """An event, with `free` and `has_place`; `lacks` are codes to be held by its first day."""

    event: Event
    lacks: list[str]

    @property
    def gives(self):
        course = self.event.course
        return words.gives(course.scheme.code, is_award=course.effect == Effect.COMPLETES)

    @property
    def step(self):
        event = self.event
        places = words.places(event.free, has_place=event.has_place)
        told = {"places": places, "gives": self.gives, "lacks": self.lacks}
        return Cure(words.date(str(event.course), event, **told), event.ends_on)


@register
def dates(gap, user, *, on):
    """For whoever may see courses. None where no scheme is lacking."""
    ending = Accreditation.objects.filter(pk=gap.accreditation_id, valid_to__gte=on).first()
    scheme = ending.scheme_id if ending else gap.scheme_id or _required(gap)
    if not (scheme and gap.person_id and user.may(SEE_COURSES)):
        return None
    lacking_on = ending.valid_to + timedelta(days=1) if ending else on
    way = _Way(Scope(gap.force), gap.person_id, on, lacking_on)
    if not way.lacks(scheme):
        return None
    first = way.first(scheme)
    under_way = {one for one in first if way.has_begun(one)}
    content = {
        "dates": way.dates(first, under_way, user),
        "scheme": _codes([scheme]),
        "first": _codes(first),
        "under_way": _codes(under_way) if under_way == set(first) and not ending else "",
        "nominee": _nominee(gap, user),
    }
    content |= _in_words(content)
    return Ways("training/ways.html", content, _steps(content))


def _in_words(content):
    """What comes first, and what comes where there is no date."""
    before = words.before(content["scheme"], content["first"])
    instead = words.instead(content["first"], content["under_way"])
    return {"before": before, "instead": "" if content["dates"] else instead}


def _steps(content):
    told = [Cure(text) for text in (content["before"], content["instead"]) if text]
    return [*told, *(date.step for date in content["dates"])]


class _Way(NamedTuple):
    scope: Scope
    person: int
    on: date
    lacking_on: date

    def lacks(self, scheme):
        return self._is(lacks(self.scope, person=OuterRef("pk"), scheme=scheme, on=self.lacking_on))

    def has_begun(self, scheme):
        return self._is(begun(self.scope, person=OuterRef("pk"), scheme=scheme, on=self.on))

    def first(self, scheme):
        """What has to be gained before anything else: the scheme itself, if nothing bars it."""
        found, known, left = [], {scheme}, [scheme]
        while left:
            one = left.pop()
            unmet = [need for need in self._needs(one) if self.lacks(need)]
            if not unmet:
                found.append(one)
            left += [need for need in unmet if need not in known]
            known |= set(unmet)
        return sorted(found)

    def dates(self, schemes, under_way, user):
        """Those with a free place or one of the person's own. No course begins anything twice."""
        own = Booking.objects.filter(
            event=OuterRef("pk"), person=self.person, step__in=HOLDS_A_SEAT
        ).order_by()
        gives = Q(course__effect=Effect.COMPLETES) | Q(course__effect=Effect.BEGINS) & ~Q(
            course__scheme__in=under_way
        )
        rows = (
            Event.objects.visible_to(user)
            .filter(gives, force=self.scope.force, course__scheme__in=schemes)
            .to_come(on=self.on)
            .with_free_places()
            .annotate(has_place=Exists(own))
            .filter(Q(free__gt=0) | Q(has_place=True))
            .select_related("course__scheme")
            .order_by("starts_on", "pk")
        )
        return [Date(row, self._short(row)) for row in rows[:MOST]]

    def _short(self, event):
        return lacking(event.course, [self.person], on=event.starts_on).get(self.person, [])

    def _needs(self, scheme):
        rows = prerequisites(self.scope, scheme=scheme, on=self.on).order_by()
        return list(rows.values_list("needs", flat=True))

    def _is(self, condition):
        return Person.objects.filter(condition, pk=self.person).exists()


def _required(gap):
    rows = Requirement.objects.filter(pk=gap.requirement_id).order_by()
    return rows.values_list("scheme", flat=True).first()


def _codes(schemes):
    codes = Scheme.objects.filter(pk__in=schemes).order_by("code").values_list("code", flat=True)
    return " and ".join(codes)


def _nominee(gap, user):
    """Whom the user may nominate for one, by uuid."""
    may = Person.objects.changeable_by(user, NOMINATE).filter(pk=gap.person_id)
    return may.values_list("uuid", flat=True).first()
