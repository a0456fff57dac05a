"""What a merge of two records would do, row by row: nothing is written here."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from capability.models import (
    Absence,
    CaseAllocation,
    Deployment,
    Dispute,
    Duty,
    Posting,
    Service,
    User,
)
from capability.rules import merging
from capability.rules.merging import Laid, Row
from capability.rules.words import day

# Kinds of rows of which any number may stand beside each other: they only change hands.
FREE = (
    *("accreditations", "restrictions", "headships", "decisions", "denials", "dispensations"),
    "allocation_checks",
)

# By which of its facts a row is told from others of its kind.
NAMING = ("unit", "case", "incident")


@dataclass
class Plan:
    """`laid` by kind of row; `settled` and `obstacles` in words."""

    kept: object
    other: object
    laid: dict = field(default_factory=dict)
    settled: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    @property
    def moves(self):
        """How many rows of each kind of the other record the kept one gets: (noun, number)."""
        counts = [(_plural(model), _moving(self, model, laid)) for model, laid in self.laid.items()]
        counts += [(_noun(self.other, name), getattr(self.other, name).count()) for name in FREE]
        return [(noun, number) for noun, number in counts if number]


def plan(kept, other):
    """Two people of one force."""
    made = Plan(kept, other)
    _lay(made, Service, ("joined_on", "left_on", ()), _in_a_row)
    _lay(made, Posting, ("starts_on", "ends_on", ("unit", "role", "rank")), _postings)
    allocated = ("starts_on", "ends_on", ("case", "part"))
    _lay(made, CaseAllocation, allocated, _by_what(merging.as_one))
    _lay(made, Absence, ("starts_on", "ends_on", ("share_of_duty",)), merging.one_a_day)
    _lay(made, Duty, ("starts_at", "ends_at", ("available",)), merging.one_a_day)
    called = ("called_at", "released_on", ("incident", "scheme_id"))
    _lay(made, Deployment, called, _by_what(merging.one_a_day, by=_incident))
    made.obstacles += [*_log_in(other), *_disputes(made)]
    return made


def _lay(made, model, columns, lay):
    starts, ends, what = columns
    both = model.objects.filter(force=made.kept.force_id, person__in=(made.kept, made.other))
    extra = ("is_substantive",) if model is Posting else ()
    rows = {}
    for row in both.select_related(*_named(model)):
        said = tuple(getattr(row, name) for name in (*what, *extra))
        is_kept = row.person_id == made.kept.pk
        rows[row.pk] = Row(row.pk, is_kept, getattr(row, starts), getattr(row, ends), said), row
    laid = lay([row for row, _stored in rows.values()])
    made.laid[model] = laid
    noun = model._meta.verbose_name
    for pk in laid.goes:
        made.settled.append(f"{_said(noun, *rows[pk])}: stands once")
    for pk, days in laid.days.items():
        made.settled.append(f"{_said(noun, *rows[pk])}: {_becomes(days)}")
    for one, two in laid.clashes:
        words = f"{_said(noun, *rows[one.id])} and {_said(noun, *rows[two.id])}"
        made.obstacles.append(f"{words} share days. Correct or end one of them first.")


def _in_a_row(rows):
    return merging.in_a_row(rows, may_end=False)


def _postings(rows):
    """Those beside the substantive ones may share days."""
    beside = [row for row in rows if not row.what[-1]]
    laid = merging.in_a_row([row for row in rows if row.what[-1]], may_end=True)
    return laid._replace(goes=laid.goes + merging.once(beside))


def _by_what(lay, by=lambda row: row.what):
    """Rows that are about different things are not held against each other."""

    def laid(rows):
        alike = defaultdict(list)
        for row in rows:
            alike[by(row)].append(row)
        return _together([lay(group) for group in alike.values()])

    return laid


def _incident(row):
    return row.what[0]


def _together(parts):
    goes = [pk for part in parts for pk in part.goes]
    days = {pk: span for part in parts for pk, span in part.days.items()}
    return Laid(goes, days, [pair for part in parts for pair in part.clashes])


def _log_in(other):
    for user in User.objects.filter(person=other):
        yield (
            f"The record that would go has a log-in, {user.email}. Keep that record instead, or "
            "have the log-in taken off it first."
        )


def _disputes(made):
    """Whatever of the other record is contested and would go with it."""
    goes = Q(table=_table(type(made.other)), row=made.other.pk)
    for model, laid in made.laid.items():
        goes |= Q(table=_table(model), row__in=laid.goes)
    for dispute in Dispute.objects.filter(goes, person=made.other, decided_at=None):
        yield f"On the record that would go {dispute.field} is disputed. Decide that first."


def _table(model):
    return model._meta.model_name


def _moving(made, model, laid):
    own = model.objects.filter(force=made.kept.force_id, person=made.other)
    return own.exclude(pk__in=laid.goes).count()


def _named(model):
    known = ("unit", "role", "rank", "case")
    return [name for name in known if any(f.name == name for f in model._meta.fields)]


def _said(noun, row, stored):
    which = "this record" if row.is_kept else "the other record"
    what = next((getattr(stored, name) for name in NAMING if hasattr(stored, name)), "")
    about = f" {what}" if what else ""
    return f"{noun.capitalize()}{about} {_span(row.starts_on, row.ends_on)} ({which})"


def _becomes(days):
    return f"becomes {_span(*days)}"


def _span(starts_on, ends_on):
    return f"from {day(starts_on)} to {day(ends_on) if ends_on else 'now'}"


def _plural(model):
    return model._meta.verbose_name_plural


def _noun(person, name):
    return getattr(person, name).model._meta.verbose_name_plural
