"""Days drawn at random, days at a share of the way between two others, and the nights."""

from datetime import datetime, time, timedelta

from django.utils import timezone

DAY = timedelta(days=1)
_NIGHT = time(2, 10)


def ago(on, days):
    return on - timedelta(days=round(days))


def between(rng, first, last):
    """Any day from first to last, both included; the first where they are the wrong way round."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def part_way(first, last, share):
    return first + timedelta(days=round((last - first).days * share))


def some_days_after(day, days, *, by):
    """That many days later, but never past the middle of what is left until `by`."""
    return min(day + timedelta(days=days), part_way(day, by, 0.5))


def moment(night):
    """When the register learns, by night; never later than now."""
    return min(timezone.make_aware(datetime.combine(night, _NIGHT)), timezone.now())
