"""Workers that are killed while a file goes in, and the word of those that live."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from psycopg import conninfo

from capability import tasks
from capability.access import AccessRole
from capability.actions import jobs, uploads
from capability.models import Job, Upload
from tests.factories.capability import a_force, a_user

DYING = Path(__file__).with_name("apply_and_die.py")
URL = ("dbname", "host", "port", "user", "password")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(settings, tmp_path):
    """The job that brings a checked file of two people in."""
    settings.MEDIA_ROOT = tmp_path
    force = a_force("NS")
    clerk = a_user("clerk@northshire.example", AccessRole.LD_ADMIN, force.root_unit)
    file = SimpleUploadedFile("staff.csv", b"person_ref,surname\n7,Lee\n8,Ray\n")
    brought = uploads.Brought("people", file, date(2026, 4, 1))
    upload = uploads.bring_in(force, brought, by=clerk)
    tasks.work(upload.job.pk)
    upload = uploads.map_columns(upload, uploads.Mapped({}, "As ever", []), by=clerk)
    tasks.work(upload.job.pk)
    return uploads.apply(upload, by=clerk).job


def worked_by_dying_workers(job):
    parameters = connection.get_connection_params()
    database = {name: parameters[name] for name in URL if name in parameters}
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": ".",
        "DATABASE_URL": conninfo.make_conninfo(**database),
        "REDIS_URL": settings.SERVERS["REDIS_URL"],
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }
    command = [sys.executable, DYING, str(job.pk)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def test_a_load_killed_at_any_statement_is_whole_or_absent(asked):
    outcomes, state = worked_by_dying_workers(asked)
    assert len(outcomes) > 20
    absent, whole = ["applying", 0, 0], ["applied", 1, 2]
    assert outcomes == sorted(outcomes, key=lambda one: one == whole)
    assert all(one in (absent, whole) for one in outcomes)
    assert (outcomes[0], outcomes[-1], state) == (absent, whole, "done")


def test_work_that_lives_says_so_while_it_goes_on(asked, monkeypatch):
    monkeypatch.setattr(jobs, "SECONDS_BETWEEN_BEATS", 0.01)
    job = jobs.take(asked.pk)
    with jobs.Pulse(job) as pulse:
        pulse.reached(42)
        for _turn in range(1_000):
            job.refresh_from_db()
            if job.progress == 42:
                break
    assert job.progress == 42
    assert job.leased_until <= timezone.now() + jobs.SHORT_LEASE


def test_a_file_whose_worker_was_lost_is_taken_up_again(asked):
    Job.objects.filter(pk=asked.pk).update(
        state="running", attempts=1, leased_until=timezone.now() - jobs.LEASE
    )
    tasks.work(asked.pk)
    assert Upload.objects.get().state == "applied"
