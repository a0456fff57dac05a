"""The awards by which someone may judge portfolios or sample decisions, on a day.

Person, scheme and day may be those of the query around it (OuterRef).
"""

from capability.models import Accreditation
from training.rules.assessors import ASSESS, SAMPLE


def to_assess(person, *, on):
    return _good(person, on).filter(scheme__code__in=ASSESS)


def to_sample(person, *, on):
    return _good(person, on).filter(scheme__code__in=SAMPLE)


def in_scheme(person, scheme, *, on):
    """Occupationally competent: holds what the portfolio is to lead to."""
    return _good(person, on).filter(scheme=scheme)


def _good(person, on):
    return Accreditation.objects.good(on=on).filter(person=person).order_by()
