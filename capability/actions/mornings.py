"""What each morning owes to be told: each app brings functions of its own."""

from capability.actions import dispensation_notices, notices, override_reviews

_OWING = []


def join(*owing):
    """Functions of a force and a day, each of which returns how many notices it owed anew."""
    _OWING.extend(owing)


def owe(force, *, on):
    return sum(one(force, on=on) for one in _OWING)


join(notices.owe, dispensation_notices.owe, override_reviews.owe)
