"""Units: the tree, and one of them."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from capability.access import KEEP_REFERENCE, SEE_PEOPLE
from capability.filters import AsOfFilter
from capability.models import Unit
from capability.reports.unit_pages import UnitPages
from capability.views import days
from capability.views.lists import page_of
from capability.views.needs import needs


@require_safe
@needs(SEE_PEOPLE)
def units(request):
    """The tree on the day, a page at a time."""
    asked = AsOfFilter(request.GET, Unit.objects.visible_to(request.user), request=request)
    day = days.asked(asked)
    report = UnitPages(request.user, day.on)
    page = page_of(report.tree(), request)
    page.object_list = report.with_heads_and_people(page.object_list)
    context = {"page": page, "day": day, "form": asked.form}
    return render(request, "capability/units.html", context)


@require_safe
@needs(SEE_PEOPLE)
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
    may_keep = request.user.may(KEEP_REFERENCE)
    context = {"unit": unit, "page": page, "day": day, "form": asked.form, "role": role}
    context |= {"report": report.page(unit), "may_keep": may_keep and _is_kept(request, unit)}
    return render(request, "capability/unit.html", context)


def _is_kept(request, unit):
    reach = request.user.reach(KEEP_REFERENCE)
    return unit.force_id in reach.forces or unit.pk in reach.units
