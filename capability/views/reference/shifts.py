from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.actions import shift_keeping
from capability.filters import ShiftFilter
from capability.forms.reference.publishing import LastDayToPublishForm
from capability.forms.reference.shifts import ShiftChangeForm, ShiftForm
from capability.models import Shift, Unit
from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs, whole_force
from capability.reports.changes import Trial
from capability.rules.shifts import next_begun
from capability.rules.words import day
from capability.views.reference.owned import keeps, kept, seen
from capability.views.reference.publishing import after, publishing

ORDER = ("unit__name", "unit__code", "begins_at", "starts_on", "pk")


@require_GET
@needs(SEE_REFERENCE)
@looks_back
def shifts(request):
    visible = Shift.objects.visible_to(request.user)
    asked = ShiftFilter(request.GET, visible, request=request)
    rows = found(asked).select_related("unit", "force").order_by(*ORDER)
    context = {"filter": asked, "form": asked.form, "day": days.asked(asked)}
    context |= {"page": page_of(rows, request), "may_keep": request.user.may(KEEP_REFERENCE)}
    return render(request, "capability/reference/shifts.html", context)


@require_GET
@needs(SEE_REFERENCE)
def shift(request, shift):
    row = seen(Shift, request.user, uuid=shift)
    context = {"shift": row, "keeps": keeps(request.user, row)}
    context["sees_unit"] = Unit.objects.visible_to(request.user).filter(pk=row.unit_id).exists()
    return render(request, "capability/reference/shift.html", context)


@needs(KEEP_REFERENCE)
def add(request):
    force = whole_force(request, KEEP_REFERENCE)
    form = ShiftForm(request.POST or None, force=force, today=timezone.localdate())

    def do(given):
        act = shift_keeping.add(force, form.facts(), by=request.user, reason=given["reason"])
        return act, f"{act.shift} is kept from {day(given['starts_on'])}."

    intro = "On each day on which it begins, the register counts who of the area can respond in it."
    page = {"back": reverse("shifts"), "title": f"Add a shift of {force}", "intro": intro}
    return _publishing(request, form, do, force, begins=_begins, **page)


@needs(KEEP_REFERENCE)
def change(request, shift):
    row = kept(Shift, request.user, uuid=shift)
    form = ShiftChangeForm(request.POST or None, initial=ShiftChangeForm.of(row))
    form.fields["starts_on"].label = "The change is in force from"

    def do(given):
        facts, how = form.facts(), {"by": request.user, "reason": given["reason"]}
        starts_on = facts.pop("starts_on")
        act = shift_keeping.change(row, starts_on, facts, **how)
        return act, f"{row} is changed from {day(starts_on)}."

    intro = "As it is until then it ends the day before, and stays on record."
    page = {"back": _page_of(row), "title": f"Change the shift {row}", "intro": intro}
    return _publishing(request, form, do, row.force, begins=_begins, **page)


@needs(KEEP_REFERENCE)
def end(request, shift):
    row = kept(Shift, request.user, uuid=shift)
    form = LastDayToPublishForm(request.POST or None)

    def do(given):
        how = {"by": request.user, "reason": given["reason"]}
        act = shift_keeping.end(row, given["last_day"], **how)
        return act, f"{row} is kept up to {day(given['last_day'])}."

    page = {"back": _page_of(row), "title": f"End the shift {row}"}
    return _publishing(request, form, do, row.force, begins=after, **page)


def _publishing(request, form, do, force, **page):
    def trial(on):
        return Trial(request.user, force, Shift, on=on)

    return publishing(request, form, do, trial=trial, **page)


def _page_of(shift):
    return reverse("shift", args=[shift.uuid])


def _begins(given):
    """The first day from today on on which anything can be found in it."""
    first = max(given["starts_on"], timezone.localdate())
    return next_begun(given["weekdays"], first)
