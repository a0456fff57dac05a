"""Reports of training; importing them joins its parts to own records, and to ways of gaps."""

from training.reports import own, ways

__all__ = ["own", "ways"]
