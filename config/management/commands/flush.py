from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush

from capability.actions import reference
from config import clock
from config.roles import as_owner
from training.actions import programmes


class Command(flush.Command):
    help = "Empties a test database; production refuses. The national reference data stay."

    def handle(self, **options):
        if settings.IN_PRODUCTION:
            raise CommandError("A register in production is never emptied.")
        with as_owner(options["database"]):
            super().handle(**options)
        with clock.from_the_first():
            reference.install()
            programmes.install()
