"""A portfolio on its pages: who sees what of it, and how it goes from one to the next."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from capability.models import Accreditation
from tests.capability.views.pages import rows, text
from tests.capability.views.sending import parts
from tests.factories.capability import a_person, an_accreditation
from tests.factories.training import COURSE_ON
from tests.training.views.portfolios.conftest import send
from training.models import Portfolio, PortfolioEvidence, Programme, Reflection
from training.rules.portfolios import Step

PDF = b"%PDF-1.7 a plan"


def page(portfolio, name="portfolio"):
    return reverse(name, args=[portfolio.uuid])


def step(portfolio):
    return Portfolio.objects.get(pk=portfolio.pk).step


def test_the_office_opens_one_on_a_completed_course(clerk, okafor):
    pip2 = Programme.objects.get(code="PIP2")
    course = an_accreditation(okafor, pip2.scheme, course_completed_on=COURSE_ON)
    tab = reverse("person-portfolios", args=[okafor.uuid])
    assert "Open a portfolio" in text(clerk.get(tab))
    address = reverse("portfolio-open", args=[okafor.uuid])
    facts = {"accreditation": course.uuid, "programme": "PIP2"} | parts(on=date(2025, 3, 10))
    said = send(clerk, address, **facts)
    assert "A portfolio of PIP2 was opened for Ada Okafor. Undo this" in said
    assert "Due 3 March 2026" in said
    assert "Open a portfolio" not in text(clerk.get(tab))
    assert rows(clerk.get(tab))[0][0] == "PIP level 2 work-based portfolio"


def test_a_day_to_come_is_refused(clerk, portfolio):
    said = send(clerk, page(portfolio, "portfolio-withdraw"), **parts(on=date(2199, 1, 1)))
    assert "1 January 2199 is yet to come. Enter today or an earlier day." in said
    assert step(portfolio) == Step.OPEN


def test_whoever_has_left_is_not_offered_to_sample(clerk, portfolio, sampler):
    address = page(portfolio, "portfolio-assign")
    assert str(sampler.uuid) in clerk.get(address).text
    sampler.services.update(left_on=timezone.localdate() - timedelta(days=1))
    assert str(sampler.uuid) not in clerk.get(address).text


def test_it_goes_from_the_candidate_to_the_award(cast, portfolio, judge, sampler):
    people = {"assessor": judge.uuid, "iqa": sampler.uuid}
    today = parts(on=timezone.localdate())
    assert "The PIP2 portfolio of Ada Okafor was assigned." in send(
        cast.clerk, page(portfolio, "portfolio-assign"), **people, **today
    )
    file = {"title": "A plan", "file": SimpleUploadedFile("x.exe", PDF)}
    assert "“A plan” was added." in send(
        cast.candidate, page(portfolio, "portfolio-evidence-add"), **file
    )
    assert "is submitted" in send(cast.candidate, page(portfolio, "portfolio-submit"))
    assert rows(cast.assessor.get(reverse("portfolios-to-judge")))[0][0] == "Ada Okafor PIP2"
    assert "By no supervisor yet" in text(cast.clerk.get(page(portfolio)))
    signed = send(cast.supervisor, page(portfolio, "portfolio-countersign"))
    assert "You have countersigned the portfolio of Ada Okafor." in signed
    for unit in portfolio.programme.units.all():
        said = {"unit": unit.pk, "finding": "competent", "feedback": "Sound"} | today
        assert "is kept" in send(cast.assessor, page(portfolio, "portfolio-judge"), **said)
    competent = send(cast.assessor, page(portfolio, "portfolio-competent"), **today)
    assert "Ada Okafor is found competent." in competent
    assert rows(cast.iqa.get(reverse("portfolios-to-sample")))[0][0] == "Ada Okafor PIP2"
    sampled = {"outcome": "upheld", "note": "Well reasoned"} | today
    assert "is kept" in send(cast.iqa, page(portfolio, "portfolio-sample"), **sampled)
    assert rows(cast.iqa.get(reverse("portfolios-to-sample"))) == []
    said = send(cast.clerk, page(portfolio, "portfolio-ratify"), **today)
    assert "PIP2 is awarded" in said
    award = Accreditation.objects.get(portfolio=portfolio)
    assert award.awarded_on == timezone.localdate()
    said = send(cast.clerk, page(portfolio, "portfolio-reopen"), **today)
    assert "was reopened, and its award taken back" in said
    assert step(portfolio) == Step.ASSESSED


def test_each_sees_what_is_theirs_to_see(cast, assigned, evidence):
    for is_shared, words in ((True, "Shared thought"), (False, "Private thought")):
        Reflection.objects.create(
            force=assigned.force,
            portfolio=assigned,
            written_on=date(2025, 4, 1),
            text=words,
            is_shared=is_shared,
        )
    work, shared, private = "Folder 4711", "Shared thought", "Private thought"
    sees = {}
    for name, client in vars(cast).items():
        said = text(client.get(page(assigned)))
        sees[name] = [words in said for words in (work, shared, private)]
    assert sees == {
        "candidate": [True, True, True],
        "assessor": [True, True, False],
        "iqa": [True, True, False],
        "clerk": [True, False, False],
        "supervisor": [False, False, False],
    }
    assert "1 item in it" in text(cast.supervisor.get(page(assigned)))


def test_a_reflection_is_shared_and_kept_private_again(candidate, assessor, assigned):
    said = {"text": "What I would do otherwise"}
    send(candidate, page(assigned, "reflection-write"), **said)
    own = Reflection.objects.get()
    assert said["text"] not in text(assessor.get(page(assigned)))
    address = reverse("reflection-share", args=[own.uuid])
    assert "It is shared now." in send(candidate, address)
    assert said["text"] in text(assessor.get(page(assigned)))
    assert "It is yours alone now." in send(candidate, address)
    assert said["text"] not in text(assessor.get(page(assigned)))


def test_a_file_opens_for_those_who_see_the_work(cast, assigned):
    file = {"title": "A plan", "file": SimpleUploadedFile("x.exe", PDF)}
    send(cast.candidate, page(assigned, "portfolio-evidence-add"), **file)
    address = reverse("portfolio-evidence-file", args=[PortfolioEvidence.objects.get().uuid])
    for client in (cast.candidate, cast.assessor, cast.iqa, cast.clerk):
        answer = client.get(address)
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Security-Policy"].startswith("sandbox")
    assert cast.supervisor.get(address).status_code == 403


def test_nobody_else_finds_it(assessor, iqa, portfolio):
    """Not assigned, it is nobody's to judge or to sample."""
    assert assessor.get(page(portfolio)).status_code == 404
    assert iqa.get(page(portfolio)).status_code == 404
    assert assessor.get(page(portfolio, "portfolio-judge")).status_code == 404


