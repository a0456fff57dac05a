"""Call-outs: the list of them, and one that is logged, ended or struck out by hand."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import LOG_CALL_OUTS, SEE_PEOPLE
from capability.actions import call_outs as actions
from capability.fields.acts import ActForm
from capability.filters import CallOutFilter
from capability.forms.call_outs import CallOutForm, EndCallOutForm
from capability.models import Deployment, Feed, Person
from capability.pages import days
from capability.pages.acting import acting
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.pages.record import Record
from capability.reports import feeds
from capability.reports.call_outs import CallOutsReport, schemes_of
from capability.rules.london import on_the_clock
from capability.rules.words import day as in_words


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def call_outs(request):
    """The latest first."""
    visible = Deployment.objects.visible_to(request.user)
    asked = CallOutFilter(request.GET, visible, request=request)
    day = days.asked(asked)
    report = CallOutsReport(request.user, day.on)
    rows = report.listed(found(asked))
    page = page_of(rows.order_by(*report.newest_first), request)
    page.object_list = report.filled(list(page.object_list))
    context = {"filter": asked, "form": asked.form, "day": day, "page": page}
    context["untrained"] = rows.filter(is_trained=False).count()
    context["feed_ages"] = feeds.ages(request.user, Feed.DEPLOYMENTS, on=day.today)
    return render(request, "capability/call_outs/list.html", context)


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def of_person(request, person):
    record = Record(request, person)
    report = CallOutsReport(request.user, record.day.on)
    own = CallOutFilter(request.GET, record.person.deployments.all(), request=request)
    page = page_of(report.listed(found(own)).order_by(*report.newest_first), request)
    page.object_list = report.filled(list(page.object_list))
    return record.page("capability/person/call_outs.html", page=page)


@needs(LOG_CALL_OUTS)
def log(request, person):
    """In two taps: who is known, now is when, and what they hold is as what."""
    person = get_object_or_404(_people(request).select_related("force"), uuid=person)
    now = timezone.now()
    here = timezone.localtime(now)
    schemes, usual = schemes_of(person, on=here.date())
    usual_facts = {"called_on": here.date(), "called_time": here.time(), "scheme": usual}
    form = CallOutForm(request.POST or None, initial=usual_facts, schemes=schemes)

    def do(_cleaned):
        act = actions.log(person, form.facts, by=request.user, at=now)
        return act, f"The call-out of {person} is on record."

    page = {"title": f"Log a call-out of {person}", "button": "Log the call-out"}
    return acting(request, form, do, back=_back(person), **page)


@needs(LOG_CALL_OUTS)
def end(request, person, call_out):
    own = _own(request, person, call_out)
    form = EndCallOutForm(request.POST or None, initial={"released_on": timezone.localdate()})

    def do(cleaned):
        released_on = cleaned["released_on"]
        act = actions.end(own, released_on, by=request.user, reason=cleaned["reason"])
        return act, f"The call-out ended on {in_words(released_on)}."

    page = {"title": f"Enter the last day of a call-out of {own.person}", "intro": _which(own)}
    return acting(request, form, do, back=_back(own.person), person=own.person, **page)


@needs(LOG_CALL_OUTS)
def strike_out(request, person, call_out):
    own = _own(request, person, call_out, is_logged=True)
    form = ActForm(request.POST or None)

    def do(cleaned):
        act = actions.strike_out(own, by=request.user, reason=cleaned["reason"])
        return act, "The call-out is struck out. History keeps what it said."

    page = {"title": f"Strike out a call-out of {own.person}", "intro": _which(own)}
    page |= {"button": "Strike it out", "is_warning": True}
    return acting(request, form, do, back=_back(own.person), person=own.person, **page)


def _people(request):
    return Person.objects.changeable_by(request.user, LOG_CALL_OUTS)


def _own(request, person, call_out, **facts):
    mine = Deployment.objects.filter(person__in=_people(request).values("pk"), **facts)
    related = mine.filter(person__uuid=person).select_related("person__force", "scheme")
    return get_object_or_404(related, uuid=call_out)


def _which(own):
    when = on_the_clock(own.called_at)
    return f"Called out as {own.scheme.code} to {own.incident} at {when}."


def _back(person):
    return reverse("person-call-outs", args=[person.uuid])
