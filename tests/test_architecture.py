"""Promises about the code, kept by tests and not by memory."""

import ast
import shutil
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.permissions import IsAuthenticated

ROOT = Path(__file__).parents[1]
OURS = ("capability", "training", "wellbeing", "config")
LADDER = {"capability": 0, "training": 1, "wellbeing": 2}
TOP = {
    *OURS,
    "templates",
    "tests",
    "docs",
    "manage.py",
    "pyproject.toml",
    "README.md",
    "docker-compose.yml",
}
# Open to everyone: is the service up, signing in, choosing a password by a one-time link, and a
# calendar by its secret address.
OPEN = {
    "health",
    "calendar-feed",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_inactive",
    "mfa_authenticate",
}
# Answers nobody: whatever is asked under /api/ and is not there.
API_OPEN = {"NothingHere"}
# A log-in belongs to no force, nor what it asked for; a requirement of the whole nation neither.
WITHOUT_FORCE = {"User", "ApiToken", "AnsweredRequest", "CalendarKey", "Requirement"}


def git_files(*options):
    command = [shutil.which("git"), "ls-files", *options]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def python_files():
    names = git_files("--cached", "--others", "--exclude-standard", "*.py")
    paths = [ROOT / name for name in names]
    return [path for path in paths if path.exists() and "migrations" not in path.parts]


def views(patterns=None, prefix=""):
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern


def our_models():
    return [
        model
        for app in LADDER
        for model in apps.get_app_config(app).get_models()
        if not hasattr(model, "pgh_tracked_model")
    ]


def test_the_top_level_is_as_agreed():
    assert {name.split("/")[0] for name in git_files() if not name.startswith(".")} <= TOP


def test_no_file_is_longer_than_300_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text().splitlines())) > 300
    }
    assert long == {}


def test_no_function_is_longer_than_40_lines():
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, functions) and node.end_lineno - node.lineno >= 40
    ]
    assert long == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_page_demands_a_log_in():
    """The middleware lets nobody through but where a view says otherwise."""
    open_pages = {
        pattern.name
        for address, pattern in views()
        if not address.startswith("api/") and not getattr(pattern.callback, "login_required", True)
    }
    assert open_pages == OPEN


def test_every_api_view_demands_a_permission():
    found = 0
    for address, pattern in views():
        view = getattr(pattern.callback, "cls", None) or getattr(
            pattern.callback, "view_class", None
        )
        if address.startswith("api/") and view.__name__ not in API_OPEN:
            found += 1
            assert any(issubclass(one, IsAuthenticated) for one in view.permission_classes), address
    assert found >= 7


def test_every_table_about_people_carries_its_force():
    about = {"person", "case", "unit", "user", "accreditation", "allocation"}
    without = {
        model.__name__
        for model in our_models()
        if any(field.name in about and field.is_relation for field in model._meta.fields)
        and not any(field.name == "force" and not field.null for field in model._meta.fields)
    }
    assert without == WITHOUT_FORCE


def test_foreign_keys_point_down_the_ladder_or_stay():
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.fields
        if field.related_model
        and LADDER.get(field.related_model._meta.app_label, 0) > LADDER[model._meta.app_label]
    ]
    assert upward == []


def test_lower_code_uses_no_accessor_that_a_higher_app_gave_it():
    """A reverse accessor is an import upward that no linter sees."""
    given = {
        relation.get_accessor_name(): relation.related_model._meta.app_label
        for model in our_models()
        for relation in model._meta.related_objects
        if relation.get_accessor_name()
        and LADDER.get(relation.related_model._meta.app_label, 0) > LADDER[model._meta.app_label]
    }
    used = {
        f"{path.relative_to(ROOT)} uses {node.attr}"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and node.attr in given
        and LADDER.get(path.relative_to(ROOT).parts[0], 9) < LADDER[given[node.attr]]
    }
    assert used == set()


def test_every_register_table_keeps_its_history():
    untracked = {
        *("Job", "Sweep", "Notice", "ApiToken", "TokenUnit", "AnsweredRequest", "CalendarKey"),
        *("UnresolvedRow", "UploadRow", "UploadFault", "UploadChange", "Draft", "DraftGap"),
        # Its history would say who answered.
        "Evaluation",
    }
    without = {model.__name__ for model in our_models() if not hasattr(model, "pgh_event_model")}
    assert without == untracked


def test_the_database_says_each_promise_in_plain_words():
    silent = [
        constraint.name
        for model in our_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]
    assert silent == []


def test_the_contracts_of_imports_have_no_exceptions():
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()
