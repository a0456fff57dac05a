import pytest

from capability.access import AccessRole
from capability.actions import jobs
from tests.factories.capability import a_user


@pytest.fixture
def sweep(northshire):
    return jobs.ask(
        "sweep", "NS check 2026-04-01", force=northshire, arguments={"on": "2026-04-01"}
    )


def test_a_job_without_what_it_is_about(reads, training_lead, sweep):
    (row,) = reads(training_lead, "jobs/").json()["results"]
    assert (row["kind"], row["state"], row["force_code"]) == ("sweep", "queued", "NS")
    assert row.keys().isdisjoint({"arguments", "result", "key"})


def test_jobs_by_state_and_kind(reads, training_lead, sweep):
    assert reads(training_lead, "jobs/", state="done").json()["results"] == []
    assert len(reads(training_lead, "jobs/", kind="sweep").json()["results"]) == 1


def test_whoever_sees_no_jobs_is_refused(reads, sergeant, sweep):
    answer = reads(sergeant, "jobs/")
    assert (answer.status_code, answer["content-type"]) == (403, "application/problem+json")


def test_work_of_no_force_is_for_who_keeps_the_installation(reads, northshire, training_lead):
    jobs.ask("clean", "everything")
    keeper = a_user("keeper@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)
    seen = [len(reads(user, "jobs/").json()["results"]) for user in (keeper, training_lead)]
    assert seen == [1, 0]


def test_another_force_sees_none(reads, stranger, sweep):
    assert reads(stranger, "jobs/").json()["results"] == []
    assert reads(stranger, f"jobs/{sweep.uuid}/").status_code == 404
