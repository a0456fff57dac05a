"""CPD of others: what waits to be verified."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.fields.acts import ActForm
from capability.pages import days, exported
from capability.pages.acting import acting
from capability.pages.lists import found, page_of
from capability.pages.needs import needs
from training.access import VERIFY_CPD
from training.actions import cpd
from training.filters.cpd import CpdAsListed, CpdToVerifyFilter
from training.models import CpdEntry
from training.reports.cpd import CpdByDay
from training.reports.resources import CpdResource

exported.join(
    "cpd",
    exported.List("cpd", (VERIFY_CPD,), CpdEntry, CpdAsListed, CpdResource, CpdByDay),
)
# A page of the list, and as many as fit into an address.
MOST = 50


@require_GET
@needs(VERIFY_CPD)
def waiting(request):
    """What people entered themselves, the oldest first."""
    entries = _with_whose(CpdEntry.objects.to_verify(request.user))
    asked = CpdToVerifyFilter(request.GET, entries, request=request)
    page = page_of(found(asked).order_by("done_on", "pk"), request)
    context = {"filter": asked, "form": asked.form, "page": page, "day": days.asked(asked)}
    return render(request, "training/cpd/waiting.html", context)


@needs(VERIFY_CPD)
def verify(request):
    """Those that the address names; all of one force, as one act."""
    if "entry" not in request.GET:
        messages.warning(request, "Tick one entry at least, then verify.")
        return redirect("cpd")
    entries = _named(request)
    form = ActForm(request.POST or None)
    form.fields["reason"].label = "What shows that it was done"
    today = timezone.localdate()

    def do(cleaned):
        act = cpd.verify(entries, today, by=request.user, reason=cleaned["reason"])
        return act, f"Verified: {_counted(act.verified)}."

    page = {
        "title": f"Verify {_counted(len(entries))}",
        "intro": "What is verified stays: the person can no longer correct or remove it.",
        "template": "training/cpd/verify.html",
        "entries": entries,
        "button": "Verify",
    }
    return acting(request, form, do, back=reverse("cpd"), **page)


def _to_verify(request):
    """Of others alone."""
    others = CpdEntry.objects.changeable_by(request.user, VERIFY_CPD)
    return _with_whose(others.filter(verified_on=None))


def _with_whose(entries):
    return entries.defer("reflection").select_related("person", "scheme", "aim", "force")


def _named(request):
    """All of them there to be verified, and of one force; anything else is not found."""
    try:
        asked = {UUID(text) for text in request.GET.getlist("entry")}
    except ValueError as error:
        raise Http404 from error
    entries = list(_to_verify(request).filter(uuid__in=asked).order_by("done_on", "pk")[:MOST])
    if len(entries) != len(asked) or len({entry.force_id for entry in entries}) != 1:
        raise Http404
    return entries


def _counted(number):
    return "1 entry" if number == 1 else f"{number} entries"
