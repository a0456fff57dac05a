"""Finds by the code in a command what it names, or refuses with the nearest known."""

from datetime import date

from django.core.management.base import CommandError

from capability.access import AccessRole
from capability.checks import CHECKS
from capability.models import Force, User
from capability.rules.nearest import suggestion


def force(code):
    return _named("force", code, Force.objects.all(), field="code")


def unit(code, *, force):
    return _named("unit", code, force.units.all(), field="code", where=f" in {force.code}")


def user(email):
    return _named("user", email, User.objects.all(), field="email")


def access_role(value):
    if value in list(AccessRole):
        return AccessRole(value)
    known = [role.value for role in AccessRole]
    raise CommandError(f"There is no access role {value}. {suggestion(value, known)}")


def check(code):
    if code in CHECKS:
        return CHECKS[code]
    raise CommandError(f"There is no check {code}. {suggestion(code, list(CHECKS))}")


def day(text, *, option):
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise CommandError(f"{text} is not a day. Write {option} as 2026-11-24.") from error


def _named(noun, name, rows, *, field, where=""):
    found = rows.filter(**{f"{field}__iexact": name}).first()
    if found:
        return found
    known = rows.values_list(field, flat=True)
    raise CommandError(f"There is no {noun} {name}{where}. {suggestion(name, known)}")
