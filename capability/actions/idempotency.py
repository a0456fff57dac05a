"""What is sent to be written takes effect once, however often its sender has to repeat it."""

import json
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple

from django.db import connection, transaction

from capability.models import AnsweredRequest, User

KEPT = timedelta(hours=24)
LOCK = "select pg_try_advisory_xact_lock(hashtextextended(%s, 0))"


class InFlightError(Exception):
    """A request with the same key has not been answered yet."""


class OtherBodyError(Exception):
    """The key was used for a request that said something else."""


class Asked(NamedTuple):
    """One request: a user's own key at an address, and the hash of what it says."""

    user: User
    address: str
    key: str
    body_sha256: str


def digest(said):
    """The same for the same JSON, however it is spaced and whatever its order of words."""
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def once(asked, do):
    """The answer of `do()`, and whether it was done now; else the one that is kept.

    Effect and answer are of one transaction: neither stands without the other. What `do` refuses,
    by raising, leaves the key unused.
    """
    whose = {"user": asked.user, "address": asked.address, "key": asked.key}
    if not _is_alone(asked):
        raise InFlightError
    known = AnsweredRequest.objects.filter(**whose).first()
    if known is None:
        answer = json.dumps(do())
        AnsweredRequest.objects.create(**whose, body_sha256=asked.body_sha256, answer=answer)
        return json.loads(answer), True
    if known.body_sha256 != asked.body_sha256:
        raise OtherBodyError
    return json.loads(known.answer), False


def forget(*, at):
    """Answers go once they are a day old."""
    AnsweredRequest.objects.filter(answered_at__lt=at - KEPT).delete()


def _is_alone(asked):
    """Asked, not waited for: whoever repeats a request too early is told so at once."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [f"{asked.user.pk} {asked.address} {asked.key}"])
        return cursor.fetchone()[0]
