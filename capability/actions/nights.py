"""What each night asks for: sweeps, one job a force and check, and reminders, one a force."""

from capability.actions import jobs
from capability.checks import CHECKS
from capability.models import Force, Job, JobState, Sweep


def queue(*, on):
    """Ask for what is neither swept for that day nor asked for yet, one that was given up included.

    A missed night needs no catching up: today's sweep finds whatever is wrong today.
    """
    swept = set(Sweep.objects.filter(on__gte=on).values_list("force", "check_code"))
    asked = _asked("sweep", on)
    for force in Force.objects.all():
        for code in CHECKS:
            key = f"{force.code} {code} {on}"
            if (force.pk, code) not in swept and key not in asked:
                jobs.ask("sweep", key, force=force, arguments={"check": code, "on": str(on)})


def queue_reminders(*, on):
    """Ask once for each force; a missed day needs no catching up either."""
    asked = _asked("remind", on)
    for force in Force.objects.all():
        key = f"{force.code} {on}"
        if key not in asked:
            jobs.ask("remind", key, force=force, arguments={"on": str(on)})


def are_reminders_owed(*, on):
    """Whether the day's were asked for and every force's are done, or given up."""
    states = set(_of_day("remind", on).values_list("state", flat=True))
    return bool(states) and states.isdisjoint((JobState.QUEUED, JobState.RUNNING))


def _asked(kind, on):
    return set(_of_day(kind, on).values_list("key", flat=True))


def _of_day(kind, on):
    return Job.objects.filter(kind=kind, arguments__on=str(on))
