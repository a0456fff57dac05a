from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from capability.management import named
from config import second_factor


class Command(BaseCommand):
    help = "Prints the code that someone's authenticator app would show now. Never in production."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, email, **_options):
        if settings.IN_PRODUCTION:
            raise CommandError("In production a code is known to its owner's phone alone.")
        found = second_factor.code_of(named.user(email))
        if found is None:
            raise CommandError(f"{email} has no second factor: the first sign-in sets it up.")
        code, seconds = found
        self.stderr.write(f"Good for {seconds} seconds:")
        self.stdout.write(code)
