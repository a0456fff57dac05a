import os
import sys

from django.core.management.base import BaseCommand

from config import debian, environment

_EVERY_TEST = ["--numprocesses", "auto", "--maxprocesses", "4"]


class Command(BaseCommand):
    help = "Runs every test, or those that pytest's own arguments choose."

    def run_from_argv(self, argv):
        """Become pytest: the arguments, the last line and the exit status are its own."""
        debian.provide_chromium(say=self.stderr.write)
        os.chdir(environment.BASE_DIR)
        command = [sys.executable, "-m", "pytest", *(argv[2:] or _EVERY_TEST)]
        os.execv(sys.executable, command)  # noqa: S606 no shell is wanted
