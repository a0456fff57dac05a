"""A check's queries as SQL: written by Django once a day, filled in for force and people.

Writing one takes Django several times as long as PostgreSQL takes to answer it about one person.
"""

from functools import lru_cache

from django.core.exceptions import EmptyResultSet
from django.db import connection

from capability.checks.scope import Scope
from capability.models import Force

KEPT = 2_000
FEW_PEOPLE = 5
# Ids that no row has, to be told from whatever else a query holds.
_FORCE = -(2**62)
_PEOPLE = tuple(_FORCE + 1 + place for place in range(FEW_PEOPLE))


class _StandIn(Scope):
    """Of no force: nothing may be asked of the database for it."""

    def has_equivalences(self, *, on):
        """For another day than the one known: looking where there is none is right too."""
        return self._has_equivalences.get(on, True)


def compiled(build, check, scope, *, on):
    """SQL and values of the queryset `build(check, scope, on=on)`; None where it can find nothing.

    What `build` makes may depend on the force by its id alone, and on nothing in the database.
    """
    if scope.people is not None and not 0 < len(scope.people) <= FEW_PEOPLE:
        return written(build(check, scope, on=on))
    count = None if scope.people is None else len(scope.people)
    by_key = connection.features.allows_group_by_selected_pks
    kept = _kept(build, check, on, count, (scope.has_equivalences(on=on), by_key))
    return kept and (kept[0], _filled_in(kept[1], scope))


@lru_cache(KEPT)
def _kept(build, check, on, count, circumstances):
    people = None if count is None else _PEOPLE[:count]
    scope = _StandIn(Force(pk=_FORCE), people, {on: circumstances[0]})
    return written(build(check, scope, on=on))


def written(queryset):
    """SQL and values as Django writes them; None of what can find nothing."""
    try:
        return queryset.query.sql_with_params()
    except EmptyResultSet:
        return None


def _filled_in(values, scope):
    meant = {_FORCE: scope.force.pk, **dict(zip(_PEOPLE, scope.people or (), strict=False))}
    return [meant.get(value, value) if type(value) is int else value for value in values]
