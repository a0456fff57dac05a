from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from capability.access import SEE_GAPS
from capability.fields.moments import said
from capability.filters import AsOfFilter, GapFilter
from capability.models import Feed, Gap, Restriction
from capability.pages import days, ways
from capability.pages.lists import came_from, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports import abouts, explained, feeds, one_gap, sweeps
from capability.reports import gaps as report
from capability.reports.opened_by import opened_by
from capability.rules.severities import Severity

# What gaps rest on.
AGES = (Feed.ALLOCATIONS, Feed.POSTINGS, Feed.ACCREDITATIONS)


@require_GET
@needs(SEE_GAPS)
@looks_back
def gaps(request):
    """Person by person, whoever has the worst gap first."""
    gaps = GapFilter(request.GET, Gap.objects.visible_to(request.user), request=request)
    day = days.asked(gaps)
    items = report.listed(request.user, gaps.narrowing) if gaps.is_valid() else []
    page = page_of(_by_person(items), request)
    page.object_list = explained.filled(page.object_list, request.user, on=day.on)
    counts = {
        "people": len({item.person for item in items} - {None}),
        "gaps": len(items),
        "now": sum(item.severity == Severity.STOP for item in items),
    }
    context = {"filter": gaps, "form": gaps.form, "day": day, "page": page, "counts": counts}
    context["feed_ages"] = feeds.ages(request.user, *AGES, on=day.today)
    context["is_closed"] = gaps.is_valid() and gaps.narrowing.is_closed
    return render(request, "capability/gaps.html", context | {"swept": _swept(request.user, day)})


def _swept(user, day):
    """When what is shown was last checked; of another moment that is not known."""
    return None if day.known_at else sweeps.latest(user)


def _by_person(items):
    """Everyone's gaps together, in the order in which the list names people first."""
    places = {}
    for place, item in enumerate(items):
        places.setdefault(item.person, place)
    return sorted(items, key=lambda item: places[item.person])


@require_GET
@needs(SEE_GAPS)
@looks_back
def gap(request, gap):
    """Why there is one, what would close it, and what is being done about it."""
    identity, gap = gap, one_gap.known_as(gap, request.user)
    asked = AsOfFilter(request.GET, Gap.objects.none(), request=request)
    if gap is None:
        raise Http404
    day = days.asked(asked)
    opened = _opened(gap)
    context = {
        "identity": identity,
        "gap": one_gap.shown(gap, request.user, on=day.on, as_of=day.is_asked),
        "is_workable": gap.is_workable and not day.known_at,
        "is_dispensable": gap.is_dispensable and not day.known_at,
        "opened": opened,
        "day": day,
        "form": asked.form,
        "abouts": abouts.abouts(gap, request.user),
        "ways": ways.shown(gap, request.user, day),
        "back": came_from(request, reverse("gaps") + day.query),
    }
    context["in_history"] = _in_history(gap, context["gap"], opened)
    return render(request, "capability/gap.html", context)


def _opened(gap):
    """Of a restriction only whoever reads the history is told, even that there is one."""
    opened = opened_by(gap)
    is_restriction = opened is not None and opened.kind == Restriction._meta.model_name
    return None if is_restriction and not gap.has_history else opened


def _in_history(gap, row, opened):
    """Where the person's history tells of it: it is the last of what was on record at its moment.

    Of a case or a requirement it does not tell: then whatever had changed by then.
    """
    person = row["person"] or {}
    if opened is None or not gap.has_history or "uuid" not in person:
        return None
    address = reverse("person-history", args=[person["uuid"]])
    moment = {"known_at": said(opened.change.at)}
    if not opened.kind:
        return f"{address}?{urlencode(moment)}"
    return f"{address}?{urlencode({'kind': opened.kind} | moment)}#{opened.change.place}"
