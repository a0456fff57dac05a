from django.core.management.commands import migrate
from django.db import connections

from capability.actions import reference
from config import clock, known
from config.roles import as_owner, close_history
from training.actions import programmes


class Command(migrate.Command):
    help = "Brings the database up to date, as its owner, then gives the application its rights."

    def handle(self, *args, **options):
        if options["plan"] or options["check_unapplied"]:
            return super().handle(*args, **options)
        connection = connections[options["database"]]
        with as_owner(options["database"]):
            known.drop(connection)
            super().handle(*args, **options)
            close_history(connection)
            known.build(connection)
        with clock.from_the_first():
            reference.install()
            programmes.install()
        return None
