from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.db import connection
from django.db.models import Exists, F, OuterRef
from psycopg.sql import SQL, Identifier

from capability.models import Equivalence, Force, Person, Posting, UnitEdge
from capability.models.days import covers
from capability.models.forces import owned

_OVER = """
with recursive over(id) as (
    select unit_id from {postings} where force_id = %s and person_id = any(%s)
    union
    select edge.parent_id from {edges} edge join over on edge.unit_id = over.id
)
select id from over
"""


@dataclass(frozen=True)
class Scope:
    """Whom a check looks at: one force, or only these people or these units (ids) of it.

    A check about people is asked about people, one about units about units.
    """

    force: Force
    people: tuple[int, ...] | None = None
    units: tuple[int, ...] | None = None
    _has_equivalences: dict[date, bool] = field(default_factory=dict, compare=False, repr=False)

    def of(self, model):
        """The scope's rows of a model about people."""
        rows = model.objects.filter(force=self.force)
        return rows if self.people is None else rows.filter(person__in=self.people)

    def at(self, model, unit="unit"):
        """The scope's rows of a model about units; `unit` names whose they are."""
        rows = model.objects.filter(force=self.force)
        return rows if self.units is None else rows.filter(**{f"{unit}__in": self.units})

    def only(self, people):
        """These people of it alone (a queryset, or ids)."""
        ids = people.order_by().values_list("pk", flat=True) if hasattr(people, "model") else people
        return replace(self, people=tuple(sorted(ids)))

    @property
    def is_whole(self):
        """The force, and not some of it."""
        return self.people is None and self.units is None

    @property
    def persons(self):
        """The people themselves."""
        rows = Person.objects.filter(force=self.force)
        return rows if self.people is None else rows.filter(pk__in=self.people)

    @cached_property
    def units_over(self):
        """Ids of the units in which its people ever stood, and of all that ever stood over those.

        By history: a change may just have moved a posting, or struck it out.
        """
        tables = {"postings": Posting.pgh_event_model, "edges": UnitEdge}
        names = {name: Identifier(model._meta.db_table) for name, model in tables.items()}
        asked = SQL(_OVER).format(**names).as_string()
        with connection.cursor() as cursor:
            cursor.execute(asked, [self.force.pk, list(self.people)])
            return tuple(sorted(unit for (unit,) in cursor.fetchall()))

    def reference(self, model):
        """The national rows of a model, and the force's own."""
        return model.objects.filter(owned(self.force))

    def equivalences(self, *, on):
        return self.reference(Equivalence).filter(covers(on))

    def has_equivalences(self, *, on):
        """Asked once: looking in every row where there is none costs a third of a sweep.

        A day that each row has for itself (a reference) is looked for in each.
        """
        if isinstance(on, F):
            return True
        if on not in self._has_equivalences:
            self._has_equivalences[on] = self.equivalences(on=on).exists()
        return self._has_equivalences[on]


def scopes_of(forces, *, on):
    """A scope for each of these forces (ids); what each is asked is asked for all at once."""
    equivalences = Equivalence.objects.filter(covers(on), owned(OuterRef("pk")))
    known = Force.objects.filter(pk__in=forces).annotate(has_equivalences=Exists(equivalences))
    return [Scope(force, _has_equivalences={on: force.has_equivalences}) for force in known]


def scopes_over(forces, days):
    """The same for many days: where there is an equivalence on any day, each is looked at."""
    equivalences = Equivalence.objects.filter(owned(OuterRef("pk")))
    known = Force.objects.filter(pk__in=forces).annotate(has_equivalences=Exists(equivalences))
    return [
        Scope(force, _has_equivalences=dict.fromkeys(days, force.has_equivalences))
        for force in known
    ]


def of_one(force, *, on):
    """A scope for looking at few people: there, to look for equivalences is less than asking."""
    return Scope(force, _has_equivalences={on: True})
