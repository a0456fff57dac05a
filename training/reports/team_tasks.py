"""What of training waits for a supervisor: nominations, offers, plans and CPD of the team."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse

from capability.models import Gap, Person
from capability.reports import tasks
from capability.reports.figures import counted
from capability.rules.words import day
from training.access import APPROVE, KEEP_PLANS, TAKE_UP, WORK_ON_PLAN
from training.models import Booking, CpdEntry, DevelopmentPlan, PlanReview, Portfolio
from training.rules.bookings import Step

STALLED = "portfolio-stalled"


class Kind(NamedTuple):
    """`page` is where one of them is done, by its person or (`is_own`) its own name; `why` says
    what it is and how it stands.
    """

    title: str
    said: str
    rows: Callable
    page: str
    why: Callable
    is_own: bool = False


class Row(NamedTuple):
    person: Person
    what: str
    why: str
    url: str


def _approvals(user, on):
    rows = Booking.objects.changeable_by(user, APPROVE).filter(step=Step.NOMINATED)
    return rows.of_serving(on=on).select_related("course").order_by("wanted_from", "pk")


def _offers(user, on):
    rows = Booking.objects.changeable_by(user, TAKE_UP).of_serving(on=on)
    return rows.unanswered().order_by("step_on", "pk")


def _reviews(user, on):
    """Those whose day has come; a review that waits for a signature is another task."""
    rows = DevelopmentPlan.objects.changeable_by(user, KEEP_PLANS)
    rows = rows.filter(closed_on=None, review_due_on__lte=on)
    return rows.of_serving(on=on).order_by("review_due_on", "pk")


def _signatures(user, on):
    plans = DevelopmentPlan.objects.changeable_by(user, WORK_ON_PLAN).filter(closed_on=None)
    rows = PlanReview.objects.filter(signed_on=None, plan__in=plans.of_serving(on=on).values("pk"))
    return rows.select_related("plan").order_by("held_on", "pk")


def _portfolios(user, on):
    rows = Portfolio.objects.to_countersign_by(user).of_serving(on=on)
    return rows.select_related("programme").order_by("step_on", "pk")


def _cpd(user, on):
    return CpdEntry.objects.to_verify(user).of_serving(on=on).order_by("done_on", "pk")


def _stalled(user, _on):
    return Gap.objects.visible_to(user).filter(check_code=STALLED, closed_on=None)


KINDS = {
    "nominations": Kind(
        "Nominations to approve",
        "nominations to approve",
        _approvals,
        "person-training",
        lambda row: (f"{row.course}", f"Nominated {day(row.wanted_from)}"),
    ),
    "offers": Kind(
        "Offers without an answer",
        "offers of places without an answer",
        _offers,
        "person-training",
        lambda row: (
            f"{row.event.course}, {day(row.event.starts_on)}",
            f"Offered {day(row.step_on)}, to answer by {day(row.answer_by)}",
        ),
    ),
    "plans": Kind(
        "Reviews of plans to hold",
        "plans to review",
        _reviews,
        "person-plan",
        lambda row: (f"Plan of {day(row.agreed_on)}", f"Review due {day(row.review_due_on)}"),
    ),
    "signatures": Kind(
        "Reviews of plans to sign",
        "reviews of plans to sign",
        _signatures,
        "person-plan",
        lambda row: (f"Review of {day(row.held_on)}", "Waits for the signature of the line"),
    ),
    "portfolios": Kind(
        "Portfolios to countersign",
        "portfolios to countersign",
        _portfolios,
        "portfolio",
        lambda row: (f"{row.programme}", f"{row.get_step_display()} {day(row.step_on)}"),
        is_own=True,
    ),
    "cpd": Kind(
        "CPD to verify",
        "entries of CPD to verify",
        _cpd,
        "person-cpd",
        lambda row: (row.title, f"Done {day(row.done_on)}"),
    ),
}


def counts(user, *, on):
    return counted({name: kind.rows(user, on) for name, kind in KINDS.items()})


def filled(name, rows):
    """A page of rows of one kind, each with its person and where it is done."""
    kind, rows = KINDS[name], list(rows)
    people = Person.objects.in_bulk({_whose(row) for row in rows})
    for row in rows:
        person = people[_whose(row)]
        done_at = row.uuid if kind.is_own else person.uuid
        yield Row(person, *kind.why(row), reverse(kind.page, args=[done_at]))


def _whose(row):
    return row.plan.person_id if isinstance(row, PlanReview) else row.person_id


tasks.join(
    *(
        tasks.Task(name, kind.said, "team-tasks", f"?kind={name}", kind.rows)
        for name, kind in KINDS.items()
    ),
    tasks.Task(
        STALLED, "portfolios on which nothing happens", "gaps", f"?check={STALLED}", _stalled
    ),
)
