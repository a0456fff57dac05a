"""Whom a place of an event is offered to, and what became of a whole class: a screen each."""

from django.utils import timezone

from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.rules.words import day
from training.access import KEEP_COURSES
from training.actions import classes, offers
from training.forms.classes import ClassForm, OfferForm
from training.models import Booking
from training.reports import courses as report
from training.reports import waiting
from training.rules.bookings import Step
from training.rules.offers import ANSWER_WITHIN
from training.views.course_keeping import event_page, kept_event

ANSWERS = (
    f"Whoever is offered a place is asked to answer within {ANSWER_WITHIN.days} days, our default, "
    f"and before the course begins; until they do, they and their supervisors are reminded."
)
NOBODY = "Nobody waits who is approved: supervisors nominate on the Training tab of a record."


@needs(KEEP_COURSES)
def offer(request, event):
    """Those who wait, in the order of need; whoever is ticked is offered a place."""
    row, today = kept_event(request, event), timezone.localdate()
    seen = Booking.objects.changeable_by(request.user, KEEP_COURSES)
    turns = waiting.turns(row.course, seen, on=today, first_day=row.starts_on)
    form = OfferForm(request.POST or None, turns=turns)

    def do(given):
        act = offers.offer(
            row,
            form.chosen,
            on=today,
            by=request.user,
            reason=given["reason"],
            exception=given["exception"],
        )
        return act, f"{len(form.chosen)} offered a place from {day(row.starts_on)}."

    _taken, free = report.places_of(row)
    told = "Those most in need stand first." if any(turn.is_approved for turn in turns) else NOBODY
    page = {
        "title": f"Offer places on {row.course} of {day(row.starts_on)}",
        "intro": f"{free} of {row.places} places are free. {told} {ANSWERS}",
        "button": "Offer a place",
    }
    return acting(request, form, do, back=event_page(row), **page)


@needs(KEEP_COURSES)
def mark(request, event):
    row = kept_event(request, event)
    marked = Booking.objects.changeable_by(request.user, KEEP_COURSES).filter(
        event=row, step__in=(Step.CONFIRMED, Step.ATTENDED)
    )
    form = ClassForm(
        request.POST or None, bookings=marked.select_related("person").order_by("person", "pk")
    )

    def do(given):
        how = {"on": timezone.localdate(), "by": request.user, "reason": given["reason"]}
        act = classes.mark(row, form.marks, **how)
        return act, f"{len(form.marks)} marked."

    page = {
        "title": f"Mark the class of {day(row.starts_on)}: {row.course}",
        "intro": "A pass begins or awards the accreditation on the last day of the event.",
        "button": "Save the marks",
        "template": "training/class.html",
    }
    return acting(request, form, do, back=event_page(row), **page)
