from django.db import migrations

# Language sql and unqualified names, so that the tables of the caller's search_path are read.
UNITS_BELOW = """
create function public.units_below(tops bigint[], on_day date) returns setof bigint
language sql stable as $$
    with recursive below(id) as (
        select unnest(tops)
        union
        select e.unit_id from capability_unitedge e join below on e.parent_id = below.id
        where coalesce(e.starts_on, on_day) <= on_day and coalesce(e.ends_on, on_day) >= on_day
    )
    select id from below
$$
"""
UNIT_WITHIN = """
create function public.unit_within(unit bigint, top bigint, on_day date) returns boolean
language sql stable as $$
    with recursive above(id) as (
        select unit
        union
        select e.parent_id from capability_unitedge e join above on e.unit_id = above.id
        where coalesce(e.starts_on, on_day) <= on_day and coalesce(e.ends_on, on_day) >= on_day
    )
    select exists (select from above where id = top)
$$
"""


class Migration(migrations.Migration):
    """Questions about the tree of units, on a day."""

    dependencies = [("capability", "0001_register")]

    operations = [
        migrations.RunSQL(UNITS_BELOW, "drop function public.units_below(bigint[], date)"),
        migrations.RunSQL(UNIT_WITHIN, "drop function public.unit_within(bigint, bigint, date)"),
    ]
