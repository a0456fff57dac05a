"""A database of the bench's own, made once for each size and kept."""

from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from psycopg import sql

from capability.models import Force
from config.bench.national import generate
from config.roles import as_owner


@contextmanager
def bench_database(people):
    """Inside, the connection is to generated data of that size; made if it is not there yet."""
    usual = connection.settings_dict["NAME"]
    name = f"{usual}_bench_{people}"
    _create(name)
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", verbosity=0)
        if not Force.objects.exists():
            generate(people)
            analyze()
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def analyze():
    """As the database does by itself in a day."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


def _create(name):
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute("select from pg_database where datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(sql.SQL("create database {}").format(sql.Identifier(name)).as_string())
