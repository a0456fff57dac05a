"""Databases of the bench's own, made once for each size and kept.

One is made anew where its making was broken off, or where tables or data are made otherwise now:
its comment says from what it was made, and is written last.
"""

import hashlib
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from config.bench.national import generate
from config.roles import as_owner

MARK = "_bench_"
MADE_BY = ("*/migrations/*.py", "config/bench/national*.py")
COMMENT = "select shobj_description(oid, 'pg_database') from pg_database where datname = %s"


@contextmanager
def bench_database(people):
    """Inside, the connection is to generated data of that size; made if it is not there yet."""
    before = connection.settings_dict["NAME"]
    name = f"{before.partition(MARK)[0]}{MARK}{people}"
    _made(name, people)
    _enter(name)
    try:
        yield
    finally:
        _enter(before)


def analyze():
    """As the database does by itself in a day."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


@cache
def _made(name, people):
    if _comment(name) == _digest():
        return
    before = connection.settings_dict["NAME"]
    _as_owner("drop database if exists {}", name)
    _as_owner("create database {}", name)
    _enter(name)
    try:
        call_command("migrate", verbosity=0)
        generate(people)
        analyze()
    finally:
        _enter(before)
    _as_owner("comment on database {} is {}", name, sql.Literal(_digest()))


def _enter(name):
    connection.close()
    connection.settings_dict["NAME"] = name


def _comment(name):
    with connection.cursor() as cursor:
        cursor.execute(COMMENT, [name])
        row = cursor.fetchone()
    return row and row[0]


def _as_owner(statement, name, *values):
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(sql.Identifier(name), *values).as_string())


@cache
def _digest():
    files = sorted(path for pattern in MADE_BY for path in Path(settings.BASE_DIR).glob(pattern))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
