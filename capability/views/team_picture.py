"""A team as a picture, and who is there in one of its shifts."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import SEE_FIGURES
from capability.filters import AsOfFilter
from capability.models import Feed, Unit
from capability.pages import days
from capability.pages.lists import page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports import feeds
from capability.reports.people import PeopleReport
from capability.reports.team_picture import TeamPicture

AGES = (Feed.ALLOCATIONS, Feed.POSTINGS, Feed.ACCREDITATIONS, Feed.DUTIES)


@require_GET
@needs(SEE_FIGURES)
@looks_back
def picture(request, unit):
    """The unit with all under it on the day; every figure opens its rows."""
    unit, context = _asked(request, unit)
    today = timezone.localdate()
    context |= {"picture": TeamPicture(request.user, unit, context["day"].on), "today": today}
    context["feed_ages"] = feeds.ages(request.user, *AGES, on=today)
    return render(request, "capability/team/picture.html", context)


@require_GET
@needs(SEE_FIGURES)
@looks_back
def cover(request, unit, shift):
    """Who is counted as there in a shift that begins on the day."""
    unit, context = _asked(request, unit)
    on = context["day"].on
    report = TeamPicture(request.user, unit, on)
    found = next((one for one in report.shifts if one.uuid == shift), None)
    if found is None:
        raise Http404
    people = PeopleReport(request.user, on)
    rows = people.listed(report.there(found))
    page = page_of(rows.order_by(*people.orderings.get("surname", [people.key])), request)
    page.object_list = people.filled(list(page.object_list))
    context |= {"shift": found, "page": page}
    return render(request, "capability/team/cover.html", context)


def _asked(request, unit):
    visible = Unit.objects.visible_to(request.user)
    asked = AsOfFilter(request.GET, visible, request=request)
    unit = get_object_or_404(visible.select_related("force"), uuid=unit)
    day = days.asked(asked)
    return unit, {"unit": unit, "form": asked.form, "day": day, "of_unit": _query(unit, day)}


def _query(unit, day):
    """What an address of rows begins with, so that they are of this unit, day and moment."""
    return urlencode({"unit": unit.uuid, **day.parameters})
