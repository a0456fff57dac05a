"""The first page, and the lists that only its figures open."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import SEE_FIGURES, SEE_GAPS, SEE_PEOPLE
from capability.filters import AccreditationFilter, CaseHolderFilter
from capability.models import Accreditation, CaseAllocation, Feed
from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports import feeds
from capability.reports.accreditations import AccreditationsReport
from capability.reports.case_holders import CaseHolders
from capability.reports.start import ABOUT_CASES, Start

# Figures of the first page set them; people seldom do.
QUIET = ("best", "pending", "awarded_from", "awarded_to")
AGES = (Feed.ALLOCATIONS, Feed.POSTINGS, Feed.ACCREDITATIONS)


@require_GET
@needs()
def start(request):
    """What each of the log-in's access roles wants to know first, one under the other."""
    today = timezone.localdate()
    ages = feeds.ages(request.user, *AGES, on=today) if request.user.may(SEE_FIGURES) else []
    context = {
        "start": Start(request.user, on=today),
        "query_of_cases": "".join(f"&check={code}" for code in ABOUT_CASES),
        "feed_ages": ages,
        "today": today,
    }
    return render(request, "capability/start/start.html", context)


@require_GET
@needs(SEE_GAPS)
@looks_back
def case_holders(request):
    """Everybody who holds a case that requires something of them, complete or not."""
    visible = CaseAllocation.objects.visible_to(request.user)
    asked = CaseHolderFilter(request.GET, visible, request=request)
    day = days.asked(asked)
    is_valid = asked.is_valid()
    report = CaseHolders(request.user, day.on, **(asked.asked if is_valid else {}))
    page = page_of(report.listed() if is_valid else [], request)
    page.object_list = report.filled(page.object_list)
    context = {"form": asked.form, "day": day, "page": page}
    return render(request, "capability/start/case_holders.html", context)


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def accreditations(request):
    """What falls due first; with filters, such as the figures of the first page have."""
    visible = Accreditation.objects.visible_to(request.user)
    asked = AccreditationFilter(request.GET, visible, request=request)
    day = days.asked(asked)
    report = AccreditationsReport(request.user, day.on)
    rows = report.listed(found(asked)).order_by("valid_to", report.key)
    page = page_of(rows, request)
    page.object_list = report.filled(list(page.object_list))
    context = {"form": asked.form, "day": day, "page": page, "quiet": QUIET}
    return render(request, "capability/start/accreditations.html", context)
