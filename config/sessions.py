from datetime import UTC, datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone

# How far the end of an idle session may lag behind: each save would be a write a request.
LAG = timedelta(minutes=1)
LONGEST = timedelta(hours=12)
BEGAN = "began_at"


class SessionStore(db.SessionStore):
    """Django's, with a last moment however busy it is kept.

    A cookie that can't be one of its keys is none, and never reaches the database.
    """

    _expires_at = None

    def save(self, must_create=False):
        """Where nothing changed, only to put off the end of the session, once a minute."""
        if SESSION_KEY in self and BEGAN not in self:
            self[BEGAN] = timezone.now().timestamp()
        if must_create or self.modified or self._is_due():
            super().save(must_create)

    def get_expiry_date(self, **kwargs):
        idle_until = super().get_expiry_date(**kwargs)
        if BEGAN not in self:
            return idle_until
        return min(idle_until, datetime.fromtimestamp(self[BEGAN], UTC) + LONGEST)

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()

    def _get_session_from_db(self):
        session = super()._get_session_from_db()
        self._expires_at = session and session.expire_date
        return session

    def _is_due(self):
        return not self._expires_at or self._expires_at < self.get_expiry_date() - LAG
