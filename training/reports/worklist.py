"""What waits for the L&D office, and what falls due in the weeks ahead."""

from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Min, OuterRef, Q
from django.urls import reverse

from capability.access import DISPENSE
from capability.models import Dispensation
from capability.rules.words import day
from training.access import KEEP_COURSES, KEEP_PLANS, SEE_TRAINING, TAKE_UP
from training.models import Booking, CpdEntry, DevelopmentPlan, Effect, Event
from training.reports import office_portfolios
from training.reports.columns import number_of
from training.rules.bookings import Step
from training.rules.portfolios import Waits
from training.rules.weeks import Week, last_day, week_of, weeks

# So long before a course begins its places should be offered; our default.
TO_OFFER_BEFORE = timedelta(days=28)
KINDS = {
    "due": "Portfolios due or overdue",
    "stalled": "Portfolios on which nothing happens",
    "unassigned": "Portfolios without an assessor",
    "sample": "Portfolios that wait for sampling",
    "ratify": "Portfolios to ratify",
    "offer": "Places to offer",
    "answer": "Offers that wait for an answer",
    "mark": "Classes to mark",
    "review": "Reviews of plans",
    "dispensation": "Dispensations to review",
    "cpd": "CPD to verify",
    "approval": "Nominations that wait for approval",
}


class Item(NamedTuple):
    """Something to do; `url` is where. Without a day it waits already.

    `number`: how many are to do there, where they have a list of their own.
    """

    kind: str
    due: date | None
    what: str
    why: str
    url: str
    week: str
    number: int = 1

    @property
    def label(self):
        return KINDS[self.kind]


class Cell(NamedTuple):
    """How much of a kind is to do in a week; `url` lists as much."""

    week: Week
    number: int
    url: str


class Row(NamedTuple):
    """How much of a kind is to do, week by week."""

    kind: str
    label: str
    cells: list[Cell]


