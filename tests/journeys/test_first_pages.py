"""What each access role sees first, and the pages that its figures open."""

import pytest

from capability.actions import jobs
from capability.models import Force, Job, JobState

pytestmark = pytest.mark.browser

ROLES = {
    "sergeant": "start-of-a-supervisor",
    "training": "start-of-the-office",
    "analyst": "start-of-an-analyst",
    "allocator": "start-of-an-allocator",
}


@pytest.mark.parametrize("who", ROLES)
def test_the_first_page_of_each_role(visitor, who):
    visitor.sign_in(f"{who}@northshire.example")
    visitor.page.goto("/")
    visitor.look_over(ROLES[who])


def test_a_figure_opens_its_rows_and_they_can_be_taken_away(visitor):
    page = visitor.page
    visitor.sign_in("training@northshire.example")
    page.goto("/")
    figure = page.locator(".register-figure[href*='portfolio-overdue']")
    number = figure.locator("b").inner_text()
    figure.click()
    assert page.locator(".register-filter__count").inner_text() == f"{number} shown"
    visitor.look_over("accreditations")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert taken.value.suggested_filename.startswith("OFFICIAL-accreditations-")


def test_search_feeds_and_jobs(visitor):
    page = visitor.page
    visitor.sign_in("training@northshire.example")
    page.get_by_role("searchbox").fill("an")
    page.get_by_role("searchbox").press("Enter")
    visitor.look_over("search")
    page.goto("/search/?q=nobody+of+that+name")
    visitor.look_over("search-none")
    page.goto("/feeds/")
    visitor.look_over("feeds")
    page.goto("/jobs/")
    visitor.look_over("jobs")


def test_a_job_is_watched_until_it_is_done(visitor):
    page, force = visitor.page, Force.objects.get(name__startswith="Northshire")
    job = jobs.ask("recheck", "watched", force=force)
    visitor.sign_in("training@northshire.example")
    page.goto(f"/jobs/{job.uuid}/")
    visitor.look_over("job")
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, progress=40, attempts=1)
    page.get_by_text("Running: 40 % done.").wait_for()
    jobs.finish(Job.objects.get(pk=job.pk), {})
    page.get_by_text("Done on").wait_for()
    assert page.locator("[data-renew]").count() == 0


def test_the_installation_works_within_our_fences(visitor):
    """Django's own pages: nothing in them that the browser is told to refuse."""
    page = visitor.page
    visitor.sign_in("admin@northshire.example")
    page.goto("/")
    visitor.look_over("start-of-the-keeper")
    page.goto("/installation/capability/force/add/")
    page.get_by_label("Code").fill("EM")
    page.get_by_label("Name").fill("Eastmarch Police")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    page.goto("/installation/capability/force/export/")
    assert page.get_by_role("button", name="Submit").is_visible()
    page.goto("/installation/capability/job/")
    assert visitor.complaints == []
