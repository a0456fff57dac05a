"""Changes on their way: what they would do, found by a worker, read, and then published."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from capability.access import KEEP_REFERENCE
from capability.actions import drafts as actions
from capability.actions import undoing
from capability.actions.acts import Refused
from capability.models import DraftGap, DraftState
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports import drafts as report
from capability.reports.rechecks import rechecked
from capability.tasks import wake
from capability.views.reference.publishing import page_of_form


@require_GET
@needs(KEEP_REFERENCE)
def drafts(request):
    """Those that wait; with `?all=1` those that are over too."""
    listed = report.listed(request.user)
    is_all = "all" in request.GET
    context = {"page": page_of(listed if is_all else listed.waiting(), request), "is_all": is_all}
    return render(request, "capability/reference/drafts.html", context)


@require_GET
@needs(KEEP_REFERENCE)
def draft(request, draft):
    """Where it stands, and what it would do; once it is published, what came of it."""
    draft = _seen(request, draft)
    recheck, moved = rechecked(draft.recheck_id)
    teams, total = report.teams(draft, report.gaps(request.user, draft))
    is_moving = draft.is_worked_on and not draft.is_given_up
    is_checked = bool(recheck and recheck.is_under_way)
    context = {
        "draft": draft,
        "teams": teams,
        "total": total,
        "recheck": recheck,
        "moved": moved,
        "renew": 2 * is_moving or 3 * is_checked,
        "is_of_today": _is_of_today(draft),
        "form_page": page_of_form(draft) if draft.state == DraftState.LOOKED else None,
        "is_kept": bool(teams) or actions.are_kept(draft, on=timezone.localdate()),
        "is_undone": bool(draft.act and undoing.is_undone(draft.act)),
    }
    return render(request, "capability/reference/draft.html", context)


@require_GET
@needs(KEEP_REFERENCE)
def gaps(request, draft):
    """`?what=` says which list, `?team=` of which unit (by its uuid)."""
    draft = _seen(request, draft)
    rows = report.gaps(request.user, draft)
    teams, total = report.teams(draft, rows)
    what, asked = request.GET.get("what", DraftGap.What.OPENS), request.GET.get("team", "")
    named = {str(team.uuid or "force"): team for team in teams}
    if what not in DraftGap.What or (asked and asked not in named):
        raise Http404
    shown = named.get(asked, total)
    if asked:
        rows = rows.filter(team__uuid=shown.uuid)
    page = page_of(rows.filter(what=what), request)
    page.object_list = report.filled(request.user, draft, list(page.object_list))
    context = {"draft": draft, "page": page, "what": what, "team": asked, "shown": shown}
    return render(request, "capability/reference/draft_gaps.html", context)


@require_POST
@needs(KEEP_REFERENCE)
def look(request, draft):
    return _moved(request, _seen(request, draft), actions.look_again, by=request.user)


@require_POST
@needs(KEEP_REFERENCE)
def publish(request, draft):
    mark, today = request.POST.get("mark", ""), timezone.localdate()
    draft = _seen(request, draft)
    return _moved(request, draft, actions.ask_to_publish, mark, on=today, by=request.user)


@require_POST
@needs(KEEP_REFERENCE)
def give_up(request, draft):
    return _moved(request, _seen(request, draft), actions.give_up)


def _seen(request, draft):
    return get_object_or_404(report.listed(request.user), uuid=draft)


def _moved(request, draft, change, *args, **how):
    """What can't be done is said on its page, in words."""
    try:
        moved = change(draft, *args, **how)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        if moved.is_worked_on:
            wake(moved.job)
    return redirect("draft", draft.uuid)


def _is_of_today(draft):
    return bool(draft.looked_at) and timezone.localdate(draft.looked_at) == timezone.localdate()
