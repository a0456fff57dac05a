from django.urls import path

from training.views import (
    assessors,
    portfolio_candidate,
    portfolio_clock,
    portfolio_judging,
    portfolio_office,
    portfolio_supervisor,
    portfolios,
    programmes,
)

PERSON = "people/<uuid:person>/portfolios/"
ONE = "portfolios/<uuid:portfolio>/"
EVIDENCE = "portfolios/evidence/<uuid:evidence>/"
ASSESSOR = "assessors/<uuid:assessor>/"

urlpatterns = [
    path(PERSON, portfolios.of_person, name="person-portfolios"),
    path(f"{PERSON}open/", portfolio_office.begin, name="portfolio-open"),
    path("portfolios/", portfolios.portfolios, name="portfolios"),
    path("portfolios/to-judge/", portfolios.to_judge, name="portfolios-to-judge"),
    path("portfolios/to-sample/", portfolios.to_sample, name="portfolios-to-sample"),
    path(ONE, portfolios.portfolio, name="portfolio"),
    path(f"{ONE}assign/", portfolio_office.assign, name="portfolio-assign"),
    path(f"{ONE}ratify/", portfolio_office.ratify, name="portfolio-ratify"),
    path(f"{ONE}reopen/", portfolio_office.reopen, name="portfolio-reopen"),
    path(f"{ONE}withdraw/", portfolio_office.withdraw, name="portfolio-withdraw"),
    path(f"{ONE}take-up/", portfolio_office.take_up, name="portfolio-take-up"),
    path(f"{ONE}clock/stop/", portfolio_clock.stop, name="clock-stop"),
    path(f"{ONE}clock/resume/", portfolio_clock.resume, name="clock-resume"),
    path(f"{ONE}extend/", portfolio_clock.extend, name="portfolio-extend"),
    path(f"{ONE}evidence/", portfolio_candidate.add_evidence, name="portfolio-evidence-add"),
    path(EVIDENCE, portfolio_candidate.file, name="portfolio-evidence-file"),
    path(
        f"{EVIDENCE}withdraw/",
        portfolio_candidate.withdraw_evidence,
        name="portfolio-evidence-withdraw",
    ),
    path(f"{ONE}reflect/", portfolio_candidate.reflect, name="reflection-write"),
    path(
        "portfolios/reflections/<uuid:reflection>/share/",
        portfolio_candidate.share,
        name="reflection-share",
    ),
    path(f"{ONE}submit/", portfolio_candidate.submit, name="portfolio-submit"),
    path(f"{ONE}judge/", portfolio_judging.judge, name="portfolio-judge"),
    path(f"{ONE}send-back/", portfolio_judging.send_back, name="portfolio-send-back"),
    path(f"{ONE}competent/", portfolio_judging.find_competent, name="portfolio-competent"),
    path(f"{ONE}sample/", portfolio_judging.sample, name="portfolio-sample"),
    path(f"{ONE}countersign/", portfolio_supervisor.countersign, name="portfolio-countersign"),
    path("reference/programmes/", programmes.programmes, name="programmes"),
    path("reference/programmes/add/", programmes.add, name="programme-add"),
    path("assessors/", assessors.assessors, name="assessors"),
    path("assessors/take-on/", assessors.take_on, name="assessor-take-on"),
    path(ASSESSOR, assessors.assessor, name="assessor"),
    path(f"{ASSESSOR}change/", assessors.change, name="assessor-change"),
    path(f"{ASSESSOR}stand-down/", assessors.stand_down, name="assessor-stand-down"),
    path(f"{ASSESSOR}reassign/", assessors.reassign, name="assessor-reassign"),
]
