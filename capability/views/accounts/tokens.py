"""Tokens of the API: one's own, and everyone's for whoever keeps them."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from capability.access import KEEP_TOKENS, MAKE_TOKENS, SEE_PEOPLE
from capability.actions import tokens as actions
from capability.actions import users
from capability.fields.acts import ActForm
from capability.forms.tokens import TokenForm
from capability.models import ApiToken, Force, Unit
from capability.pages.acting import acting
from capability.pages.lists import page_of
from capability.pages.needs import needs


@require_safe
@needs(MAKE_TOKENS, KEEP_TOKENS)
def tokens(request):
    rows = ApiToken.objects.visible_to(request.user).select_related("user")
    page = page_of(rows.prefetch_related("units__unit").order_by("-created", "pk"), request)
    may_make = request.user.may(MAKE_TOKENS)
    context = {"page": page, "now": timezone.now(), "may_make": may_make}
    return render(request, "capability/accounts/tokens.html", context)


@needs(MAKE_TOKENS)
def make(request):
    """The secret is in the answer to the form, once, and nowhere else."""
    units = Unit.objects.visible_to(request.user)
    form = TokenForm(request.POST or None, units=units)
    back = reverse("tokens")
    if request.method == "POST" and form.is_valid():
        force = Force.objects.filter(pk__in=request.user.reach(SEE_PEOPLE).every_force).first()
        token, key = actions.make(request.user, force=force, **form.cleaned_data)
        context = {"token": token, "key": key, "back": back}
        return render(request, "capability/accounts/token_made.html", context)
    page = {"title": "Make a token", "button": "Make it", "form": form, "back": back}
    return render(request, "capability/act.html", page)


@needs(MAKE_TOKENS, KEEP_TOKENS)
def revoke(request, token):
    visible = ApiToken.objects.visible_to(request.user).select_related("user")
    token = get_object_or_404(visible, uuid=token)
    form = ActForm(request.POST or None)
    power = KEEP_TOKENS if request.user.may(KEEP_TOKENS) else MAKE_TOKENS
    force = users.force_of(token.user, request.user.reach(power))

    def do(cleaned):
        act = actions.revoke(token, force=force, by=request.user, reason=cleaned["reason"])
        return act, f"The token {token.name} of {token.user} is revoked."

    page = {"title": f"Revoke the token {token.name}", "button": "Revoke it", "is_warning": True}
    return acting(request, form, do, back=reverse("tokens"), **page)
