"""What people say about a gap: seen, taken back, planned. Each page leads back to the gap."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from capability.access import WORK_ON_GAPS
from capability.actions import gap_work
from capability.actions.acts import Refused
from capability.checks import CHECKS
from capability.forms.gaps import GapPlanForm
from capability.models import Gap
from capability.pages.needs import needs
from capability.reports import history, one_gap


def _workable(identity, user):
    gap = one_gap.known_as(identity, user)
    if gap is None or not gap.is_workable:
        raise Http404
    return gap


@require_POST
@needs(WORK_ON_GAPS)
def acknowledge(request, gap):
    said = "You have acknowledged this gap. Others see that it is known."
    return _said(request, gap, gap_work.acknowledge, said)


@require_POST
@needs(WORK_ON_GAPS)
def take_back(request, gap):
    return _said(request, gap, gap_work.take_back, "The acknowledgement is taken back.")


def _said(request, identity, do, said):
    gap = _workable(identity, request.user)
    try:
        do(gap, by=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(_page(request, "gap", identity))


@needs(WORK_ON_GAPS)
def plan(request, gap):
    """Whoever comes second is told what the first has changed, and sends the form again."""
    identity, gap = gap, _workable(gap, request.user)
    form = GapPlanForm(request.POST or None, gap=gap, on=timezone.localdate())
    meanwhile = []
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            meanwhile = _changed_meanwhile(gap, request.POST.get("seen", ""))
            done = not meanwhile and _planned(gap, form, request.user)
        if done:
            messages.success(request, _what_happened(request, identity))
            return redirect(_page(request, "gap", identity))
    context = {"form": form, "meanwhile": meanwhile, "seen": history.stamp_of(gap)}
    context |= {"title": "What is being done about it", "intro": CHECKS[gap.check_code].title}
    context["back"] = _page(request, "gap", identity)
    return render(request, "capability/act.html", context)


def _changed_meanwhile(gap, seen):
    Gap.objects.select_for_update().get(pk=gap.pk)
    return [] if history.stamp_of(gap) == seen else history.later(gap, seen)


def _planned(gap, form, user):
    """Whether it was done; where it can't be, the form says why."""
    asked = form.cleaned_data
    try:
        with transaction.atomic():
            gap_work.plan(
                gap, owner=asked["owner"], due_on=asked["due_on"], words=asked["plan"], by=user
            )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _what_happened(request, identity):
    link = (
        'The plan is recorded. <a class="govuk-notification-banner__link" href="{}">Change it</a>'
    )
    return format_html(link, _page(request, "gap-plan", identity))


def _page(request, name, identity):
    """Keeps the day and the list that the reader came from."""
    query = request.GET.urlencode()
    return reverse(name, args=[identity]) + (f"?{query}" if query else "")
