import os
import socket

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from config import embedded, processes
from config.demo import build
from config.embedded.folders import Folders

_FEWEST, _MOST = 20, 6_000


class Command(BaseCommand):
    help = "Builds a make-believe force and serves it, until Ctrl-C. What is there already stays."

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=600, help=f"{_FEWEST} to {_MOST}")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same force")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="build it anew")
        parser.add_argument("--no-serve", action="store_true", help="build and stop")

    def handle(self, *, people, seed, port, reset, no_serve, **_options):
        _refuse(people)
        if not no_serve:
            _refuse_busy(port)
        call_command("migrate", verbosity=0)
        log_ins = build(people=people, seed=seed, reset=reset, say=self.stdout.write)
        if no_serve:
            self._introduce(log_ins)
        else:
            self._serve(port, log_ins)

    def _serve(self, port, log_ins):
        folders = Folders.here()
        folders.make()
        schedule = folders.data / f"schedule-{port}"
        connections.close_all()
        # The links in what the worker mails lead to this port too.
        os.environ["REGISTER_ADDRESS"] = f"http://127.0.0.1:{port}"
        supervisor = processes.Supervisor(processes.commands(port=port, schedule=schedule))
        try:
            supervisor.run(until=lambda: processes.is_served(port))
            if not supervisor.is_asked_to_stop:
                self._introduce(log_ins)
                self.stdout.write(f"Open http://127.0.0.1:{port}/ (Ctrl-C stops everything).")
                self.stdout.flush()
            supervisor.run(until=_never)
        finally:
            supervisor.stop()

    def _introduce(self, log_ins):
        self.stdout.write("Log-ins:")
        for log_in in log_ins:
            self.stdout.write(f"  {log_in}")
        self.stdout.write("A code changes every 30 seconds: `manage.py code EMAIL` gives the next.")


def _refuse(people):
    if settings.IN_PRODUCTION:
        raise CommandError("A make-believe force is never built into a register in production.")
    if not _FEWEST <= people <= _MOST:
        raise CommandError(f"--people {people}: give a number from {_FEWEST} to {_MOST}.")


def _refuse_busy(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} can't be had ({error}); choose another by --port."
            ) from error


def _never():
    """While it serves; meanwhile a keeper that was killed gets a successor."""
    embedded.rejoin()
    return False
