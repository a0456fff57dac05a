"""The database's two roles: register_owner owns and changes tables, register_app reads and writes.

register_app owns nothing and can neither change nor delete history, whatever code it runs.
"""

from contextlib import contextmanager

from django.conf import settings
from django.db import connections

OWNER, APP = "register_owner", "register_app"

_GRANT_ALL = """
grant usage on schema public to register_app;
grant select, insert, update, delete on all tables in schema public to register_app;
grant usage, select on all sequences in schema public to register_app;
"""
_CLOSE_HISTORY = """
do $$
declare history regclass; caught regprocedure;
begin
    for history in
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r'
          and (c.relname in ('pghistory_context', 'django_migrations')
               or exists (select from pg_attribute a
                          where a.attrelid = c.oid and a.attname = 'pgh_obj_id'))
    loop
        execute format('revoke insert, update, delete, truncate on %s from register_app', history);
    end loop;
    for caught in
        select distinct t.tgfoid::regprocedure from pg_trigger t where t.tgname like 'pgtrigger_%'
    loop
        execute format('alter function %s security definer', caught);
        execute format('alter function %s set search_path = pg_catalog, public, pg_temp', caught);
        execute format('revoke execute on function %s from public', caught);
    end loop;
end $$;
"""
# pgtrigger lets a session switch triggers off by a setting; history must not have that door.
_NEVER_IGNORE = """
create or replace function public._pgtrigger_should_ignore(trigger_name name)
returns boolean as $$ select false $$ language sql immutable;
"""
# Only an owner may analyse a table; after a large load the application must, for every plan's sake.
_STATISTICS = """
create or replace function public.refresh_statistics() returns void language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
declare register regclass;
begin
    for register in
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and c.relname like 'capability_%'
    loop
        execute format('analyze %s', register);
    end loop;
end $$;
"""
_CLOCK_THAT_CAN_BE_SET = """
create or replace function public.register_clock() returns timestamptz language sql stable as
$$ select coalesce(
    nullif(current_setting('register.clock', true), '')::timestamptz, transaction_timestamp()) $$;
"""
_CLOCK = """
create or replace function public.register_clock() returns timestamptz language sql stable as
$$ select transaction_timestamp() $$;
"""


@contextmanager
def as_owner(alias="default"):
    """Inside, whatever connects to the database is its owner: to migrate, and to make test ones."""
    connection = connections[alias]
    options = connection.settings_dict["OPTIONS"]
    before = options.get("options", "")
    connection.close()
    options["options"] = before.replace(APP, OWNER)
    try:
        yield connection
    finally:
        connection.close()
        options["options"] = before


def close_history(connection):
    """After every migration, since creating a trigger anew undoes it."""
    clock = _CLOCK_THAT_CAN_BE_SET if settings.REGISTER_CLOCK_CAN_BE_SET else _CLOCK
    with connection.cursor() as cursor:
        for statement in (_GRANT_ALL, _NEVER_IGNORE, _STATISTICS, clock, _CLOSE_HISTORY):
            cursor.execute(statement)
