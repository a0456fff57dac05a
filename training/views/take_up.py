"""Who gets onto courses, by kind of person, rank and team; and the turns behind each figure."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.pages.days import Day
from capability.pages.lists import found, page_of
from capability.pages.needs import needs
from training.access import SEE_TAKE_UP
from training.filters.take_up import TakeUpFilter, TurnFilter
from training.reports import take_up as report
from training.rules.bookings import Step

PERIOD = timedelta(days=365)


@require_GET
@needs(SEE_TAKE_UP)
def take_up(request):
    today = timezone.localdate()
    asked = TakeUpFilter(_period(request, today), report.turns(request.user), request=request)
    turns = found(asked)
    kinds = report.by_kind(turns)
    context = {
        "form": asked.form,
        "day": Day(today, today, is_asked=False),
        "kinds": kinds,
        "teams": report.by_team(turns),
        "count": sum(total.asked for total, _lines in kinds),
        "query": asked.data.urlencode(),
        "never_offered": report.never_offered(request.user),
        "check": report.CHECK,
    }
    return render(request, "training/take_up.html", context)


@require_GET
@needs(SEE_TAKE_UP)
def turns(request):
    today = timezone.localdate()
    asked = TurnFilter(_period(request, today), report.turns(request.user), request=request)
    page = page_of(report.listed(found(asked), request.user), request)
    page.object_list = [
        row | {"stands": Step(row["step"]).label} for row in report.filled(page.object_list)
    ]
    context = {"form": asked.form, "day": Day(today, today, is_asked=False), "page": page}
    return render(request, "training/take_up_turns.html", context)


def _period(request, today):
    """The last year, unless the address says otherwise: what is shown says of which days it is."""
    data = request.GET.copy()
    data.setdefault("asked_from", (today - PERIOD).isoformat())
    data.setdefault("asked_to", today.isoformat())
    return data
