"""The candidate's own pages: evidence, reflections, submission."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.pages.files import download
from capability.pages.needs import needs
from training.access import ASSESS, SAMPLE, SEE_WORK, WORK_ON_PORTFOLIO
from training.actions import candidates
from training.forms.portfolio_work import EvidenceForm, ReflectionForm, SureForm
from training.models import Portfolio, PortfolioEvidence, Reflection
from training.reports.portfolio_pages import PortfolioPage
from training.views import portfolio_found as found


@needs(WORK_ON_PORTFOLIO)
def add_evidence(request, portfolio):
    own = found.own(request, portfolio)
    units = own.programme.units.all()
    form = EvidenceForm(request.POST or None, request.FILES or None, units=units)

    def do(said):
        facts = {name: said[name] for name in ("title", "unit")}
        facts["added_on"] = timezone.localdate()
        if said["file"]:
            content, kind = form.content, form.media_type
            act = candidates.add_file(own, facts, content, kind, by=request.user)
        else:
            act = candidates.add_reference(own, facts, said["reference"], by=request.user)
        return act, f"“{said['title']}” was added."

    return found.act_on(request, form, do, own, title="Add evidence")


@needs(WORK_ON_PORTFOLIO)
def withdraw_evidence(request, evidence):
    mine = PortfolioEvidence.objects.filter(portfolio__person=request.user.person_id)
    one = get_object_or_404(mine.select_related("portfolio__person__force"), uuid=evidence)

    def do(_said):
        act = candidates.withdraw(one, timezone.localdate(), by=request.user)
        return act, f"“{one}” was withdrawn."

    page = {"title": f"Withdraw “{one}”", "intro": "It stays on record, marked as withdrawn."}
    return found.act_on(request, SureForm(request.POST or None), do, one.portfolio, **page)


@require_GET
@needs(WORK_ON_PORTFOLIO, SEE_WORK, ASSESS, SAMPLE)
def file(request, evidence):
    """As a download, under a name of ours, for those who see the work."""
    open_to = Portfolio.objects.open_to(request.user).values("pk")
    within = PortfolioEvidence.objects.filter(portfolio__in=open_to).select_related("portfolio")
    one = get_object_or_404(within, uuid=evidence)
    if not PortfolioPage(one.portfolio, request.user).sees_work:
        raise Http404
    return download(one, "portfolio")


@needs(WORK_ON_PORTFOLIO)
def reflect(request, portfolio):
    own = found.own(request, portfolio)
    form = ReflectionForm(request.POST or None)

    def do(said):
        on = timezone.localdate()
        act = candidates.reflect(own, said["text"], said["is_shared"], on, by=request.user)
        return act, "What you wrote is kept."

    return found.act_on(request, form, do, own, title="Write a reflection")


@needs(WORK_ON_PORTFOLIO)
def share(request, reflection):
    mine = Reflection.objects.filter(portfolio__person=request.user.person_id)
    one = get_object_or_404(mine.select_related("portfolio__person__force"), uuid=reflection)

    def do(_said):
        act = candidates.share(one, not one.is_shared, by=request.user)
        return act, "It is yours alone now." if one.is_shared is False else "It is shared now."

    title = "Keep this reflection to yourself" if one.is_shared else "Share this reflection"
    intro = "Your assessor and your quality assurer read what you share, and nobody else."
    return found.act_on(
        request, SureForm(request.POST or None), do, one.portfolio, title=title, intro=intro
    )


@needs(WORK_ON_PORTFOLIO)
def submit(request, portfolio):
    own = found.own(request, portfolio)

    def do(_said):
        act = candidates.submit(own, timezone.localdate(), by=request.user)
        return act, "Your portfolio is submitted."

    intro = "Your assessor decides about it next. You can't change it until it is sent back."
    page = {"title": "Submit your portfolio", "intro": intro, "button": "Submit"}
    return found.act_on(request, SureForm(request.POST or None), do, own, **page)
