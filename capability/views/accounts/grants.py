"""A grant is confirmed, or ended."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from capability.access import GRANT_ALL, GRANT_TEAMS
from capability.actions import grants
from capability.fields.acts import ActForm
from capability.forms.users import EndForm
from capability.models import Grant
from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.rules.words import day


@needs(GRANT_ALL)
def confirm(request, grant):
    grant = _kept(request, grant)
    form = ActForm(request.POST or None)

    def do(cleaned):
        act = grants.confirm(grant, by=request.user, reason=cleaned["reason"])
        return act, f"The grant of {grant.user} is confirmed and counts."

    intro = f"{grant.user} would be {_said(grant)}. It takes two: confirm it if you know of it too."
    page = {"title": "Confirm a grant", "intro": intro, "button": "Confirm it"}
    return _about(request, grant, form, do, **page)


@needs(GRANT_TEAMS)
def end(request, grant):
    grant = _kept(request, grant)
    form = EndForm(request.POST or None, on=timezone.localdate())

    def do(cleaned):
        how = {"on": cleaned["on"], "by": request.user, "reason": cleaned["reason"]}
        act = grants.end(grant, **how)
        return act, f"From {day(cleaned['on'])} {grant.user} is no longer {_said(grant)}."

    intro = f"{grant.user} is {_said(grant)}. It ends on their next request on that day."
    page = {"title": "End a grant", "intro": intro, "button": "End it"}
    return _about(request, grant, form, do, is_warning=True, **page)


def _kept(request, grant):
    visible = Grant.objects.visible_to(request.user).kept_by(request.user)
    return get_object_or_404(visible.select_related("user", "unit", "force"), uuid=grant)


def _said(grant):
    return f"{grant.get_access_role_display()} over {grant.unit}"


def _about(request, grant, form, do, **page):
    return acting(request, form, do, back=reverse("user", args=[grant.user.uuid]), **page)
