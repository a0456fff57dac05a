"""One person's bookings: nominated, approved or not, confirmed, given up."""

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.fields.acts import ActForm
from capability.models import Person
from capability.models.days import covers
from capability.pages.acting import acting
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.rules.words import day
from training.access import APPROVE, NOMINATE, SEE_TRAINING, TAKE_UP
from training.actions import bookings
from training.checks.needs import lacking
from training.forms.courses import NominateForm
from training.forms.events import WithdrawForm
from training.models import Booking, Course
from training.reports import courses as report
from training.reports import deeds
from training.views import tabs


@require_GET
@needs(SEE_TRAINING)
@looks_back
def of_person(request, person):
    record, person = tabs.opened(request, person, NOMINATE)
    return record.page(
        "training/person_bookings.html",
        bookings=report.of_person(person, request.user),
        may=report.may(request.user, person, on=timezone.localdate()),
        may_nominate=person.may_keep,
        deeds=tabs.done(record, person, deeds.of_bookings),
    )


@needs(NOMINATE)
def nominate(request, person):
    nominable = Person.objects.changeable_by(request.user, NOMINATE)
    person = get_object_or_404(nominable.select_related("force"), uuid=person)
    today = timezone.localdate()
    courses = Course.objects.filter(covers(today), force=person.force).order_by("name", "pk")
    form = NominateForm(
        request.POST or None, courses=courses, initial={"course": _asked(request, courses)}
    )
    is_approved = _changeable(request, APPROVE).filter(pk=person.pk).exists()

    def do(given):
        how = {"on": today, "is_approved": is_approved, "by": request.user}
        act = bookings.nominate(person, given["course"], reason=given["reason"], **how)
        return act, _nominated(person, given["course"], is_approved, today)

    page = {
        "title": f"Nominate {person} for a course",
        "intro": "They wait for the next place from today on, by need. You offer no place by this."
        if is_approved
        else "Their supervisor says yes or no; until then they wait without a turn.",
        "button": "Nominate",
    }
    return acting(request, form, do, back=page_of(person), **page)


@needs(APPROVE)
def approve(request, booking):
    return _decide(request, booking, bookings.approve, "Approve", "is approved")


@needs(APPROVE)
def refuse(request, booking):
    return _decide(request, booking, bookings.refuse, "Do not approve", "is not approved")


@needs(TAKE_UP)
def confirm(request, booking):
    row = _taken_up(request, booking)
    form = ActForm(request.POST or None)
    if _is_own(request, row):
        del form.fields["reason"]

    def do(given):
        reason = given.get("reason", bookings.OWN)
        act = bookings.confirm(row, on=timezone.localdate(), by=request.user, reason=reason)
        return act, f"The place on {row.course} is confirmed."

    return _page(request, form, do, row, f"Confirm the place on {row.course}", "Confirm")


@needs(TAKE_UP)
def withdraw(request, booking):
    row = _taken_up(request, booking)
    form = WithdrawForm(request.POST or None)

    def do(given):
        how = {"on": timezone.localdate(), "by": request.user, "reason": given["reason"]}
        return bookings.withdraw(row, given["why"], **how), f"{row.person} is withdrawn."

    return _page(request, form, do, row, f"Withdraw {row.person} from {row.course}", "Withdraw")


def _decide(request, booking, action, button, told):
    rows = Booking.objects.changeable_by(request.user, APPROVE)
    row = get_object_or_404(rows.select_related("person__force", "course"), uuid=booking)
    form = ActForm(request.POST or None)

    def do(given):
        act = action(row, on=timezone.localdate(), by=request.user, reason=given["reason"])
        return act, f"{row.person} {told} for {row.course}."

    return _page(request, form, do, row, f"{button}: {row.person} for {row.course}", button)


def _page(request, form, do, row, title, button):
    return acting(request, form, do, back=page_of(row.person), title=title, button=button)


def _taken_up(request, booking):
    """Also one's own: nobody else need say for an officer that they come."""
    rows = Booking.objects.seen_with(request.user, TAKE_UP)
    return get_object_or_404(rows.select_related("person__force", "course"), uuid=booking)


def _is_own(request, row):
    return row.person_id == request.user.person_id


def _changeable(request, power):
    return Person.objects.changeable_by(request.user, power)


def _asked(request, courses):
    """The course that the address names, by its code."""
    return courses.filter(Q(code=request.GET.get("course", ""))).first()


def _nominated(person, course, is_approved, today):
    """What happened; and what they still lack, which keeps a place from being offered."""
    told = f"{person} waits for {course}."
    ahead = course.dates.to_come(on=today).order_by("starts_on").first()
    begins = ahead.starts_on if ahead else today
    missing = lacking(course, [person.pk], on=begins).get(person.pk)
    if not is_approved:
        told = f"{person} is nominated for {course}, and waits for the line's approval."
    if missing:
        when = f"on {day(begins)}" if ahead else "today"
        told += f" They lack {' and '.join(missing)} {when}: no place is offered without a reason."
    return told


def page_of(person):
    return reverse("person-training", args=[person.uuid])
