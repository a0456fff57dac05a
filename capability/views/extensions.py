"""Awards extended for many at once: proposed, looked at with whom it touches, applied."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import EXTEND, SEE_EXTENSIONS
from capability.actions import extensions as actions
from capability.fields.acts import ActForm
from capability.forms.extensions import ExtensionForm
from capability.models import AwardExtension
from capability.pages.acting import acting
from capability.pages.lists import page_of
from capability.pages.needs import needs, whole_force
from capability.reports import extensions as report
from capability.reports import history

INTRO = (
    "Nothing is extended yet: the next page shows how many awards it touches and whose they are, "
    "before anybody confirms it."
)


@require_GET
@needs(SEE_EXTENSIONS)
def extensions(request):
    visible = report.listed(AwardExtension.objects.visible_to(request.user))
    context = {"page": page_of(visible, request)}
    context["may_extend"] = bool(request.user.reach(EXTEND).forces)
    return render(request, "capability/extensions/extensions.html", context)


@needs(EXTEND)
def propose(request):
    force = whole_force(request, EXTEND)
    form = ExtensionForm(request.POST or None, force=force)

    def do(cleaned):
        act = actions.propose(force, form.facts, by=request.user, reason=cleaned["reason"])
        return act, "It is proposed. Look at whom it touches, and apply it."

    page = {"title": f"Extend awards in {force}", "intro": INTRO, "button": "See whom it touches"}
    back = reverse("extensions")
    return acting(request, form, do, back=back, then=_page, **page)


@require_GET
@needs(SEE_EXTENSIONS)
def extension(request, extension):
    row = _seen(request, extension, SEE_EXTENSIONS)
    return render(request, "capability/extensions/extension.html", _shown(row, request))


@needs(EXTEND)
def apply(request, extension):
    row = _seen(request, extension, EXTEND)
    form = ActForm(request.POST or None)

    def do(cleaned):
        act = actions.apply(row, by=request.user, reason=cleaned["reason"])
        awards = "1 award is" if act.extended == 1 else f"{act.extended:,} awards are"
        return act, f"{awards} good for longer."

    page = _shown(row, request) | {"title": f"Apply {row.reference}", "button": "Apply it"}
    page["template"] = "capability/extensions/apply.html"
    return acting(request, form, do, back=reverse("extension", args=[row.uuid]), **page)


def _seen(request, extension, power):
    visible = AwardExtension.objects.visible_to(request.user, power)
    return get_object_or_404(report.listed(visible), uuid=extension)


def _page(act):
    return reverse("extension", args=[act.extension.uuid])


def _shown(row, request):
    page = page_of(report.awards(row), request)
    page.object_list = list(report.filled(page.object_list, row))
    waits = row.applied_in_id is None
    origin = history.origin(row)
    return {
        "one": row,
        "page": page,
        "teams": report.teams(row, on=timezone.localdate()),
        "why_two": actions.why_two(row) if waits else "",
        "refusal": actions.refusal(row, request.user) if waits else "",
        "may_extend": row.force_id in request.user.reach(EXTEND).forces,
        "proposed_in": origin and origin.act,
    }
