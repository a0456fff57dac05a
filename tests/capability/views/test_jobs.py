import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.actions import jobs
from capability.models import Job, JobState
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_force, a_user

JOBS = reverse("jobs")


@pytest.fixture
def keeper(northshire):
    """Keeps the installation."""
    return a_user("keeper@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)


@pytest.fixture
def given_up(northshire):
    job = jobs.ask("recheck", "NS 4711", force=northshire, arguments={"people": [4711]})
    Job.objects.filter(pk=job.pk).update(
        state=JobState.QUARANTINED, attempts=3, reason="Its worker was lost each time."
    )
    return Job.objects.get(pk=job.pk)


def page_of(job):
    return reverse("job", args=[job.uuid])


def test_the_list_says_why_a_job_was_given_up(client, training_lead, given_up):
    client.force_login(training_lead)
    (row,) = rows(client.get(JOBS))
    assert row[:4] == ["Check after a change Northshire Police", "Given up", "0 %", "3 times"]
    assert row[-1] == "Its worker was lost each time."


@pytest.mark.parametrize(("state", "shown"), [("quarantined", 1), ("done", 0)])
def test_the_list_narrows_by_state(client, training_lead, given_up, state, shown):
    client.force_login(training_lead)
    assert len(rows(client.get(JOBS, {"state": state}))) == shown


def test_the_office_reads_what_a_job_works_on_and_the_keeper_does_not(
    client, training_lead, keeper, given_up
):
    client.force_login(training_lead)
    assert "people: [4711]" in text(client.get(page_of(given_up)))
    client.force_login(keeper)
    said = text(client.get(page_of(given_up)))
    assert "Hidden: it may name someone" in said
    assert "4711" not in said


def test_a_job_under_way_renews_itself_and_one_that_is_done_does_not(
    client, training_lead, northshire, given_up
):
    waits = jobs.ask("sweep", "NS", force=northshire)
    client.force_login(training_lead)
    assert 'data-renew="3"' in client.get(page_of(waits)).text
    assert "data-renew" not in client.get(page_of(given_up)).text


def test_a_job_that_was_given_up_is_taken_up_again(client, training_lead, given_up):
    client.force_login(training_lead)
    page = client.post(reverse("job-retry", args=[given_up.uuid]), follow=True)
    given_up.refresh_from_db()
    assert (given_up.state, given_up.attempts) == (JobState.QUEUED, 0)
    assert given_up.asked_by == training_lead
    assert "The job waits again" in text(page)


def test_what_waits_already_is_not_asked_for_twice(client, training_lead, northshire, given_up):
    jobs.ask("recheck", "NS 4711", force=northshire)
    client.force_login(training_lead)
    page = client.post(reverse("job-retry", args=[given_up.uuid]), follow=True)
    given_up.refresh_from_db()
    assert given_up.state == JobState.QUARANTINED
    assert "The same work waits already" in text(page)


def test_an_auditor_reads_and_starts_nothing(client, northshire, given_up):
    client.force_login(a_user("audit@northshire.example", AccessRole.AUDITOR, northshire.root_unit))
    page = client.get(page_of(given_up))
    assert "Try again" not in text(page)
    assert client.post(reverse("job-retry", args=[given_up.uuid])).status_code == 403


def test_another_forces_jobs_are_not_there(client, stranger, given_up):
    client.force_login(stranger)
    assert rows(client.get(JOBS)) == []
    assert client.get(page_of(given_up)).status_code == 404
    assert client.post(reverse("job-retry", args=[given_up.uuid])).status_code == 404


def test_a_sergeant_has_no_jobs(client, sergeant):
    client.force_login(sergeant)
    assert client.get(JOBS).status_code == 403


def test_work_of_no_force_is_for_who_keeps_the_installation(client, keeper, training_lead):
    jobs.ask("tidy", "all")
    client.force_login(keeper)
    assert rows(client.get(JOBS))[0][0] == "Tidy The whole installation"
    client.force_login(training_lead)
    assert rows(client.get(JOBS)) == []


@pytest.mark.parametrize("size", [10, 100])
def test_the_list_asks_the_same_however_long_it_is(
    client, training_lead, northshire, django_assert_num_queries, size
):
    for number in range(size):
        jobs.ask("sweep", str(number), force=northshire if number % 2 else a_force(f"F{number}"))
    client.force_login(training_lead)
    with django_assert_num_queries(5):
        client.get(JOBS)
