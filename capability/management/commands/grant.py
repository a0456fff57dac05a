import json

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from capability.actions import users
from capability.management import named


class Command(BaseCommand):
    help = "Lets someone in: makes the user if need be, gives the access role, prints a link."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("access_role", metavar="access-role")
        parser.add_argument("unit", help="its code; the force's root unit means the whole force")
        parser.add_argument("--force", required=True, metavar="CODE")
        parser.add_argument(
            "--until", help="last day, as YYYY-MM-DD; without it, until further notice"
        )
        parser.add_argument("--base-url", default=settings.ADDRESS)
        parser.add_argument("--json", action="store_true")

    def handle(self, email, until, **options):
        today = timezone.localdate()
        role = named.access_role(options["access_role"])
        unit = named.unit(options["unit"], force=named.force(options["force"]))
        last_day = _last_day(until, today)
        _check(email)
        with transaction.atomic():
            user = users.invite(email)
            grant = users.grant(user, role, unit, on=today, until=last_day)
        self._print(grant, options["base_url"].rstrip("/"), options["json"])

    def _print(self, grant, base_url, as_json):
        path = users.first_password_path(grant.user)
        link = f"{base_url}{path}" if path else None
        if as_json:
            self.stdout.write(json.dumps(_facts(grant) | {"link": link}))
            return
        ends = f"up to {grant.ends_on:%d %B %Y}" if grant.ends_on else "until further notice"
        role, unit = grant.get_access_role_display(), grant.unit
        self.stdout.write(f"{grant.user} is {role} over {unit} ({unit.code}) {ends}.")
        if link:
            self.stdout.write("To choose a password, once, within three days:")
            self.stdout.write(link)


def _facts(grant):
    return {
        "email": grant.user.email,
        "access_role": grant.access_role,
        "force": grant.force.code,
        "unit": grant.unit.code,
        "starts_on": grant.starts_on.isoformat(),
        "ends_on": grant.ends_on and grant.ends_on.isoformat(),
    }


def _last_day(until, today):
    if until is None:
        return None
    last_day = named.day(until, option="--until")
    if last_day < today:
        raise CommandError(f"{until} has passed: a grant ends today at the earliest.")
    return last_day


def _check(email):
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"{email} is not an e-mail address.") from error
