"""Who is required to hold a scheme on a day, by a role or by a case, and whether they do.

The requirements are those that S-01 and S-02 read, so that who is short here is whom they find.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from psycopg.sql import SQL

from capability.access import SEE_GAPS
from capability.checks.compiled import written
from capability.checks.duties import case_duties
from capability.checks.holding import short
from capability.checks.role_duties import role_duties
from capability.checks.scope import Scope
from capability.models import Accreditation, Person, Scheme, Unit, User
from capability.models.accreditations import is_begun
from capability.reports.people import PeopleReport
from capability.rules.states import IN_TRAINING

DUTIES = (role_duties, case_duties)
COLUMNS = ("person_id", "scheme_id", "lack")
# How much of what is required is lacking: nothing, the award alone, or all of it; as SQL has them.
HELD, IN_COURSE, LACKING = range(3)


class Required(NamedTuple):
    """Of one person in one scheme: `by_role` and `by_case` say what asks for it.

    `code` and `name` are the scheme's.
    """

    person: int
    scheme: int
    is_held: bool
    by_role: bool
    by_case: bool
    code: str
    name: str


@dataclass(frozen=True)
class RequiredReport:
    """In one force, as far as the user sees gaps; `unit` and `schemes` (ids) narrow.

    A unit counts with all under it, as the tree and the postings were on the day asked about.
    """

    user: User
    scope: Scope
    unit: Unit | None = None
    schemes: Sequence[int] = ()

    def counts(self, days):
        """(required, held, in training) by day and scheme: one query however many days there are.

        Whoever holds it is not in training.
        """
        return {
            (on, scheme): tuple(counts)
            for on, scheme, *counts in self._asked(
                days,
                "select day, scheme_id, count(*), count(*) filter (where not is_short), "
                "count(*) filter (where is_training) from ({each}) each group by day, scheme_id",
            )
        }

    def rows(self, on):
        """Those who do not hold it first."""
        found = self._asked(
            [on],
            "select person_id, scheme_id, not is_short, by_role, by_case, code, name "
            "from ({each}) each join capability_scheme scheme on scheme.id = scheme_id "
            "order by is_short desc, scheme_id, person_id",
        )
        return [Required(*row) for row in found]

    def _asked(self, days, statement):
        selects = list(filter(None, (self._select(on, duties) for on in days for duties in DUTIES)))
        if not selects:
            return []
        each = SQL(
            "select day, person_id, scheme_id, "
            "bool_or(lack > 0) is_short, bool_or(lack = 1) is_training, "
            "bool_or(by_role) by_role, bool_or(not by_role) by_case "
            "from ({arms}) arms group by day, person_id, scheme_id"
        ).format(arms=SQL(" union all ").join(select for select, _values in selects))
        with connection.cursor() as cursor:
            query = SQL(statement).format(each=each).as_string()
            cursor.execute(query, [value for _, values in selects for value in values])
            return cursor.fetchall()

    def _select(self, on, duties):
        """By hand, as in `findings`; None where there can be none."""
        rows = self._narrowed(duties(self.scope, on=on), on)
        # Within a case, so that a course is looked for of those alone who are short.
        lack = Case(When(self._is_training(on), then=Value(IN_COURSE)), default=Value(LACKING))
        lack = Case(When(short(self.scope, on=on), then=lack), default=Value(HELD))
        query = written(rows.annotate(lack=lack).values_list(*COLUMNS))
        if query is None:
            return None
        sql, values = query
        select = SQL(
            "select %s::date as day, %s::boolean as by_role, arm.* "
            "from ({}) arm (person_id, scheme_id, lack)"
        )
        return select.format(SQL(sql)), [on, duties is role_duties, *values]

    def _is_training(self, on):
        """As `in_training` by the best state: a cycle is begun, and no award better than that.

        Plain comparisons: for two dozen days Django takes a second to write the states.
        """
        cycles = Accreditation.objects.filter(
            Q(revoked_on=None) | Q(revoked_on__gt=on),
            force=self.scope.force,
            person=OuterRef("person_id"),
            scheme=OuterRef("scheme_id"),
        ).order_by()
        counts = Q(awarded_on__lte=on) & (Q(is_transfer=False) | Q(recognised_on__lte=on))
        not_here = Q(is_transfer=True) & (Q(recognised_on=None) | Q(recognised_on__gt=on))
        not_yet = Q(awarded_on=None) | Q(awarded_on__gt=on) | not_here
        awarded = cycles.filter(counts, Q(valid_to=None) | Q(valid_to__gte=on))
        return Exists(cycles.filter(is_begun(on), not_yet)) & ~Exists(awarded)

    def _narrowed(self, rows, on):
        reach = self.user.reach(SEE_GAPS)
        if self.scope.force.pk not in reach.forces:
            rows = rows.filter(person__in=Person.objects.within(reach).values("pk"))
        if self.unit:
            people = Person.objects.standing_in(self.unit, on=on)
            rows = rows.filter(person__in=people.values("pk"))
        return rows.filter(scheme_id__in=self.schemes) if self.schemes else rows


def in_training(rows, force, *, on):
    """Those of the rows whose person does not hold the scheme, and is on the way to it."""
    short = [row for row in rows if not row.is_held]
    cycles = Accreditation.objects.filter(
        force=force,
        person__in={row.person for row in short},
        scheme__in={row.scheme for row in short},
    )
    best = cycles.with_state(on=on).best().values_list("person_id", "scheme_id", "state")
    begun = {(person, scheme) for person, scheme, state in best if state in IN_TRAINING}
    return [row for row in short if (row.person, row.scheme) in begun]


def filled(rows, user, *, on):
    """A page of rows, each with its person as the user may see them, and its scheme."""
    people = Person.objects.filter(pk__in={row.person for row in rows})
    shown = PeopleReport(user, on).by_pk(people)
    schemes = Scheme.objects.in_bulk({row.scheme for row in rows})
    return [
        row._asdict() | {"person": shown[row.person], "scheme": schemes[row.scheme]} for row in rows
    ]
