"""A code that changes every half minute, beside the password: asked of whoever has a grant."""

import base64
import hashlib
import time

import qrcode
from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe
from qrcode.image.svg import SvgPathImage

# Where someone may go who has yet to set it up.
_OPEN = {"mfa_activate_totp", "account_reauthenticate", "account_logout", "health"}
_SECONDS_TO_DOWNLOAD = 600


class Required:
    """No page opens to whoever has a grant but no second factor: they are led to set it up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, *_view):
        user = request.user
        if not user.is_authenticated or user.has_second_factor or not user.access_roles:
            return None
        is_open = request.resolver_match.view_name in _OPEN
        return None if is_open else redirect("mfa_activate_totp")


class Adapter(DefaultMFAAdapter):
    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url):
        """An element of the page: a picture in an address is fenced off as one from elsewhere."""
        image = qrcode.make(url, image_factory=SvgPathImage)
        return mark_safe(image.to_string().decode())  # noqa: S308 drawn from a secret of ours


def _cipher():
    """New secrets go under today's key; older ones are read under those it replaced."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (hashlib.sha256(b"second factor|" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


@reauthentication_required(app="allauth.mfa")
def recovery_codes_file(request):
    """The codes that the page has just shown, once: soon after, nobody can have them again."""
    kept = get_object_or_404(
        Authenticator, user=request.user, type=Authenticator.Type.RECOVERY_CODES
    )
    if time.time() - kept.data.get("viewed_at", 0) > _SECONDS_TO_DOWNLOAD:
        raise PermissionDenied
    lines = "\n".join(kept.wrap().get_unused_codes())
    headers = {"Content-Disposition": 'attachment; filename="recovery-codes.txt"'}
    return HttpResponse(f"{lines}\n", content_type="text/plain", headers=headers)


def give(user, secret):
    """Set it up for someone without asking: for what is make-believe."""
    return auth.TOTP.activate(user, secret)


def code_now(secret):
    """The code of this half minute, and for how many seconds it is good."""
    period = 30
    counter, gone = divmod(int(time.time()), period)
    return auth.format_hotp_value(auth.hotp_value(secret, counter)), period - gone


def code_of(user):
    """The same for a user, by the secret on record; None where there is none."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return kept and code_now(Adapter().decrypt(kept.data["secret"]))