def test_an_assessor_does_not_judge_their_own(assessor, clerk, judge, portfolio):
    own = Portfolio.objects.get(pk=portfolio.pk)
    own.person = judge
    own.save()
    assert "Add evidence" in text(assessor.get(page(portfolio)))
    assert assessor.get(page(portfolio, "portfolio-judge")).status_code == 404


def test_the_first_page_leads_an_assessor_and_a_quality_assurer_to_their_work(assessor, iqa):
    assert reverse("portfolios-to-judge") in assessor.get("/").text
    assert reverse("portfolios-to-sample") not in assessor.get("/").text
    assert reverse("portfolios-to-sample") in iqa.get("/").text


def test_the_list_is_narrowed(clerk, portfolio, assigned, northshire):
    address = reverse("portfolios")
    for query, found in {
        "": 1,
        "?step=open": 1,
        "?step=submitted": 0,
        "?scheme=PIP2": 1,
        "?overdue=true": 1,
        "?overdue=true&as_of=2026-03-03": 0,
        "?assigned=false": 0,
        "?as_of=2025-03-09": 0,
    }.items():
        assert len(rows(clerk.get(address + query))) == found, query


def test_a_supervisor_lists_those_of_the_unit_alone(supervisor, portfolio, northshire):
    a_portfolio_elsewhere = a_person(northshire, "Elsewhere")
    Portfolio.objects.filter(pk=portfolio.pk).update(person=a_portfolio_elsewhere)
    assert rows(supervisor.get(reverse("portfolios"))) == []


@pytest.mark.parametrize("name", ["clock-stop", "portfolio-extend"])
def test_the_clock_is_stopped_and_extended_with_who_authorised_it(clerk, portfolio, name):
    facts = {
        "clock-stop": parts(starts_on=date(2025, 6, 2), ends_on=date(2025, 6, 30)),
        "portfolio-extend": parts(until=date(2026, 4, 1), on=date(2025, 6, 2)),
    }[name]
    said = send(clerk, page(portfolio, name), authorised_by="The board", **facts)
    assert "Due 1 April 2026" in said
    assert "authorised by The board" in said
