"""Whole numbers and lists by shares, exactly: small forces too look as they should."""

from itertools import chain


def apportion(total, shares):
    """Whole numbers that add up to the total, as near to the shares as can be."""
    whole = sum(shares)
    exact = [total * share / whole for share in shares]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts


def deal(total, shares):
    """That many of the keys, in their order, each as often as its share says."""
    counts = apportion(total, list(shares.values()))
    return list(chain.from_iterable([key] * n for key, n in zip(shares, counts, strict=True)))


def split(total, places):
    """Whole numbers that add up to the total and differ by one at most."""
    return apportion(total, [1] * places)
