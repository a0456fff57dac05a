"""The nightly sweep, as one job a force and check."""

from capability.actions import jobs
from capability.checks import CHECKS
from capability.models import Force, Job, Sweep


def queue(*, on):
    """Ask for what is neither swept for that day nor asked for yet, one that was given up included.

    A missed night needs no catching up: today's sweep finds whatever is wrong today.
    """
    swept = set(Sweep.objects.filter(on__gte=on).values_list("force", "check_code"))
    asked = set(
        Job.objects.filter(kind="sweep", arguments__on=str(on)).values_list("key", flat=True)
    )
    for force in Force.objects.all():
        for code in CHECKS:
            key = f"{force.code} {code} {on}"
            if (force.pk, code) not in swept and key not in asked:
                jobs.ask("sweep", key, force=force, arguments={"check": code, "on": str(on)})