class Worklist:
    """All of it that lies within the user's reach, on a day."""

    def __init__(self, user, *, on):
        self.user, self.on, self.until = user, on, last_day(on)
        self.weeks = weeks(on)
        self.items = sorted(self._all(), key=self._place)

    def narrowed(self, kind, week):
        return [item for item in self.items if kind in ("", item.kind) and week in ("", item.week)]

    @property
    def number(self):
        return sum(item.number for item in self.items)

    @property
    def rows(self):
        """Only of kinds of which there is anything."""
        found = {item.kind for item in self.items}
        return [
            Row(kind, label, [self._cell(kind, week) for week in self.weeks])
            for kind, label in KINDS.items()
            if kind in found
        ]

    @cached_property
    def _by_cell(self):
        found = defaultdict(list)
        for item in self.items:
            found[item.kind, item.week].append(item)
        return found

    def _cell(self, kind, week):
        items = self._by_cell[kind, week.key]
        number = sum(item.number for item in items)
        here = f"?kind={kind}&week={week.key}#rows"
        return Cell(week, number, here if number == len(items) else items[0].url)

    def _all(self):
        yield from self._portfolios()
        yield from self._places()
        yield from self._answers()
        yield from self._classes()
        yield from self._reviews()
        yield from self._dispensations()
        yield from self._cpd()
        yield from self._approvals()

    def _place(self, item):
        keys = [week.key for week in self.weeks]
        return (keys.index(item.week), item.due or date.min, [*KINDS].index(item.kind), item.what)

    def _item(self, kind, due, what, why, url):
        return Item(kind, due, what, why, url, week_of(due, on=self.on))

    def _portfolios(self):
        for row in office_portfolios.to_do(self.user, on=self.on, until=self.until):
            what = f"{row.person}: {row.programme.scheme.code}"
            url = reverse("portfolio", args=[row.uuid])
            for kind, due, why in _of_portfolio(row, self.until):
                yield self._item(kind, due, what, why, url)

    def _places(self):
        """Events with free places, of courses for which somebody waits who is approved."""
        approved = Booking.objects.filter(course=OuterRef("course"), step=Step.APPROVED)
        approved = approved.of_serving(on=self.on)
        rows = (
            self._events().to_come(on=self.on).filter(starts_on__lte=self.until + TO_OFFER_BEFORE)
        )
        rows = rows.with_free_places().annotate(waiting=number_of(approved, "course"))
        for row in rows.filter(free__gt=0, waiting__gt=0):
            why = f"{row.free} free, {row.waiting} waiting"
            url = reverse("event-offer", args=[row.uuid])
            yield self._item("offer", row.starts_on - TO_OFFER_BEFORE, _dated(row), why, url)

    def _answers(self):
        """Also of what has begun: an offer that nobody answers holds its seat all the same."""
        rows = Booking.objects.seen_with(self.user, TAKE_UP).of_serving(on=self.on)
        for row in rows.unanswered().select_related("person", "event__course"):
            what = f"{row.person}: {_dated(row.event)}"
            why = f"Offered {day(row.step_on)}; neither confirmed nor given up"
            url = reverse("person-training", args=[row.person.uuid])
            yield self._item("answer", row.answer_by, what, why, url)

    def _classes(self):
        """Events that are over, of which somebody's result is not on record.

        Of a course that awards nothing, to have attended is a result.
        """
        of_event = Booking.objects.changeable_by(self.user, KEEP_COURSES).filter(
            event=OuterRef("pk")
        )
        to_come = of_event.filter(step=Step.ATTENDED).exclude(course__effect=Effect.NONE)
        rows = self._events().filter(cancelled_on=None, ends_on__lte=self.on)
        rows = rows.annotate(
            unmarked=number_of(of_event.filter(step=Step.CONFIRMED), "event"),
            to_come=number_of(to_come, "event"),
        )
        for row in rows.filter(Q(unmarked__gt=0) | Q(to_come__gt=0)):
            parts = [
                row.unmarked and f"{row.unmarked} not marked yet",
                row.to_come and f"{row.to_come} attended, result to come",
            ]
            why = "; ".join(part for part in parts if part)
            url = reverse("event-mark", args=[row.uuid])
            yield self._item("mark", row.ends_on, _dated(row), why, url)

    def _events(self):
        forces = self.user.reach(KEEP_COURSES).forces
        return Event.objects.filter(force__in=forces).select_related("course")

    def _reviews(self):
        rows = DevelopmentPlan.objects.changeable_by(self.user, KEEP_PLANS).of_serving(on=self.on)
        rows = rows.filter(closed_on=None, review_due_on__lte=self.until)
        for row in rows.select_related("person"):
            url = reverse("person-plan", args=[row.person.uuid])
            why = f"Plan agreed {day(row.agreed_on)}"
            yield self._item("review", row.review_due_on, f"{row.person}", why, url)

    def _dispensations(self):
        rows = Dispensation.objects.changeable_by(self.user, DISPENSE).in_force(on=self.on)
        rows = rows.filter(review_on__lte=self.until).select_related(
            "person", "requirement__scheme"
        )
        for row in rows:
            what = f"{row.person}: {row.requirement.scheme.code}"
            url = reverse("dispensation", args=[row.uuid])
            why = f"It covers a gap until {day(row.ends_on)}"
            yield self._item("dispensation", row.review_on, what, why, url)

    def _cpd(self):
        """One row, of however many people: the list that it opens has the oldest entry first."""
        rows = CpdEntry.objects.to_verify(self.user).order_by()
        found = rows.aggregate(number=Count("pk"), oldest=Min("done_on"))
        if number := found["number"]:
            what = "1 entry" if number == 1 else f"{number} entries"
            item = self._item(
                "cpd", None, what, f"The oldest is of {day(found['oldest'])}", reverse("cpd")
            )
            yield item._replace(number=number)

    def _approvals(self):
        rows = Booking.objects.seen_with(self.user, SEE_TRAINING).of_serving(on=self.on)
        rows = rows.filter(step=Step.NOMINATED).select_related("person", "course")
        for row in rows:
            url = reverse("person-training", args=[row.person.uuid])
            why = f"Nominated {day(row.wanted_from)}; the line says yes or no"
            yield self._item("approval", None, f"{row.person}: {row.course}", why, url)


def _of_portfolio(row, until):
    """(Kind, day, how it stands) of all that is to do about it."""
    stands = f"{row.get_step_display()} since {day(row.step_on)}"
    if row.due and row.due <= until:
        yield "due", row.due, stands
    if row.is_stalled:
        yield "stalled", None, stands
    if row.is_unassigned:
        yield "unassigned", None, f"Opened {day(row.opened_on)}"
    if row.waits_for == Waits.SAMPLING:
        yield "sample", None, f"{stands}; {row.iqa} is to sample it"
    if row.waits_for == Waits.RATIFICATION:
        yield "ratify", None, stands


def _dated(event):
    return f"{event.course}, {day(event.starts_on)}"
