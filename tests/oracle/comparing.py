"""The checks held against the oracle, in forces that nobody thought of."""

import os
from contextlib import contextmanager

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings

from capability.checks import Scope
from capability.models import Force
from tests.oracle import asking
from tests.oracle.rules import RULES

# How many forces each property builds, and whether the smallest of those found wrong is looked for,
# which takes minutes.
EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "15"))
PHASES = [Phase.explicit, Phase.generate, Phase.shrink]
IS_SHRINKING = os.environ.get("ORACLE_SHRINK") == "yes"
# By code, the checks that alone are in question, if not all are.
ASKED = os.environ.get("ORACLE_CHECKS", "").split()

small_forces = settings(
    max_examples=EXAMPLES,
    phases=PHASES if IS_SHRINKING else PHASES[:2],
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)

# Where each takes long: the first one is always as small as can be.
few_forces = settings(small_forces, max_examples=3)


@contextmanager
def written(world):
    """In the database for as long."""
    with transaction.atomic():
        world.write()
        yield
        transaction.set_rollback(True)


def differences(world, pk, codes, days):
    """Nothing, or by check and day what is right and what is found."""
    return differences_by(world, pk, dict.fromkeys(codes, days))


def differences_by(world, pk, days_of_checks):
    """The same where each check has its own days."""
    asked = {code: days_of_checks[code] for code in days_of_checks if not ASKED or code in ASKED}
    if not asked:
        return []
    with written(world):
        scope = Scope(Force.objects.get(pk=pk))
        return [
            f"{code} on {on}: {told}"
            for code, days in asked.items()
            for on, found in asking.on_all(code, scope, days).items()
            if (told := apart(RULES[code](world, pk, on), found))
        ]


def apart(right, found):
    """By key, of those that differ, what is right and what is found."""
    keys = sorted(key for key in {*right, *found} if right.get(key) != found.get(key))
    return {key: (right.get(key), found.get(key)) for key in keys}
