"""What an address names, as far as the user may do something with it; else it is not found.

And the page on which it is done.
"""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from capability.models import Person
from capability.pages.acting import acting
from training.access import COUNTERSIGN, KEEP_PORTFOLIOS, UNDO_SIGN_OFF
from training.models import Portfolio

RELATED = ("person__force", "programme__scheme", "accreditation__version", "assessor", "iqa")


def opened(request, identity):
    return _one(Portfolio.objects.open_to(request.user), identity)


def kept(request, identity):
    return _one(Portfolio.objects.changeable_by(request.user, KEEP_PORTFOLIOS), identity)


def reopenable(request, identity):
    return _one(Portfolio.objects.changeable_by(request.user, UNDO_SIGN_OFF), identity)


def own(request, identity):
    return _one(Portfolio.objects.filter(person=request.user.person_id), identity)


def assessed(request, identity):
    return _one(Portfolio.objects.to_assess_by(request.user), identity)


def sampled(request, identity):
    return _one(Portfolio.objects.to_sample_by(request.user), identity)


def supervised(request, identity):
    return _one(Portfolio.objects.changeable_by(request.user, COUNTERSIGN), identity)


def people(request):
    return Person.objects.changeable_by(request.user, KEEP_PORTFOLIOS)


def page_of(portfolio):
    return reverse("portfolio", args=[portfolio.uuid])


def called(portfolio):
    """Which one, as sentences about it name it."""
    return f"{portfolio.programme.scheme.code} portfolio of {portfolio.person}"


def act_on(request, form, do, own, **page):
    """A page on which something is done with the portfolio; it leads back to that one's."""
    return acting(request, form, do, back=page_of(own), person=own.person, **page)


def _one(portfolios, identity):
    related = portfolios.select_related(*RELATED, "tutor", "mentor", "countersigned_by")
    return get_object_or_404(related, uuid=identity)
