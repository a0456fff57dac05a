import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context
from allauth.core.internal.ratelimit import get_ip
from django.utils import timezone

from capability.actions import users
from capability.models import User
from config.sessions import BEGAN


class Backend(AuthenticationBackend):
    """Each request reads its user anew: one who is disabled or has left is nobody from then on."""

    def get_user(self, user_id):
        return _able().as_signed_in().filter(pk=user_id).first()


class ClosedAccounts(DefaultAccountAdapter):
    """Nobody signs up: log-ins are made by whoever may grant them."""

    def is_open_for_signup(self, request):
        return False

    def get_password_change_redirect_url(self, request):
        return "/"

    def pre_login(self, request, user, **kwargs):
        if not _able().filter(pk=user.pk).exists():
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not of whoever has just signed in."""
        began = context.request.session.get(BEGAN, 0)
        if time.time() - began < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def logout(self, request):
        """Whoever signs out at one machine may have left another open."""
        user = request.user
        super().logout(request)
        if user.is_authenticated:
            users.end_sessions(user)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Wrong passwords count by account and source: nobody locks a colleague out from afar."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{get_ip(request)}"


def _able():
    return User.objects.able_to_sign_in(on=timezone.localdate())
