"""A team as a matrix: its people against what is required of them, as page, file or paper."""

from urllib.parse import urlencode

from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from capability.access import EXPORT, SEE_GAPS, SEE_NAMES
from capability.filters import MatrixFilter
from capability.models import Feed, Unit
from capability.pages import days
from capability.pages.exported import OFFICIAL, SENSITIVE
from capability.pages.files import kept
from capability.pages.lists import page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports import feeds, team_files
from capability.reports.formats import Csv, Xlsx

FEEDS = (Feed.POSTINGS, Feed.ACCREDITATIONS, Feed.ALLOCATIONS)


@require_safe
@needs(SEE_GAPS)
@looks_back
def team(request, unit):
    """People a page at a time; the lines under them are of all pages."""
    context = _asked(request, unit)
    context["page"] = page_of(context["matrix"].rows, request)
    context["filtered"] = _filtered(request)
    return render(request, "capability/team.html", context)


@require_safe
@needs(SEE_GAPS)
@looks_back
def paper(request, unit):
    """Everybody on one sheet, for a meeting."""
    context = _asked(request, unit)
    context |= {"marking": _marking(request), "now": timezone.now()}
    context["narrowed"] = context["filters"].narrowed
    return render(request, "capability/team_paper.html", context)


@require_safe
@needs(EXPORT)
@looks_back
def as_csv(request, unit):
    return _file(request, unit, Csv())


@require_safe
@needs(EXPORT)
@looks_back
def as_xlsx(request, unit):
    return _file(request, unit, Xlsx())


def _asked(request, unit):
    visible = Unit.objects.visible_to(request.user)
    asked = MatrixFilter(request.GET, visible, request=request)
    day = days.asked(asked)
    unit = get_object_or_404(visible.select_related("force"), uuid=unit)
    context = {"unit": unit, "filters": asked, "form": asked.form, "day": day}
    context["matrix"] = asked.matrix(unit)
    context["feed_ages"] = feeds.ages(request.user, *FEEDS, on=day.today)
    return context


def _filtered(request):
    """What the address asks for, but for the page and what is left empty."""
    asked = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if value and name != "page"
    ]
    return f"?{urlencode(asked)}" if asked else ""


def _file(request, unit, form):
    context = _asked(request, unit)
    day, asked = context["day"], request.GET.urlencode()
    if context["form"].errors:
        return redirect(f"{reverse('team', args=[unit])}?{asked}")
    with_moment = f"-known-{timezone.localdate(day.known_at)}" if day.known_at else ""
    named = f"{_marking(request)}-team-{slugify(context['unit'].code)}-{day.on}{with_moment}"
    pieces = form.pieces(*team_files.cells(context["matrix"]))
    return FileResponse(
        kept(pieces),
        as_attachment=True,
        filename=f"{named}.{form.get_extension()}",
        content_type=form.get_content_type(),
    )


def _marking(request):
    """By name, it says who is short of what."""
    return SENSITIVE if request.user.may(SEE_NAMES) else OFFICIAL
