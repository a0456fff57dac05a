"""Portfolios: one, those of a person, and lists of them."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from training.access import ASSESS, KEEP_PORTFOLIOS, SAMPLE, SEE_TRAINING
from training.filters.portfolios import PortfolioFilter
from training.forms.portfolios import ready
from training.models import Portfolio
from training.models.waiting import that_wait_for
from training.reports.assessors import queue
from training.reports.portfolio_pages import PortfolioPage, with_progress
from training.rules.portfolios import TO_ASSESS, Waits
from training.views import portfolio_found, tabs


@require_GET
@needs(SEE_TRAINING, ASSESS, SAMPLE)
def portfolio(request, portfolio):
    own = portfolio_found.opened(request, portfolio)
    page = PortfolioPage(own, request.user)
    deeds = page_of(page.deeds, request)
    context = {"page": page, "portfolio": own, "deeds": deeds, "today": timezone.localdate()}
    return render(request, "training/portfolio.html", context)


@require_GET
@needs(SEE_TRAINING)
@looks_back
def of_person(request, person):
    record, person = tabs.opened(request, person, KEEP_PORTFOLIOS)
    known = with_progress(Portfolio.objects.filter(person=person))
    may_open = person.may_keep and ready(person).exists()
    return record.page(
        "training/person_portfolios.html",
        portfolios=known.order_by("-opened_on"),
        may_open_portfolio=may_open,
    )


@require_GET
@needs(SEE_TRAINING)
@looks_back
def portfolios(request):
    """What is due first, and what has no day last."""
    visible = Portfolio.objects.seen_with(request.user, SEE_TRAINING)
    asked = PortfolioFilter(request.GET, visible, request=request)
    rows = with_progress(found(asked)).order_by("accreditation__portfolio_due_on", "pk")
    context = {
        "form": asked.form,
        "day": days.asked(asked),
        "page": page_of(rows, request),
    }
    return render(request, "training/portfolios.html", context)


@require_GET
@needs(ASSESS)
def to_judge(request):
    mine = Portfolio.objects.to_assess_by(request.user).filter(step__in=TO_ASSESS)
    return _work(request, mine, "Portfolios to judge", "to judge")


@require_GET
@needs(SAMPLE)
def to_sample(request):
    """Not what was sampled and upheld already: that waits to be ratified."""
    mine = Portfolio.objects.to_sample_by(request.user)
    waiting = that_wait_for(Waits.SAMPLING, portfolios=mine, on=timezone.localdate())
    return _work(request, waiting, "Portfolios to sample", "to sample")


def _work(request, mine, title, verb):
    today = timezone.localdate()
    rows = queue(with_progress(mine.of_serving(on=today)))
    context = {"page": page_of(rows, request), "title": title, "verb": verb, "today": today}
    return render(request, "training/portfolio_work.html", context)
