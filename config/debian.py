"""What Debian has, and root may install. Standard library only: manage.py needs it first of all."""

import os
import shutil
import subprocess
import sys


def can_install():
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(package):
    """Whether that worked; what apt has to say goes to stderr only where it did not."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for arguments in (["update"], ["install", "-y", package]):
        done = subprocess.run(
            ["apt-get", "-q", *arguments],  # noqa: S607 wherever root has it
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
    return done.returncode == 0


def provide_chromium(say):
    """For the tests that drive a browser; they are skipped where there is none."""
    if shutil.which("chromium"):
        return
    if can_install():
        say("Installing chromium, for the tests that drive a browser.")
        install("chromium")
    else:
        say("There is no chromium, so that the tests that drive a browser are skipped.")
