"""What production is made of, as far as that can be said without a container engine."""

import os
import re
import subprocess
import sys

import pytest
import yaml
from django.conf import settings

COMPOSE = (settings.BASE_DIR / "docker-compose.yml").read_text()
SERVICES = yaml.safe_load(COMPOSE)["services"]
EXAMPLE = (settings.BASE_DIR / ".env.example").read_text()
NAMED = set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE))
NEEDED = {
    "SECRET_KEY": "long enough, and known to nobody but a test of the deployment",
    "DATABASE_URL": "postgresql://register_web@127.0.0.1/register",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "ALLOWED_HOSTS": "register.force.example",
}


def check(without=None):
    """Django's check for deployment, as production would start."""
    given = {name: value for name, value in NEEDED.items() if name != without}
    keep = {name: value for name, value in os.environ.items() if name not in NEEDED}
    environment = {**keep, **given, "REGISTER_ENVIRONMENT": "production"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command,
        check=False,
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_the_deployment_check_finds_nothing():
    assert check().stdout == "System check identified no issues (0 silenced).\n"


@pytest.mark.parametrize("name", NEEDED)
def test_production_refuses_to_start_without_what_it_needs(name):
    refused = check(without=name)
    assert refused.returncode == 1
    assert f"Production needs {name} in the environment" in refused.stderr


def test_no_secret_has_a_default():
    secrets = re.findall(r"\$\{([A-Z_]*(?:KEY|PASSWORD))(.*?)\}", COMPOSE)
    assert {name for name, _ in secrets} == {
        "SECRET_KEY",
        "POSTGRES_PASSWORD",
        "MIGRATE_PASSWORD",
        "WEB_PASSWORD",
        "EMAIL_HOST_PASSWORD",
    }
    # A mail server may ask for none.
    assert [name for name, rest in secrets if not rest.startswith(":?") and rest != "-"] == []
    assert [name for name, rest in secrets if rest == "-"] == ["EMAIL_HOST_PASSWORD"]


def test_every_variable_is_explained():
    sources = [*(settings.BASE_DIR / "config").rglob("*.py")]
    read = {
        name
        for source in sources
        for name in re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', source.read_text())
    }
    read |= set(re.findall(r"\$\{([A-Z_]+)", COMPOSE))
    assert read - {"REGISTER_TESTING", "PYTEST_XDIST_WORKER"} <= NAMED
    assert set(NEEDED) <= NAMED


def test_every_service_has_a_health_check_or_ends():
    assert [name for name, service in SERVICES.items() if "healthcheck" not in service] == [
        "migrate"
    ]


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_what_serves_can_own_nothing(name):
    assert "//register_web:" in SERVICES[name]["environment"]["DATABASE_URL"]
    assert "MIGRATE_PASSWORD" not in str(SERVICES[name])
    roles = (settings.BASE_DIR / ".docker" / "roles.sh").read_text()
    assert re.findall(r"grant (.*) to register_web;", roles) == ["register_app"]
