"""Courses kept by hand: added, changed, ended; what they need first; how good they were found."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from capability.fields.acts import ActForm
from capability.fields.days import LastDayForm
from capability.pages.acting import acting
from capability.pages.needs import needs, whole_force
from capability.rules.words import day
from training.access import KEEP_COURSES
from training.actions import courses, events
from training.forms.courses import CourseForm, CourseReviewForm, NeedForm
from training.forms.events import ChangeForm, EventForm, MoveForm
from training.models import Course, CourseNeed, Event


@needs(KEEP_COURSES)
def add(request):
    force = whole_force(request, KEEP_COURSES)
    form = CourseForm(request.POST or None, force=force)

    def do(given):
        act = courses.add(force, form.facts(), by=request.user, reason=given["reason"])
        return act, f"The course {given['name']} was added."

    return acting(
        request,
        form,
        do,
        back=reverse("courses"),
        then=lambda act: page_of(act.course),
        title=f"Add a course of {force}",
        button="Add",
    )


@needs(KEEP_COURSES)
def change(request, course):
    row = _course(request, course)
    form = CourseForm(request.POST or None, force=row.force, initial=_as_on_record(row))
    # Files name the course by its code: another code is another course.
    form.fields["code"].disabled = True

    def do(given):
        act = courses.change(row, form.facts(), by=request.user, reason=given["reason"])
        return act, f"The course {given['name']} was changed."

    intro = "What classes were marked with already stays as it is."
    return acting(request, form, do, back=page_of(row), title=f"Change {row}", intro=intro)


@needs(KEEP_COURSES)
def end(request, course):
    row = _course(request, course)
    form = LastDayForm(request.POST or None)

    def do(given):
        act = courses.end(row, given["last_day"], by=request.user, reason=given["reason"])
        return act, f"{row} is on offer up to {day(given['last_day'])}."

    title = f"Last day on which {row} is on offer"
    return acting(request, form, do, back=page_of(row), title=title)


@needs(KEEP_COURSES)
def need(request, course):
    row = _course(request, course)
    form = NeedForm(request.POST or None, force=row.force)

    def do(given):
        act = courses.need(row, given["scheme"], by=request.user, reason=given["reason"])
        return act, f"{row} now needs {given['scheme'].code} first."

    return acting(request, form, do, back=page_of(row), title=f"What {row} needs first")


@needs(KEEP_COURSES)
def need_no_longer(request, need):
    mine = CourseNeed.objects.filter(force__in=request.user.reach(KEEP_COURSES).forces)
    row = get_object_or_404(mine.select_related("course__force", "scheme"), pk=need)
    form = ActForm(request.POST or None)

    def do(given):
        act = courses.need_no_longer(row, by=request.user, reason=given["reason"])
        return act, f"{row.course} no longer needs {row.scheme.code} first."

    title = f"{row.course} no longer needs {row.scheme.code} first"
    return acting(request, form, do, back=page_of(row.course), title=title)


@needs(KEEP_COURSES)
def review(request, course):
    row = _course(request, course)
    today = timezone.localdate()
    form = CourseReviewForm(request.POST or None, initial={"reviewed_on": today})

    def do(given):
        reason = given.pop("reason")
        act = courses.review(row, given, on=today, by=request.user, reason=reason)
        return act, f"The review of {row} is recorded."

    return acting(request, form, do, back=page_of(row), title=f"A look at the quality of {row}")


@needs(KEEP_COURSES)
def add_event(request, course):
    row = _course(request, course)
    form = EventForm(request.POST or None)

    def do(given):
        act = events.add(row, form.facts(), by=request.user, reason=given["reason"])
        return act, f"{row} begins on {day(given['starts_on'])}."

    title = f"A date of {row}"
    return acting(request, form, do, back=page_of(row), title=title, then=_event_page)


@needs(KEEP_COURSES)
def change_event(request, event):
    row = kept_event(request, event)
    form = ChangeForm(request.POST or None, initial=vars(row))

    def do(given):
        how = {"on": timezone.localdate(), "by": request.user, "reason": given["reason"]}
        return events.change(row, form.facts(), **how), "The event was changed."

    intro = (
        "More places are offered to nobody by themselves: choose from the waiting list. Whoever "
        "has a place is told by mail of another venue, link or instructions, and so are their "
        "supervisors."
    )
    title = f"Change {row.course} of {day(row.starts_on)}"
    return acting(request, form, do, back=event_page(row), title=title, intro=intro)


@needs(KEEP_COURSES)
def move_event(request, event):
    row = kept_event(request, event)
    form = MoveForm(request.POST or None, initial=vars(row))

    def do(given):
        when = (given["starts_on"], given["ends_on"])
        how = {"on": timezone.localdate(), "by": request.user, "reason": given["reason"]}
        return events.move(row, *when, **how), f"The event was moved to {day(when[0])}."

    title, intro = f"Move {row.course} of {day(row.starts_on)}", f"{_CALLED_OFF} its new days."
    return acting(request, form, do, back=event_page(row), title=title, intro=intro)


@needs(KEEP_COURSES)
def cancel_event(request, event):
    row = kept_event(request, event)
    form = ActForm(request.POST or None)

    def do(given):
        how = {"on": timezone.localdate(), "by": request.user, "reason": given["reason"]}
        return events.cancel(row, **how), "The event was cancelled."

    page = {
        "title": f"Cancel {row.course} of {day(row.starts_on)}",
        "intro": f"{_CALLED_OFF} the next date that has a place.",
        "button": "Cancel the event",
        "is_warning": True,
    }
    return acting(request, form, do, back=event_page(row), **page)


_CALLED_OFF = (
    "Everyone with a place goes back to the waiting list, in their old turn. They and their "
    "supervisors are told by mail, with"
)


def _course(request, course):
    mine = Course.objects.filter(force__in=request.user.reach(KEEP_COURSES).forces)
    return get_object_or_404(mine.select_related("force"), uuid=course)


def kept_event(request, event):
    mine = Event.objects.filter(force__in=request.user.reach(KEEP_COURSES).forces)
    return get_object_or_404(mine.select_related("course__force", "force"), uuid=event)


def _as_on_record(course):
    return vars(course) | {"scheme": course.scheme_id}


def page_of(course):
    return reverse("course", args=[course.uuid])


def event_page(event):
    return reverse("event", args=[event.uuid])


def _event_page(act):
    return event_page(act.event)
