"""What stands on rows that an undo would move: then it is refused, and names it."""

from django.apps import apps
from psycopg import sql

from capability.actions import acts
from capability.actions.traces import MADE, columns

MOST_NAMED = 10

# A later change that was taken back in the meantime leaves the row as it was.
NEWER = """
select trace.id from {trace} as trace
join {events} as ours on ours.pgh_id = trace.last
join lateral (
    select * from {events} as newest where newest.pgh_obj_id = trace.id
    order by newest.pgh_id desc limit 1
) as now on true
where now.pgh_id > trace.last
and ((now.pgh_label = 'delete') <> trace.is_gone or (not trace.is_gone and {differs}))
"""
STRANDED = """
select {key} from {other} as other join {trace} as trace on other.{column} = trace.id
where {fate} and not exists (select 1 from {own} as own where own.id = {key})
"""


def refuse_newer(traced):
    """A later change of the same rows, by somebody or something else."""
    found = []
    for trace in traced:
        ids = [pk for (pk,) in trace.run(NEWER, differs=_differs(trace.model))]
        found += [(trace.model, pk) for pk in ids]
    _refuse(found, "These were changed again later")


def refuse_stranded(traced):
    """Rows that would be left pointing to what is gone, and neither go nor move themselves."""
    own = {trace.model: trace.name for trace in traced}
    found = []
    for trace in traced:
        for model, column in _pointing_to(trace.model):
            found += [(model, pk) for pk in _stranded(trace, model, column, own.get(model))]
    _refuse(found, "These were recorded later and stand on it")


def _stranded(trace, model, column, own):
    parts = {
        "own": sql.Identifier(own) if own else sql.SQL("(select null::bigint as id)"),
        "other": sql.Identifier(model._meta.db_table),
        "key": sql.Identifier("other", model._meta.pk.column),
        "column": sql.Identifier(column),
        "fate": sql.SQL(MADE),
    }
    return [pk for (pk,) in trace.run(STRANDED, **parts)]


def _pointing_to(model):
    """(model, column) of what the database holds to its word."""
    return [
        (other, field.column)
        for other in apps.get_models()
        for field in other._meta.concrete_fields
        if field.is_relation and field.related_model is model and field.db_constraint
    ]


def _differs(model):
    pairs = [(sql.Identifier("now", name), sql.Identifier("ours", name)) for name in columns(model)]
    return sql.SQL(" or ").join(sql.SQL("{} is distinct from {}").format(*pair) for pair in pairs)


def _refuse(found, why):
    if not found:
        return
    named = [_called(model, pk) for model, pk in found[:MOST_NAMED]]
    if more := len(found) - len(named):
        named.append(f"and {more:,} more")
    raise acts.Refused(f"{why}, so that nothing was undone: {'; '.join(named)}. Undo those first.")


def _called(model, pk):
    noun, row = model._meta.verbose_name, model._base_manager.filter(pk=pk).first()
    if row is None:
        return f"{noun} that is no longer on record"
    person = getattr(row, "person", None)
    whose = f" of {person}" if person and str(person) not in str(row) else ""
    return f"{noun} {row}{whose}"
