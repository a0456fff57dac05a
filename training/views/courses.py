"""Courses and their dates: what there is, what each needs first, and who waits."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.needs import needs
from training.access import KEEP_COURSES, SEE_COURSES, SEE_EVALUATIONS, SEE_TAKE_UP, SEE_TRAINING
from training.checks.needs import needed
from training.filters.courses import CourseFilter
from training.models import Booking, Course, Event
from training.reports import courses as report
from training.reports import evaluations, quality, waiting
from training.rules.months import Month


@require_GET
@needs(SEE_COURSES)
def courses(request):
    visible = Course.objects.visible_to(request.user)
    asked = CourseFilter(request.GET, visible, request=request)
    day = days.asked(asked)
    context = {
        "filter": asked,
        "form": asked.form,
        "day": day,
        "page": page_of(report.listed(found(asked), on=day.on), request),
        "may_keep": bool(request.user.reach(KEEP_COURSES).forces),
        "sees_take_up": request.user.may(SEE_TAKE_UP),
        "to_approve": report.to_approve(request.user),
    }
    return render(request, "training/courses.html", context)


@require_GET
@needs(SEE_COURSES)
def course(request, course):
    row = get_object_or_404(
        Course.objects.visible_to(request.user).select_related("scheme", "force"), uuid=course
    )
    today = timezone.localdate()
    ahead = Event.objects.filter(course=row).to_come(on=today).order_by("starts_on").first()
    seen = Booking.objects.seen_with(request.user, SEE_TRAINING)
    first_day = ahead and ahead.starts_on
    context = {
        "course": row,
        "today": today,
        "needed": needed(row, on=first_day or today).values(),
        "own_needs": row.needs.select_related("scheme"),
        "reviews": row.reviews.all(),
        "page": page_of(report.dates(row), request),
        "turns": waiting.turns(row, seen, on=today, first_day=first_day),
        "waiting": row.bookings.waiting().of_serving(on=today).count(),
        "keeps": row.force_id in request.user.reach(KEEP_COURSES).forces,
        "names": request.user.may(SEE_TRAINING),
        "evaluates": _evaluates(request, row),
    }
    if context["keeps"]:
        context["due"] = quality.due(row, on=today)
    if context["evaluates"]:
        context["results"] = evaluations.of_course(row, on=today)
        context["told"] = evaluations.TOLD_OF_COURSE
    return render(request, "training/course.html", context)


@require_GET
@needs(SEE_COURSES)
def event(request, event):
    rows = Event.objects.visible_to(request.user).select_related("course__scheme", "force")
    row = get_object_or_404(rows, uuid=event)
    today, keeps = timezone.localdate(), row.force_id in request.user.reach(KEEP_COURSES).forces
    taken, free = report.places_of(row)
    open_ = row.cancelled_on is None and row.starts_on >= today
    seen = Booking.objects.seen_with(request.user, SEE_TRAINING)
    context = {
        "event": row,
        "taken": taken,
        "free": free,
        "bookings": report.of_event(row, request.user),
        "keeps": keeps,
        "may_mark": keeps and row.cancelled_on is None and row.ends_on <= today,
        "is_open": open_,
        "turns": waiting.turns(row.course, seen, on=today, first_day=row.starts_on)
        if open_
        else [],
        "names": request.user.may(SEE_TRAINING),
        "evaluates": _evaluates(request, row) and row.starts_on <= today and not row.cancelled_on,
    }
    if context["evaluates"]:
        answers = evaluations.shown_of(row, on=today)
        context["results"] = evaluations.results(answers)
        context["told"] = evaluations.told_of_event(row, on=today)
        context["comments"] = evaluations.comments(answers)
    return render(request, "training/event.html", context)


@require_GET
@needs(SEE_COURSES)
def calendar(request):
    """The events of a month, as a list."""
    month = Month.named(request.GET.get("month", ""), otherwise=timezone.localdate())
    if month is None:
        raise Http404
    events = report.calendar(request.user, first=month.first, last=month.last)
    context = {"month": month, "events": events, "today": timezone.localdate()}
    return render(request, "training/calendar.html", context)


def _evaluates(request, row):
    """Whether the user sees what those who attended thought of it."""
    return row.force_id in request.user.reach(SEE_EVALUATIONS).forces
