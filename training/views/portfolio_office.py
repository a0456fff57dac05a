"""What the office does with a portfolio, each a page with a reason."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.rules.words import day
from training.access import KEEP_PORTFOLIOS, UNDO_SIGN_OFF
from training.actions import assigning, portfolios
from training.forms.done import DatedActForm
from training.forms.portfolios import AssignForm, OpenForm
from training.reports import assessors
from training.views import portfolio_found as found


@needs(KEEP_PORTFOLIOS)
def begin(request, person):
    person = get_object_or_404(found.people(request).select_related("force"), uuid=person)
    form = OpenForm(
        request.POST or None, person=person, today=timezone.localdate(), label="Opened on"
    )

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        cycle, programme = cleaned["accreditation"], cleaned["programme"]
        act = portfolios.begin(cycle, programme, cleaned["on"], **how)
        return act, f"A portfolio of {cycle.scheme.code} was opened for {person}."

    back = reverse("person-portfolios", args=[person.uuid])
    title = f"Open a portfolio for {person}"
    return acting(request, form, do, back=back, person=person, title=title, then=_opened)


@needs(KEEP_PORTFOLIOS)
def assign(request, portfolio):
    own, today = found.kept(request, portfolio), timezone.localdate()
    able = assessors.able(own.force_id, own.programme.scheme, on=today, but=own.person_id)
    form = AssignForm(
        request.POST or None, portfolio=own, assessors=able, today=today, label="Assigned on"
    )

    def do(cleaned):
        people = {role: cleaned[role] for role in assigning.ROLES}
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = assigning.assign(own, people, cleaned["on"], **how)
        return act, f"The {found.called(own)} was assigned.{over(people['assessor'], own.assessor)}"

    intro = (
        "Only people with an assessor's award and the scheme itself, both good today, are offered "
        "as assessors; those with least to do stand first."
    )
    return found.act_on(
        request, form, do, own, title=f"Assign the {found.called(own)}", intro=intro
    )


@needs(KEEP_PORTFOLIOS)
def ratify(request, portfolio):
    own = found.kept(request, portfolio)
    form = _dated(request, "Ratified on")

    def do(cleaned):
        act = portfolios.ratify(own, **_how(request, cleaned))
        return act, f"The {found.called(own)} was ratified: {own.programme.scheme.code} is awarded."

    intro = "This awards the accreditation from that day on."
    if not own.countersigned_on:
        intro += " No supervisor has countersigned this portfolio."
    if not own.samples.exists():
        intro += " Quality assurance has not sampled this portfolio."
    return found.act_on(
        request, form, do, own, title=f"Ratify the {found.called(own)}", intro=intro
    )


@needs(UNDO_SIGN_OFF)
def reopen(request, portfolio):
    own = found.reopenable(request, portfolio)
    form = _dated(request, "Reopened on")

    def do(cleaned):
        act = portfolios.reopen(own, **_how(request, cleaned))
        return act, f"The {found.called(own)} was reopened, and its award taken back."

    intro = "The award is taken back. The portfolio is as it was before it was ratified."
    page = {
        "title": f"Reopen the {found.called(own)} after sign-off",
        "intro": intro,
        "is_warning": True,
    }
    return found.act_on(request, form, do, own, **page)


@needs(KEEP_PORTFOLIOS)
def withdraw(request, portfolio):
    own = found.kept(request, portfolio)
    form = _dated(request, "Withdrawn on")

    def do(cleaned):
        act = portfolios.withdraw(own, **_how(request, cleaned))
        return act, f"The {found.called(own)} was withdrawn."

    intro = "The course stays on record. The portfolio can be taken up again."
    page = {"title": f"Withdraw the {found.called(own)}", "intro": intro, "is_warning": True}
    return found.act_on(request, form, do, own, **page)


@needs(KEEP_PORTFOLIOS)
def take_up(request, portfolio):
    own = found.kept(request, portfolio)
    form = _dated(request, "Taken up on")

    def do(cleaned):
        act = portfolios.take_up(own, **_how(request, cleaned))
        return act, f"The {found.called(own)} goes on from {day(cleaned['on'])}."

    return found.act_on(request, form, do, own, title=f"Take up the {found.called(own)} again")


def over(assessor, before):
    """A warning in words, where someone new now has more than they take."""
    if assessor is None or assessor == before or assessor.capacity is None:
        return ""
    has = assessor.load + 1
    if has <= assessor.capacity:
        return ""
    return f" {assessor} now has {has}, and takes {assessor.capacity}."


def _opened(act):
    return found.page_of(act.portfolio)


def _dated(request, label):
    return DatedActForm(request.POST or None, today=timezone.localdate(), label=label)


def _how(request, cleaned):
    return {"on": cleaned["on"], "by": request.user, "reason": cleaned["reason"]}
