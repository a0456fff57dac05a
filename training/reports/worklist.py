"""What waits for the L&D office, and what falls due in the weeks ahead."""

from collections import Counter
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Count, F, Min, OuterRef, Q
from django.urls import reverse

from capability.access import DISPENSE
from capability.checks import CHECKS, Scope
from capability.models import Dispensation, Force
from capability.rules.words import day
from training.access import KEEP_COURSES, KEEP_PLANS, KEEP_PORTFOLIOS, SEE_TRAINING, TAKE_UP
from training.models import Booking, CpdEntry, DevelopmentPlan, Event, Portfolio
from training.reports.columns import is_true, number_of
from training.rules.bookings import Step
from training.rules.weeks import last_day, week_of, weeks

# So long before a course begins its places should be offered; our default.
TO_OFFER_BEFORE = timedelta(days=28)
KINDS = {
    "due": "Portfolios due or overdue",
    "stalled": "Portfolios on which nothing happens",
    "unassigned": "Portfolios without an assessor",
    "offer": "Places to offer",
    "answer": "Offers that wait for an answer",
    "mark": "Classes to mark",
    "review": "Reviews of plans",
    "dispensation": "Dispensations to review",
    "cpd": "CPD to verify",
    "approval": "Nominations that wait for approval",
}


class Item(NamedTuple):
    """Something to do; `url` is where. Without a day it waits already."""

    kind: str
    due: date | None
    what: str
    why: str
    url: str
    week: str

    @property
    def label(self):
        return KINDS[self.kind]


class Row(NamedTuple):
    """How much of a kind is to do, a (week, number) each."""

    kind: str
    label: str
    weeks: list


class Worklist:
    """All of it that lies within the user's reach, on a day."""

    def __init__(self, user, *, on):
        self.user, self.on, self.until = user, on, last_day(on)
        self.weeks = weeks(on)
        self.items = sorted(self._all(), key=self._place)

    def narrowed(self, kind, week):
        return [item for item in self.items if kind in ("", item.kind) and week in ("", item.week)]

    @property
    def rows(self):
        """Only of kinds of which there is anything."""
        found = Counter((item.kind, item.week) for item in self.items)
        return [
            Row(kind, label, [(week, found[kind, week.key]) for week in self.weeks])
            for kind, label in KINDS.items()
            if any(found[kind, week.key] for week in self.weeks)
        ]

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
        forces = Force.objects.filter(pk__in=self.user.reach(KEEP_PORTFOLIOS).every_force)
        scopes = [Scope(force) for force in forces]
        rows = Portfolio.objects.changeable_by(self.user, KEEP_PORTFOLIOS).of_serving(on=self.on)
        rows = rows.under_way().annotate(
            due=F("accreditation__portfolio_due_on"),
            is_stalled=is_true(self._found("portfolio-stalled", scopes)),
            is_unassigned=is_true(self._found("portfolio-without-assessor", scopes)),
        )
        wanted = Q(due__lte=self.until) | Q(is_stalled=True) | Q(is_unassigned=True)
        for row in rows.filter(wanted).select_related("person", "programme__scheme"):
            what = f"{row.person}: {row.programme.scheme.code}"
            stands = f"{row.get_step_display()} since {day(row.step_on)}"
            url = reverse("portfolio", args=[row.uuid])
            if row.due and row.due <= self.until:
                yield self._item("due", row.due, what, stands, url)
            if row.is_stalled:
                yield self._item("stalled", None, what, stands, url)
            if row.is_unassigned:
                yield self._item("unassigned", None, what, f"Opened {day(row.opened_on)}", url)

    def _found(self, code, scopes):
        found = (CHECKS[code].findings(scope, on=self.on).values("pk") for scope in scopes)
        return reduce(or_, (Q(pk__in=keys) for keys in found), Q(pk__in=[]))

    def _places(self):
        """Events with free places, of courses for which somebody waits who is approved."""
        approved = Booking.objects.filter(course=OuterRef("course"), step=Step.APPROVED)
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
        """Events that are over, of which somebody's result is not on record."""
        unmarked = Booking.objects.filter(event=OuterRef("pk"), step=Step.CONFIRMED)
        rows = self._events().filter(cancelled_on=None, ends_on__lte=self.on)
        for row in rows.annotate(unmarked=number_of(unmarked, "event")).filter(unmarked__gt=0):
            why = f"{row.unmarked} without a result"
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
        """A row a person, however many entries."""
        columns = ("person__forename", "person__surname", "person__uuid")
        rows = CpdEntry.objects.to_verify(self.user).order_by().values(*columns)
        rows = rows.annotate(number=Count("pk"), oldest=Min("done_on"))
        for row in rows:
            what = f"{row['person__forename']} {row['person__surname']}"
            why = f"{row['number']} to verify, the oldest of {day(row['oldest'])}"
            url = f"{reverse('cpd')}?person={row['person__uuid']}"
            yield self._item("cpd", None, what, why, url)

    def _approvals(self):
        rows = Booking.objects.seen_with(self.user, SEE_TRAINING).of_serving(on=self.on)
        rows = rows.filter(step=Step.NOMINATED).select_related("person", "course")
        for row in rows:
            url = reverse("person-training", args=[row.person.uuid])
            why = f"Nominated {day(row.wanted_from)}; the line says yes or no"
            yield self._item("approval", None, f"{row.person}: {row.course}", why, url)


def _dated(event):
    return f"{event.course}, {day(event.starts_on)}"
