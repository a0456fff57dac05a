"""One's own log-in."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from capability.access import KEEP_TOKENS, MAKE_TOKENS
from capability.pages.needs import needs


@require_safe
@needs()
def account(request):
    """What it may do, and the ways to keep it safe."""
    grants = request.user.grants.in_force(on=timezone.localdate()).select_related("unit")
    has_tokens = request.user.may(MAKE_TOKENS) or request.user.may(KEEP_TOKENS)
    context = {"grants": grants, "has_tokens": has_tokens}
    return render(request, "capability/accounts/account.html", context)
