"""Units: the tree, and one of them."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from capability.access import KEEP_REFERENCE, SEE_HISTORY, SEE_PEOPLE
from capability.filters import AsOfFilter
from capability.models import Unit
from capability.pages import days
from capability.pages.lists import page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports.unit_history import UnitChanges
from capability.reports.unit_pages import UnitPages


@require_safe
@needs(SEE_PEOPLE)
@looks_back
def units(request):
    """The tree on the day, a page at a time."""
    asked = AsOfFilter(request.GET, Unit.objects.visible_to(request.user), request=request)
    day = days.asked(asked)
    report = UnitPages(request.user, day.on)
    page = page_of(report.tree(), request)
    page.object_list = report.with_heads_and_people(page.object_list)
    context = {"page": page, "day": day, "form": asked.form}
    context["may_make"] = bool(request.user.reach(KEEP_REFERENCE).forces) and not day.known_at
    return render(request, "capability/units.html", context)


@require_safe
@needs(SEE_PEOPLE)
@looks_back
def unit(request, unit):
    """`?role=` narrows the people to one line of the posts: its code, empty for none."""
    visible = Unit.objects.visible_to(request.user)
    asked = AsOfFilter(request.GET, visible, request=request)
    day = days.asked(asked)
    unit = get_object_or_404(visible.select_related("force"), uuid=unit)
    report = UnitPages(request.user, day.on)
    role = request.GET.get("role")
    page = page_of(report.posted(unit, role), request)
    page.object_list = report.filled(page.object_list)
    context = {"unit": unit, "page": page, "day": day, "form": asked.form, "role": role}
    may_keep = _may_keep(request, unit) and not day.known_at
    context |= {"report": report.page(unit), "may_keep": may_keep}
    context["may_see_history"] = _may_see_history(request, unit)
    return render(request, "capability/unit.html", context)


@require_safe
@needs(SEE_HISTORY)
def unit_history(request, unit):
    unit = get_object_or_404(Unit.objects.within(request.user.reach(SEE_HISTORY)), uuid=unit)
    page = page_of(UnitChanges(unit), request)
    context = {"unit": unit, "page": page, "may_keep": _may_keep(request, unit)}
    return render(request, "capability/unit_history.html", context)


def _may_keep(request, unit):
    return unit.force_id in request.user.reach(KEEP_REFERENCE).forces


def _may_see_history(request, unit):
    reach = request.user.reach(SEE_HISTORY)
    return unit.force_id in reach.forces or unit.pk in reach.units
