from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.actions import requirement_keeping
from capability.filters import RequirementFilter
from capability.forms.reference.publishing import LastDayToPublishForm
from capability.forms.reference.requirements import RequirementChangeForm, RequirementForm
from capability.models import Requirement
from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs, whole_force
from capability.reports.changes import Trial
from capability.rules.words import day
from capability.views.reference.owned import keeps, kept, seen
from capability.views.reference.publishing import after, publishing

SHOWN = ("scheme", "role", "case_group", "unit", "force", "oldest_version__scheme")


@require_GET
@needs(SEE_REFERENCE)
@looks_back
def requirements(request):
    visible = Requirement.objects.visible_to(request.user)
    asked = RequirementFilter(request.GET, visible, request=request)
    rows = found(asked).select_related(*SHOWN).order_by("scheme__code", "starts_on", "pk")
    context = {"filter": asked, "form": asked.form, "day": days.asked(asked)}
    context |= {"page": page_of(rows, request), "may_keep": request.user.may(KEEP_REFERENCE)}
    return render(request, "capability/reference/requirements.html", context)


@require_GET
@needs(SEE_REFERENCE)
def requirement(request, requirement):
    row = seen(Requirement, request.user, uuid=requirement)
    context = {"requirement": row, "keeps": keeps(request.user, row)}
    return render(request, "capability/reference/requirement.html", context)


@needs(KEEP_REFERENCE)
def add(request):
    force = whole_force(request, KEEP_REFERENCE)
    form = RequirementForm(request.POST or None, force=force)

    def do(given):
        act = requirement_keeping.add(force, form.facts(), by=request.user, reason=given["reason"])
        return act, f"{act.requirement.scheme.code} is required from {day(given['starts_on'])}."

    return publishing(
        request,
        form,
        do,
        trial=lambda on: _trial(request, Requirement(force=force, **form.facts()), on),
        begins=_first_day,
        back=reverse("requirements"),
        title=f"Add a requirement of {force}",
        intro="It stands beside the national minimum: whatever that requires stays required.",
    )


@needs(KEEP_REFERENCE)
def change(request, requirement):
    row = kept(Requirement, request.user, uuid=requirement)
    form = RequirementChangeForm(request.POST or None, requirement=row)

    def do(given):
        facts, how = form.facts(), {"by": request.user, "reason": given["reason"]}
        starts_on = facts.pop("starts_on")
        act = requirement_keeping.change(row, starts_on, facts, **how)
        return act, f"{row} is changed from {day(starts_on)}."

    return _publishing(
        request,
        form,
        do,
        row,
        begins=_first_day,
        title=f"Change what is required: {row}",
        intro="What is in force until then ends the day before, and stays on record.",
    )


@needs(KEEP_REFERENCE)
def end(request, requirement):
    row = kept(Requirement, request.user, uuid=requirement)
    form = LastDayToPublishForm(request.POST or None)

    def do(given):
        act = requirement_keeping.end(
            row, given["last_day"], by=request.user, reason=given["reason"]
        )
        return act, f"{row} is required up to {day(given['last_day'])}."

    return _publishing(request, form, do, row, begins=after, title=f"End: {row}")


def _publishing(request, form, do, requirement, **page):
    page["back"] = reverse("requirement", args=[requirement.uuid])
    return publishing(request, form, do, trial=lambda on: _trial(request, requirement, on), **page)


def _trial(request, requirement, on):
    concerned = {"on": on, "requirements": [requirement]}
    return Trial(request.user, requirement.force, Requirement, **concerned)


def _first_day(given):
    return given["starts_on"]
