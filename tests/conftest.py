import os
from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

from capability.access import AccessRole
from config.celery import app
from config.roles import as_owner
from tests.factories.capability import a_force, a_unit, a_user
from tests.reads import Reads

CHICAGO = Path(__file__).resolve().parents[2] / "shared" / "data" / "chicago"

# How long an example takes says how busy the machine is, and nothing of the rule.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def django_db_setup(
    request,
    django_test_environment,
    django_db_blocker,
    django_db_keepdb,
    django_db_modify_db_settings,
):
    """Test databases are made and dropped by their owner; every test runs as the application."""
    with django_db_blocker.unblock(), as_owner():
        databases = setup_databases(
            verbosity=request.config.option.verbose, interactive=False, keepdb=django_db_keepdb
        )
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            end_other_sessions()
            with as_owner():
                teardown_databases(databases, verbosity=0)


def end_other_sessions():
    """A browser that keeps its line open keeps a thread of the live server, and its session."""
    others = "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s"
    with connection._nodb_cursor() as cursor:
        cursor.execute("set role none")
        cursor.execute(others, [connection.settings_dict["NAME"]])
    connection.close()


@pytest.fixture
def northshire(db):
    """The force that most tests are about."""
    return a_force("NS", name="Northshire Police")


@pytest.fixture
def investigations(northshire):
    """A department of it."""
    return a_unit(northshire, "INV", name="Northside Investigations")


@pytest.fixture
def training_lead(northshire):
    """Sees the whole force by name."""
    return a_user("training@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)


@pytest.fixture
def sergeant(investigations):
    """Supervises the department and what stands under it."""
    return a_user("sergeant@northshire.example", AccessRole.SUPERVISOR, investigations)


@pytest.fixture
def analyst(northshire):
    """Sees the whole force, by pseudonym."""
    return a_user("analyst@northshire.example", AccessRole.ANALYST, northshire.root_unit)


@pytest.fixture
def stranger(db):
    """Everything, in another force."""
    other = a_force("WM", name="Westmarch Police")
    return a_user("training@westmarch.example", AccessRole.LD_ADMIN, other.root_unit)


@pytest.fixture
def reads(db):
    return Reads()


@pytest.fixture
def worker():
    """Does the work that is asked for, as a Celery worker of its own."""
    app.control.purge()
    with start_worker(app, perform_ping_check=False, pool="solo"):
        yield


@pytest.fixture(scope="session")
def chicago():
    """The folder with the real records of one police department."""
    folder = Path(os.environ.get("CHICAGO_DATA") or CHICAGO)
    if not folder.is_dir():
        pytest.skip(f"There is no folder {folder}: name it in CHICAGO_DATA.")
    return folder
