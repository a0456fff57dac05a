"""Ways to close a gap, as its page and the API tell them."""

from capability.checks import ways


def shown(gap, user, day):
    """What can be done is told of today alone."""
    return ways.found(gap, user, on=day.today) if day.is_today else []
