"""The secret address of one's own calendar: made and revoked by its owner alone."""

import hashlib
import secrets

from capability.actions import acts
from capability.models import CalendarKey, User

_OWN = "For one's own calendar"
_OCTETS = 32


def make(user):
    """A new secret, in place of the one before: it can't be had again, only its hash is kept."""
    secret = secrets.token_urlsafe(_OCTETS)
    with acts.act("calendar.made", force=user.person.force, by=user, reason=_OWN):
        CalendarKey.objects.filter(user=user).delete()
        CalendarKey.objects.create(user=user, digest=_digest(secret))
    return secret


def revoke(user):
    """It opens nothing from the next request on."""
    with acts.act("calendar.revoked", force=user.person.force, by=user, reason=_OWN):
        CalendarKey.objects.filter(user=user).delete()


def owner(secret, *, on):
    """Whose calendar it opens: nobody's where it is wrong or revoked, or they may not sign in."""
    known = CalendarKey.objects.filter(digest=_digest(secret))
    able = User.objects.able_to_sign_in(on=on).exclude(person=None)
    return able.filter(pk__in=known.values("user")).select_related("person").first()


def _digest(secret):
    """Quick to make: nobody guesses so many random octets, as one might guess a password."""
    return hashlib.sha256(secret.encode()).hexdigest()
