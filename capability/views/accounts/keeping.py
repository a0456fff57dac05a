"""A log-in is kept: granted more, closed, opened, linked to a person, let in anew."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from capability.access import GRANT_ALL, GRANT_TEAMS
from capability.actions import grants, users
from capability.fields.acts import ActForm
from capability.forms.users import GrantForm, PersonForm
from capability.models import Person, User
from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.views.accounts.inviting import told


@needs(GRANT_TEAMS)
def grant(request, user):
    user = get_object_or_404(User.objects.visible_to(request.user), uuid=user)
    form = GrantForm(request.POST or None, user=request.user, on=timezone.localdate())

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = grants.make(user, **form.granted, **how)
        return act, f"{user} was granted that, and signs in anew."

    return _about(request, user, form, do, title=f"Grant {user} access", button="Grant it")


@needs(GRANT_ALL)
def disable(request, user):
    user, force = _kept(request, user)
    form = ActForm(request.POST or None)

    def do(cleaned):
        act = users.disable(user, force=force, by=request.user, reason=cleaned["reason"])
        return act, f"{user} is disabled: signed out everywhere, and its tokens are gone."

    page = {"title": f"Disable {user}", "button": "Disable it", "is_warning": True}
    return _about(request, user, form, do, **page)


@needs(GRANT_ALL)
def enable(request, user):
    user, force = _kept(request, user)
    form = ActForm(request.POST or None)

    def do(cleaned):
        act = users.enable(user, force=force, by=request.user, reason=cleaned["reason"])
        return act, f"{user} may sign in again. Tokens are to be made anew."

    return _about(request, user, form, do, title=f"Enable {user}", button="Enable it")


@needs(GRANT_ALL)
def link(request, user):
    user, _force = _kept(request, user)
    people = Person.objects.within(request.user.reach(GRANT_ALL))
    form = PersonForm(request.POST or None, people=people)

    def do(cleaned):
        act = users.link(user, form.person, by=request.user, reason=cleaned["reason"])
        return act, f"{user} is the log-in of the person {cleaned['reference']}."

    title = f"Whose log-in {user} is"
    return _about(request, user, form, do, title=title, button="Link them")


@needs(GRANT_ALL)
def second_factor(request, user):
    user, force = _kept(request, user)
    form = ActForm(request.POST or None)

    def do(cleaned):
        how = {"force": force, "by": request.user, "reason": cleaned["reason"]}
        act = users.forget_second_factor(user, **how)
        return act, f"{user} sets up a second factor at the next sign-in."

    intro = "Only once you are sure that it is they who ask: meet them, or call them back."
    page = {"title": f"Remove the second factor of {user}", "button": "Remove it"}
    return _about(request, user, form, do, intro=intro, is_warning=True, **page)


@require_http_methods(["GET", "POST"])
@needs(GRANT_ALL)
def new_link(request, user):
    """To choose a first password: for whom the link of the invitation no longer works."""
    user, force = _kept(request, user)
    form = ActForm(request.POST or None)

    def do(cleaned):
        act = users.invite_again(user, force=force, by=request.user, reason=cleaned["reason"])
        return act, told(request, user, f"{user} gets a new link.")

    return _about(request, user, form, do, title=f"A new link for {user}", button="Make the link")


def _kept(request, user):
    """The log-in, and the force in whose history the act stands."""
    kept = User.objects.changeable_by(request.user).select_related("person__force")
    user = get_object_or_404(kept, uuid=user)
    return user, users.force_of(user, request.user.reach(GRANT_ALL))


def _about(request, user, form, do, **page):
    return acting(request, form, do, back=reverse("user", args=[user.uuid]), **page)
