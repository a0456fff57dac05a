from datetime import timedelta

import pytest
from django.utils import timezone

from capability.access import AccessRole
from capability.models import User
from tests.factories.capability import a_force, a_log_in, a_person, a_unit, a_user
from tests.factories.training import a_portfolio, an_assessor, an_iqa
from tests.journeys.conftest import Visitor
from training.models import Portfolio

pytestmark = pytest.mark.browser


@pytest.fixture
def force(transactional_db):
    return a_force("NS")


@pytest.fixture
def signed_in(browser, live_server, force):
    """A visitor by name, with the grant and the person that it has."""

    def enter(name, role=None, person=None):
        email = f"{name}@northshire.example"
        user = a_user(email, role, force.root_unit) if role else a_log_in(email)
        User.objects.filter(pk=user.pk).update(person=person)
        visitor = Visitor(browser, live_server.url)
        visitor.come_in(user)
        return visitor

    return enter


def press(visitor, name):
    visitor.page.get_by_role("button", name=name, exact=True).click()


def test_from_the_first_evidence_to_the_award(signed_in, force):
    okafor = a_person(force, unit=a_unit(force, "INV"))
    judge, sampler = an_assessor(force, "Judge", capacity=1), an_iqa(force)
    opened_on = timezone.localdate() - timedelta(days=200)
    own = a_portfolio(okafor, opened_on=opened_on, due_on=opened_on + timedelta(days=240))
    a_portfolio(a_person(force, "Bello"), assessor=judge)
    office = signed_in("office", AccessRole.LD_ADMIN)
    assign(office)
    fill(signed_in("okafor", person=okafor))
    judge_it(signed_in("judge", AccessRole.ASSESSOR, judge), own)
    sample(signed_in("sampler", AccessRole.IQA, sampler))
    ratify(office, own)
    assert Portfolio.objects.get(pk=own.pk).accreditation.awarded_on == timezone.localdate()
    look_at_assessors(office)


def assign(office):
    office.page.goto("/portfolios/")
    office.look_over("portfolios")
    office.page.get_by_role("link", name="Ada Okafor").click()
    office.page.get_by_role("button", name="Assign people").click()
    office.page.get_by_label("Assessor").select_option(label="Ada Judge: has 1, takes 1")
    office.page.get_by_label("Internal quality assurer").select_option(label="Ada Sampler")
    press(office, "Save")
    office.look_over("portfolio-assign-with-a-fault")
    office.page.get_by_label("Reason").fill("The course was passed")
    press(office, "Save")
    office.page.get_by_text("Ada Judge now has 2, and takes 1.").wait_for()
    office.look_over("portfolio-of-the-office")


def fill(candidate):
    candidate.page.goto("/")
    candidate.page.get_by_role("link", name="Open your record").click()
    candidate.page.get_by_role("link", name="Portfolio", exact=True).click()
    candidate.look_over("person-portfolios")
    candidate.page.get_by_role("link", name="PIP level 2 work-based portfolio").click()
    candidate.page.get_by_role("button", name="Add evidence").click()
    candidate.look_over("portfolio-evidence")
    candidate.page.get_by_label("What it is").fill("A plan of an investigation")
    candidate.page.get_by_label("Or where it is kept").fill("Folder 4711")
    press(candidate, "Save")
    candidate.page.get_by_role("link", name="Write a reflection").click()
    candidate.page.get_by_label("What you think about it").fill("I would ask earlier")
    press(candidate, "Save")
    candidate.look_over("portfolio-of-the-candidate")
    candidate.page.get_by_role("button", name="Submit it").click()
    press(candidate, "Submit")
    candidate.page.get_by_text("Your portfolio is submitted.").wait_for()


def judge_it(assessor, own):
    assessor.page.goto("/")
    assessor.look_over("start-of-an-assessor")
    assessor.page.get_by_role("link", name="Portfolios to judge").click()
    assessor.look_over("portfolios-to-judge")
    assessor.page.get_by_role("link", name="Ada Okafor").click()
    assessor.look_over("portfolio-of-the-assessor")
    for unit in own.programme.units.all():
        assessor.page.get_by_role("link", name=f"Judge unit {unit}").click()
        assessor.page.get_by_label("Competent", exact=True).check()
        assessor.page.get_by_label("Feedback").fill("Well reasoned")
        press(assessor, "Save")
    assessor.page.get_by_role("button", name="Find competent").click()
    press(assessor, "Save")
    assessor.page.get_by_text("Ada Okafor is found competent.").wait_for()


def sample(iqa):
    iqa.page.goto("/portfolios/to-sample/")
    iqa.page.get_by_role("link", name="Ada Okafor").click()
    iqa.page.get_by_role("button", name="Sample it").click()
    iqa.look_over("portfolio-sample")
    iqa.page.get_by_label("Decision upheld").check()
    iqa.page.get_by_label("What you found").fill("Sound")
    press(iqa, "Save")


def ratify(office, own):
    office.page.goto(f"/portfolios/{own.uuid}/")
    office.page.get_by_role("button", name="Ratify").click()
    office.page.get_by_label("Reason").fill("Found competent and sampled")
    press(office, "Save")
    office.page.get_by_text("PIP2 is awarded").wait_for()
    office.look_over("portfolio-ratified")


def look_at_assessors(office):
    office.page.goto("/assessors/")
    office.look_over("assessors")
    office.page.get_by_role("link", name="Ada Judge").click()
    office.look_over("assessor")
    office.page.get_by_role("button", name="Reassign what they have").click()
    office.look_over("assessor-reassign")
