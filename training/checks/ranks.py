"""Ranks by code, for queries of postings; a force's own prefix does not matter: T/DS, A/DI."""

from django.db.models import Q


def ranked(codes):
    one_of_them = Q(rank__code__in=codes)
    for code in codes:
        one_of_them |= Q(rank__code__iendswith=f"/{code}")
    return one_of_them
