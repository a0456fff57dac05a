"""Dispensations: granted from a gap, listed, read with their history, ended early."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import DISPENSE, SEE_DISPENSATIONS, SEE_FIGURES
from capability.actions import dispensations as actions
from capability.fields.days import LastDayForm
from capability.filters import DispensationFilter, DispensationMonthsFilter
from capability.forms.dispensations import DispenseForm, mentors
from capability.models import Dispensation
from capability.pages import days
from capability.pages.acting import acting
from capability.pages.lists import came_from, found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports import dispensations as report
from capability.reports import one_gap
from capability.reports.dispensation_months import DispensationMonths
from capability.rules.words import day

INTRO = (
    "The gap stays on the record and is shown as covered, with the mentor and what is in place "
    "instead, until the last day. What the force owes the person it still owes."
)


@require_GET
@needs(SEE_DISPENSATIONS)
@looks_back
def dispensations(request):
    visible = Dispensation.objects.visible_to(request.user)
    asked = DispensationFilter(request.GET, visible, request=request)
    day = days.asked(asked)
    page = page_of(report.listed(found(asked)), request)
    page.object_list = report.shown(page.object_list, on=day.on)
    context = {"filter": asked, "form": asked.form, "day": day, "page": page}
    return render(request, "capability/dispensations/dispensations.html", context)


@require_GET
@needs(SEE_DISPENSATIONS)
def dispensation(request, dispensation):
    visible = report.listed(Dispensation.objects.visible_to(request.user))
    row = get_object_or_404(visible, uuid=dispensation)
    today = timezone.localdate()
    context = {
        "one": row,
        "standing": report.standing_of(row, on=today),
        "may_end": report.may_end(row, request.user, on=today),
        "changes": report.changes(row, request.user),
        "today": today,
        "back": came_from(request, reverse("dispensations")),
    }
    return render(request, "capability/dispensations/dispensation.html", context)


@require_GET
@needs(SEE_FIGURES)
@looks_back
def months(request):
    """Counts by team, a picture and its table."""
    asked = DispensationMonthsFilter(request.GET, Dispensation.objects.none(), request=request)
    day = days.asked(asked)
    unit = asked.of_unit if asked.is_valid() else None
    context = {"form": asked.form, "day": day, "unit": unit}
    context["report"] = DispensationMonths(request.user, day.on, unit)
    context["may_open"] = request.user.may(SEE_DISPENSATIONS)
    return render(request, "capability/dispensations/months.html", context)


@needs(DISPENSE)
def grant(request, gap):
    """From a gap, which says for whom and from which requirement."""
    identity, gap = gap, one_gap.known_as(gap, request.user)
    if gap is None or not gap.is_dispensable:
        raise Http404
    today, person = timezone.localdate(), gap.person
    people = mentors(request.user, person, on=today)
    form = DispenseForm(request.POST or None, gap=gap, people=people, today=today)

    def do(cleaned):
        act = actions.grant(gap, form.facts, by=request.user, reason=cleaned["reason"])
        return act, f"The gap of {person} is covered until {day(cleaned['ends_on'])}."

    page = {"title": f"Grant {person} a dispensation", "intro": INTRO, "button": "Grant it"}
    page |= {"gap": one_gap.shown(gap, request.user, on=today)}
    page["template"] = "capability/dispensations/grant.html"
    back = reverse("gap", args=[identity])
    return acting(request, form, do, back=back, person=person, **page)


@needs(DISPENSE)
def end(request, dispensation):
    mine = report.listed(Dispensation.objects.changeable_by(request.user, DISPENSE))
    row, today = get_object_or_404(mine, uuid=dispensation), timezone.localdate()
    form = LastDayForm(request.POST or None, initial={"last_day": today})
    form.fields["last_day"].label = "Last day that it covers"

    def do(cleaned):
        last, why = cleaned["last_day"], cleaned["reason"]
        act = actions.end(row, last, on=today, by=request.user, reason=why)
        return act, f"The dispensation of {row.person} ends on {day(last)}."

    page = {"title": f"End the dispensation of {row.person} early", "button": "End it"}
    page["intro"] = f"By itself it ends on {day(row.ends_on)}. The gap is then uncovered again."
    back = reverse("dispensation", args=[row.uuid])
    return acting(request, form, do, back=back, person=row.person, **page)
