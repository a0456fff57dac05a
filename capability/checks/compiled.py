"""A check's queries as SQL: written by Django once a day, filled in for force, people and units.

Writing one takes Django several times as long as PostgreSQL takes to answer it about one person.
"""

from functools import lru_cache
from itertools import zip_longest

from django.core.exceptions import EmptyResultSet
from django.db import connection

from capability.checks.scope import Scope
from capability.models import Force

KEPT = 2_000
FEW_PEOPLE = 5
# For so many ids one is written; where there are fewer, the last of them is named again.
SIZES = (1, 2, 3, 4, FEW_PEOPLE, 10, 20, 40)
# Ids that no row has, to be told from whatever else a query holds.
_FORCE = -(2**62)
_PEOPLE, _UNITS = (
    tuple(range(_FORCE + first, _FORCE + first + SIZES[-1])) for first in (1, 1 + SIZES[-1])
)


class _StandIn(Scope):
    """Of no force: nothing may be asked of the database for it."""

    def has_equivalences(self, *, on):
        """For another day than the one known: looking where there is none is right too."""
        return self._has_equivalences.get(on, True)


def compiled(build, check, scope, *, on):
    """SQL and values of the queryset `build(check, scope, on=on)`; None where it can find nothing.

    What `build` makes may depend on the force by its id alone, and on nothing in the database.
    """
    narrowed = [ids for ids in (scope.people, scope.units) if ids is not None]
    if not all(0 < len(ids) <= SIZES[-1] for ids in narrowed):
        return written(build(check, scope, on=on))
    stand_ins = _stand_ins(scope.people, _PEOPLE), _stand_ins(scope.units, _UNITS)
    by_key = connection.features.allows_group_by_selected_pks
    kept = _kept(build, check, on, stand_ins, (scope.has_equivalences(on=on), by_key))
    return kept and (kept[0], _filled_in(kept[1], scope))


@lru_cache(KEPT)
def _kept(build, check, on, stand_ins, circumstances):
    scope = _StandIn(Force(pk=_FORCE), *stand_ins, {on: circumstances[0]})
    return written(build(check, scope, on=on))


def written(queryset):
    """SQL and values as Django writes them; None of what can find nothing."""
    try:
        return queryset.query.sql_with_params()
    except EmptyResultSet:
        return None


def _stand_ins(ids, known):
    return None if ids is None else known[: next(size for size in SIZES if len(ids) <= size)]


def _filled_in(values, scope):
    meant = {_FORCE: scope.force.pk}
    for known, ids in ((_PEOPLE, scope.people), (_UNITS, scope.units)):
        if ids:
            meant |= zip_longest(known, ids[: len(known)], fillvalue=ids[-1])
    return [meant.get(value, value) if type(value) is int else value for value in values]
