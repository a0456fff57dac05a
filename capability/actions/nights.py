"""The nightly sweep, as one job a force and check."""

from capability.actions import jobs
from capability.checks import CHECKS
from capability.models import Force, Sweep


def queue(*, on):
    """Ask for what is not swept for that day yet; asking again asks for nothing twice.

    A missed night needs no catching up: today's sweep finds whatever is wrong today.
    """
    swept = set(Sweep.objects.filter(on__gte=on).values_list("force", "check_code"))
    for force in Force.objects.all():
        for code in CHECKS:
            if (force.pk, code) not in swept:
                key = f"{force.code} {code} {on}"
                jobs.ask("sweep", key, force=force, arguments={"check": code, "on": str(on)})
