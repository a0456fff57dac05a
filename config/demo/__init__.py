"""A make-believe force whose state looks as the sources say a force looks."""

import time

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from capability.models import Force, User
from config.demo import cpd, log_ins
from config.demo.force import plan
from config.demo.nights import live_through

MAIN, NEIGHBOUR = ("NOR", "Northshire Constabulary"), ("FEN", "Fenmarch Police")
# So many days ago the register learnt of what had happened, and was swept.
_NIGHTS = {MAIN: (300, 180, 90, 30, 14, 5, 0), NEIGHBOUR: (300, 5, 0)}
_FEWEST, _NEIGHBOURS_SHARE, _MOST = 20, 0.1, 60


def build(*, people, seed, reset, on=None, say=lambda line: None):
    """The log-ins of the force that stands; built from the seed where there is none yet, or anew.

    All or nothing: whoever is interrupted finds no half a force.
    """
    if reset:
        call_command("flush", interactive=False, verbosity=0)
    if not Force.objects.filter(code=MAIN[0]).exists():
        make_up(people, seed, on or timezone.localdate(), say)
    return log_ins.log_ins()


@transaction.atomic
def make_up(people, seed, on, say):
    began = time.monotonic()
    neighbours = min(_MOST, max(_FEWEST, round(people * _NEIGHBOURS_SHARE)))
    for force, seats, size in (
        (MAIN, log_ins.OF_MAIN, people),
        (NEIGHBOUR, log_ins.OF_NEIGHBOUR, neighbours),
    ):
        say(f"Making up {force[1]}: {size} people.")
        planned = plan(*force, people=size, seed=seed, on=on)
        live_through(planned, seats, _NIGHTS[force], on=on, has_officer=force is MAIN)
    cpd.enter_own(User.objects.get(email=log_ins.OFFICER), on=on)
    log_ins.seat_judges(Force.objects.get(code=MAIN[0]), on=on)
    say(f"Made up in {time.monotonic() - began:.0f} seconds.")
