from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

# How far the end of an idle session may lag behind: each save would be a write a request.
LAG = timedelta(minutes=1)


class SessionStore(db.SessionStore):
    """Django's; a cookie that can't be one of its keys is none, and never reaches the database."""

    _expires_at = None

    def save(self, must_create=False):
        """Where nothing changed, only to put off the end of the session, once a minute."""
        if must_create or self.modified or self._is_due():
            super().save(must_create)

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()

    def _get_session_from_db(self):
        session = super()._get_session_from_db()
        self._expires_at = session and session.expire_date
        return session

    def _is_due(self):
        age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
        return not self._expires_at or self._expires_at < timezone.now() + age - LAG
