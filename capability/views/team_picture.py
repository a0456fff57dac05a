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

AGES = (Feed.ALLOCATIONS, Feed.POSTINGS, Feed.ACCREDITATIONS, Feed.DUTIES, Feed.DEPLOYMENTS)
WHO = {
    "": "All who are trained",
    "busiest": "The busiest tenth",
    "overused": "Called out too often",
    "cold": "Not in twelve months",
}


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


@require_GET
@needs(SEE_FIGURES)
@looks_back
def call_outs(request, unit):
    """The trained first responders with their call-outs; `?who=` narrows to busiest or cold."""
    unit, context = _asked(request, unit)
    report = TeamPicture(request.user, unit, context["day"].on).call_outs
    who = request.GET.get("who", "")
    if who not in WHO:
        raise Http404
    page = page_of(report.people(who), request)
    page.object_list = report.filled(list(page.object_list))
    context |= {"report": report, "page": page, "who": who, "choices": WHO}
    return render(request, "capability/team/called.html", context)


def _asked(request, unit):
    visible = Unit.objects.visible_to(request.user)
    asked = AsOfFilter(request.GET, visible, request=request)
    unit = get_object_or_404(visible.select_related("force"), uuid=unit)
    day = days.asked(asked)
    # What addresses of rows say, so that they are of this unit, day and moment.
    of_unit = urlencode({"unit": unit.uuid, **day.parameters})
    context = {"unit": unit, "form": asked.form, "day": day, "of_unit": of_unit}
    return unit, context | {"of_day": urlencode(day.parameters)}
