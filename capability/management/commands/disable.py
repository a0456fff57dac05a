from django.core.management.base import BaseCommand

from capability.actions import users
from capability.management import named


class Command(BaseCommand):
    help = "Shuts a log-in out at once: its sessions and tokens end."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, email, **_options):
        user = named.user(email)
        users.close(user)
        self.stdout.write(f"{user} is disabled: signed out everywhere, and its tokens are gone.")
