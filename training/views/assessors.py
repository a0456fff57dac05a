"""Assessors: who they are, what they have, and where it goes when one stops."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.fields.days import LastDayForm
from capability.models import Person
from capability.pages.acting import acting
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.rules.words import day
from training.access import KEEP_PORTFOLIOS, SEE_ASSESSORS, SEE_TRAINING
from training.actions import assessors as actions
from training.actions import assigning
from training.forms.portfolios import CapacityForm, ReassignForm, TakeOnForm
from training.models import Assessor, Portfolio
from training.reports import assessors as report
from training.reports.bottleneck import Bottleneck
from training.reports.portfolio_pages import with_progress
from training.views import portfolio_found


@require_GET
@needs(SEE_ASSESSORS)
def assessors(request):
    """Those with most to do first; then where all portfolios stand that the list of them has."""
    today = timezone.localdate()
    people = Person.objects.within(request.user.reach(SEE_ASSESSORS))
    rows = report.listed(people, on=today).order_by("-submitted", "-load", "surname_key", "pk")
    context = {"page": page_of(rows, request), "today": today}
    context["may_keep"] = request.user.may(KEEP_PORTFOLIOS)
    seen = Portfolio.objects.seen_with(request.user, SEE_TRAINING)
    context["bottleneck"] = Bottleneck(seen, today)
    return render(request, "training/assessors.html", context)


@require_GET
@needs(SEE_ASSESSORS)
def assessor(request, assessor):
    """What waits for them, and so what would have to go to others if they left."""
    today = timezone.localdate()
    people = Person.objects.within(request.user.reach(SEE_ASSESSORS))
    one = get_object_or_404(report.known(people, on=today), uuid=assessor)
    context = {"assessor": one, "today": today, "taking": _taking(one, today)}
    context["portfolios"] = report.queue(with_progress(_assigned(one, today)))
    context["may_keep"] = portfolio_found.people(request).filter(pk=one.pk).exists()
    return render(request, "training/assessor.html", context)


@needs(KEEP_PORTFOLIOS)
def take_on(request):
    people = portfolio_found.people(request)
    form = TakeOnForm(
        request.POST or None, people=people, initial={"starts_on": timezone.localdate()}
    )

    def do(said):
        how = {"by": request.user, "reason": said["reason"]}
        act = actions.take_on(form.person, said["capacity"], said["starts_on"], **how)
        return act, f"{form.person} takes {said['capacity']} from {day(said['starts_on'])}."

    intro = "They need an assessor's award that is good on that day."
    return acting(
        request, form, do, back=reverse("assessors"), title="Take on an assessor", intro=intro
    )


@needs(KEEP_PORTFOLIOS)
def change(request, assessor):
    own = _kept(request, assessor)
    initial = {"capacity": own.capacity, "starts_on": timezone.localdate()}
    form = CapacityForm(request.POST or None, initial=initial)

    def do(said):
        how = {"by": request.user, "reason": said["reason"]}
        act = actions.change(own, said["capacity"], said["starts_on"], **how)
        return act, f"{own.person} takes {said['capacity']} from {day(said['starts_on'])}."

    return _page(request, form, do, own.person, title=f"Change how many {own.person} takes")


@needs(KEEP_PORTFOLIOS)
def stand_down(request, assessor):
    own = _kept(request, assessor)
    form = LastDayForm(request.POST or None, initial={"last_day": timezone.localdate()})

    def do(said):
        how = {"by": request.user, "reason": said["reason"]}
        act = actions.stand_down(own, said["last_day"], **how)
        return act, f"{own.person} takes none after {day(said['last_day'])}."

    intro = "What is assigned to them stays so until you reassign it."
    page = {"title": f"{own.person} takes no more portfolios", "intro": intro}
    return _page(request, form, do, own.person, **page)


@needs(KEEP_PORTFOLIOS)
def reassign(request, assessor):
    """What one of them has goes to another; of candidates whose record the user keeps."""
    people, today = portfolio_found.people(request), timezone.localdate()
    one = get_object_or_404(people.select_related("force"), uuid=assessor)
    theirs = _assigned(one, today).filter(person__in=people.values("pk"))
    theirs = theirs.select_related("person", "programme__scheme", "force")
    able = report.with_load(Person.objects.filter(force=one.force), on=today)
    able = able.filter(pk__in=_able(one, theirs, today)).order_by("load", "surname_key", "pk")
    form = ReassignForm(
        request.POST or None, portfolios=theirs, assessors=able, today=today, label="From"
    )

    def do(said):
        chosen, to = list(said["portfolios"]), said["assessor"]
        how = {"by": request.user, "reason": said["reason"]}
        act = assigning.reassign(chosen, to, said["on"], **how)
        return act, f"{len(chosen)} of the portfolios of {one} went to {to}."

    page = {"title": f"Reassign what {one} has", "then": lambda _act: reverse("assessors")}
    return _page(request, form, do, one, **page)


def _able(one, theirs, today):
    """Qualified, and with the scheme of at least one of the portfolios."""
    schemes = {own.programme.scheme for own in theirs}
    found = set()
    for scheme in schemes:
        able = report.able(one.force_id, scheme, on=today, but=one.pk)
        found |= set(able.values_list("pk", flat=True))
    return found


def _assigned(person, today):
    return report.to_judge(on=today).filter(assessor=person.pk)


def _taking(person, today):
    return person.assessing.in_force(on=today).first()


def _kept(request, identity):
    """How many they take today, of people whose record the user keeps."""
    people = portfolio_found.people(request)
    rows = Assessor.objects.in_force(on=timezone.localdate()).filter(person__in=people.values("pk"))
    return get_object_or_404(rows.select_related("person__force"), person__uuid=identity)


def _page(request, form, do, person, **page):
    back = reverse("assessor", args=[person.uuid])
    return acting(request, form, do, back=back, person=person, **page)
