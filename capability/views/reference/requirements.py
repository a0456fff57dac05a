from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.filters import RequirementFilter
from capability.forms.reference.requirements import RequirementChangeForm, RequirementForm
from capability.models import Requirement
from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs, whole_force
from capability.rules.words import day
from capability.views.reference.owned import keeps, kept, seen
from capability.views.reference.publishing import drafted, ending, initial, publishing

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
    line = Requirement.objects.of_duty(row).exclude(pk=row.pk).order_by("starts_on")
    context = {"requirement": row, "line": line, "keeps": keeps(request.user, row)}
    return render(request, "capability/reference/requirement.html", context)


@needs(KEEP_REFERENCE)
def add(request):
    force = whole_force(request, KEEP_REFERENCE)
    draft = drafted(request, force, "requirement.added")
    form = RequirementForm(request.POST or None, force=force, initial=initial(draft))
    return publishing(
        request,
        form,
        draft,
        lambda given: f"{given['scheme'].code} is required from {day(given['starts_on'])}.",
        back=reverse("requirements"),
        title=f"Add a requirement of {force}",
        intro="It stands beside the national minimum: whatever that requires stays required.",
    )


@needs(KEEP_REFERENCE)
def change(request, requirement):
    row = kept(Requirement, request.user, uuid=requirement)
    draft = drafted(request, row.force, "requirement.changed", row)
    form = RequirementChangeForm(request.POST or None, requirement=row, initial=initial(draft))
    return publishing(
        request,
        form,
        draft,
        lambda given: f"{row} is changed from {day(given['starts_on'])}.",
        back=reverse("requirement", args=[row.uuid]),
        title=f"Change what is required: {row}",
        intro="What is in force until then ends the day before, and stays on record. Open gaps "
        "and dispensations go on under the new terms.",
    )


@needs(KEEP_REFERENCE)
def end(request, requirement):
    row = kept(Requirement, request.user, uuid=requirement)
    return ending(
        request,
        row.force,
        "requirement.ended",
        row,
        lambda last: f"{row} is required up to {last}.",
        back=reverse("requirement", args=[row.uuid]),
        title=f"End: {row}",
    )
