"""Log-ins and what they may do."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from capability.access import GRANT_ALL, GRANT_TEAMS, SEE_USERS
from capability.models import Grant, User
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports import access


@require_safe
@needs(SEE_USERS)
def users(request):
    """By address; `?q=` finds a part of one."""
    asked = request.GET.get("q", "").strip()[:100].replace("\x00", "")
    visible = User.objects.visible_to(request.user).filter(email__icontains=asked)
    grants = Grant.objects.visible_to(request.user).in_force(on=timezone.localdate())
    rows = visible.prefetch_related(Prefetch("grants", grants.select_related("unit")))
    may_invite = request.user.may(GRANT_TEAMS)
    context = {"page": page_of(rows, request), "asked": asked, "may_invite": may_invite}
    return render(request, "capability/accounts/users.html", context)


@require_safe
@needs(SEE_USERS)
def user(request, user):
    """What it may do, what it might, and who saw to that."""
    user = get_object_or_404(User.objects.visible_to(request.user).as_signed_in(), uuid=user)
    grants = Grant.objects.visible_to(request.user).filter(user=user)
    kept = User.objects.changeable_by(request.user).filter(pk=user.pk)
    context = {
        "shown": user,
        "today": timezone.localdate(),
        "grants": grants.select_related("unit", "made_by", "confirmed_by").order_by("-starts_on"),
        "acts": access.acts_about(user, request.user),
        "kept_grants": set(grants.kept_by(request.user).values_list("pk", flat=True)),
        "may_grant": request.user.may(GRANT_TEAMS) and user != request.user,
        "may_confirm": request.user.may(GRANT_ALL),
        "may_keep": kept.exists(),
    }
    return render(request, "capability/accounts/user.html", context)
