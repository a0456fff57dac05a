"""What portfolios are made of: national programmes, and a force's own."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.pages.acting import acting
from capability.pages.lists import page_of
from capability.pages.needs import needs, whole_force
from training.actions import programmes as actions
from training.forms.programmes import ProgrammeForm
from training.models import Programme


@require_GET
@needs(SEE_REFERENCE)
def programmes(request):
    rows = Programme.objects.visible_to(request.user).select_related("scheme", "force")
    rows = rows.prefetch_related("units").order_by("scheme__code", "code", "pk")
    context = {"page": page_of(rows, request)}
    context["may_keep"] = bool(request.user.reach(KEEP_REFERENCE).forces)
    return render(request, "training/programmes.html", context)


@needs(KEEP_REFERENCE)
def add(request):
    force = whole_force(request, KEEP_REFERENCE)
    form = ProgrammeForm(request.POST or None, force=force)

    def do(said):
        facts = {name: said[name] for name in ("code", "name", "scheme")}
        how = {"by": request.user, "reason": said["reason"]}
        act = actions.add(force, facts, said["units"], **how)
        return act, f"Programme {said['code']} added."

    page = {"title": f"Add a programme of {force}", "button": "Add"}
    return acting(request, form, do, back=reverse("programmes"), **page)
