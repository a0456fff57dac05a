"""The schema `known`: views with the tables' own names, each as the register stood at a moment.

The moment is the setting `register.known_at`; first on the search path, the views let every query
answer of then (`capability.models.known`). Tables left out, and all without history, are read as of
now: what somebody may see is never asked of the past.
"""

LEFT_OUT = ("capability_user", "capability_grant")

_DROP = "drop schema if exists known cascade"
# With the invoker's rights, since a view of its owner's would pass through row-level security.
# History has views too, so that it tells of no change that came later.
_BUILD = """
do $$
declare
    moment constant text := 'current_setting(''register.known_at'')::timestamptz';
    kept record;
begin
    create schema known;
    grant usage on schema known to register_app;
    for kept in
        select t.relname as name, e.relname as events, (
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = t.oid and attnum > 0 and not attisdropped) as columns
        from pg_class e
        join pg_class t on t.relnamespace = e.relnamespace
            and t.relname = regexp_replace(e.relname, 'event$', '')
        where e.relnamespace = 'public'::regnamespace and e.relkind = 'r'
          and t.relname <> all (array[{left_out}])
          and exists (select from pg_attribute a
                      where a.attrelid = e.oid and a.attname = 'pgh_obj_id')
    loop
        execute format(
            'create view known.%1$I with (security_invoker = true) as
             select %3$s from public.%2$I version
             where pgh_created_at <= %4$s and pgh_label <> ''delete''
               and not exists (
                   select from public.%2$I later
                   where later.pgh_obj_id = version.pgh_obj_id and later.pgh_id > version.pgh_id
                     and later.pgh_created_at <= %4$s)',
            kept.name, kept.events, kept.columns, moment);
        execute format(
            'create view known.%1$I with (security_invoker = true) as
             select * from public.%1$I where pgh_created_at <= %2$s', kept.events, moment);
    end loop;
    grant select on all tables in schema known to register_app;
end $$;
"""


def drop(connection):
    """Before every migration: a view stands in the way of whoever changes its table."""
    with connection.cursor() as cursor:
        cursor.execute(_DROP)


def build(connection):
    """After it, of the tables that there are then."""
    left_out = ", ".join(f"'{table}'" for table in LEFT_OUT)
    with connection.cursor() as cursor:
        cursor.execute(_BUILD.format(left_out=left_out))
