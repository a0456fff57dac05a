"""A re-check of one person after a change, by every check that is about people.

The floor is the time allowed for one check. The changes: awards revoked, and given back, so that
gaps open and close. The same in a force of a tenth of the size must not cost much less.
"""

import random
from statistics import median

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Accreditation, CaseAllocation, Force, Gap
from config.bench import growing, national
from config.bench.database import analyze
from config.bench.rows import timed
from config.bench.sweeping import DAY

LARGE, SMALL = ("RL", 12_000), ("RS", 1_200)
SECONDS_ALLOWED = 0.010
GROWTH_ALLOWED = 1.2
CHANGED = 5
ROUNDS = 5


def prepare():
    """Both forces, made and swept once, and kept."""
    for code, size in (LARGE, SMALL):
        if not Force.objects.filter(code=code).exists():
            dice = random.Random(size)  # noqa: S311 data, not secrets
            force = national.a_force(code, size, dice)
            analyze()
            growing.sweep([force])


def ours():
    return _seconds(LARGE)


def allowed():
    return SECONDS_ALLOWED


def count():
    """How many gaps the changes open."""
    force = Force.objects.get(code=LARGE[0])
    standing = Gap.objects.still_open().filter(force=force)
    before = standing.count()
    _change(force, DAY)
    opened = standing.count() - before
    _change(force, None)
    if not opened or standing.count() != before:
        raise AssertionError(f"The changes open {opened} gaps, and must close as many again.")
    return opened


def does_not_grow(_measured):
    both = [(_seconds(LARGE), _seconds(SMALL)) for _ in range(ROUNDS)]
    large, small = map(median, zip(*both, strict=True))
    times = large / small
    told = f"{times:.2f} times what it costs in a tenth of the force; bar {GROWTH_ALLOWED}"
    return {told: times <= GROWTH_ALLOWED}


def _seconds(which):
    force = Force.objects.get(code=which[0])
    changes = [timed(lambda day=day: _change(force, day)) for day in (DAY, None)]
    checks = len(changes) * CHANGED * len(_concerned())
    return sum(change() for change in changes) / checks


def _change(force, revoked_on):
    awards = Accreditation.objects.filter(force=force)
    holders = CaseAllocation.objects.filter(force=force).order_by("person").distinct("person")
    for person in holders.values_list("person", flat=True)[:CHANGED]:
        awards.filter(person=person).update(revoked_on=revoked_on)
        gaps.recheck(_concerned(), Scope(force, (person,)), on=DAY)


def _concerned():
    return [check for check in CHECKS.values() if check.is_about_people]
