"""Sweeps that are killed, and sweeps that meet."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from psycopg import conninfo

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Gap
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_force,
    a_person,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

CHECK = CHECKS["case-holder-unaccredited"]
MONDAY, TUESDAY = date(2024, 6, 3), date(2024, 6, 4)
URL = ("dbname", "host", "port", "user", "password")
DYING = Path(__file__).with_name("sweep_and_die.py")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def force():
    """After Monday's sweep one holder is accredited and another takes a case."""
    force = a_force("NS")
    special, category = a_scheme("SPECIAL", force=force), a_category("BURGLARY", force=force)
    a_requirement(special, a_case_group("SERIOUS", category, force=force), force=force)
    cured, still, new = (a_person(force) for _ in range(3))
    for person, starts_on in ((cured, MONDAY), (still, MONDAY), (new, TUESDAY)):
        an_allocation(person, a_case(force, category), starts_on=starts_on)
    gaps.sweep(CHECK, Scope(force), on=MONDAY)
    an_accreditation(cured, special, awarded_on=TUESDAY)
    return force


ENDED = [[str(MONDAY), str(TUESDAY)], [str(MONDAY), "None"], [str(TUESDAY), "None"]]
STANDING = [[[str(MONDAY), "None"]] * 2, []]


def outcomes_of_dying_sweeps(force):
    """What stood after a sweep killed before its first statement, its second, and so on."""
    parameters = connection.get_connection_params()
    database = {name: parameters[name] for name in URL if name in parameters}
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": ".",
        "DATABASE_URL": conninfo.make_conninfo(**database),
        "REDIS_URL": settings.SERVERS["REDIS_URL"],
    }
    command = [sys.executable, DYING, force.code, str(TUESDAY)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def test_a_sweep_killed_at_any_statement_ends_as_an_undisturbed_one(force):
    *killed, ended = outcomes_of_dying_sweeps(force)
    assert len(killed) > 10
    assert killed == [STANDING] * len(killed)
    assert ended == [ENDED, [[2, 1, 1]]]


def test_sweeps_that_meet_leave_one_open_gap_a_key(force):
    def sweep(_turn):
        try:
            return gaps.sweep(CHECK, Scope(force), on=TUESDAY).opened
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        opened = list(threads.map(sweep, range(8)))
    assert sum(opened) == 1
    rows = Gap.objects.order_by("person", "opened_on").values_list("opened_on", "closed_on")
    assert [[*map(str, row)] for row in rows] == ENDED
