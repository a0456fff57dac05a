from hmac import compare_digest

from django.utils import timezone
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework.exceptions import AuthenticationFailed

from capability.actions import tokens
from capability.models import ApiToken, User


class ApiTokenAuthentication(TokenAuthentication):
    """`Authorization: Token …`; one that can't be a token is refused before it is looked up.

    Token and user are read in one query; of who is disabled or has left, nothing is found.
    """

    def authenticate_credentials(self, token):
        found = _found(token.decode()) if token.isalnum() else None
        if found is None:
            raise AuthenticationFailed("Invalid token.")
        if found.is_narrowed:
            found.user.narrowed_to = tuple(one.unit for one in found.units.select_related("unit"))
        tokens.used(found, on=timezone.localdate())
        return found.user, found


def _found(key):
    digest = hash_token(key)
    able = User.objects.able_to_sign_in(on=timezone.localdate()).values("pk")
    known = ApiToken.objects.with_narrowing().select_related("user__person").filter(user__in=able)
    for token in known.filter(
        token_key=key[: CONSTANTS.TOKEN_KEY_LENGTH], expiry__gt=timezone.now()
    ):
        if compare_digest(digest, token.digest):
            return token
    return None


class ApiTokenScheme(KnoxTokenScheme):
    target_class = ApiTokenAuthentication
    name = "ApiToken"
