from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Django's; a cookie that can't be one of its keys is none, and never reaches the database."""

    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()
