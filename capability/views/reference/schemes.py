"""Schemes, their versions, what they need first and what counts as one."""

from django.db.models import Count, Max
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.actions import scheme_keeping
from capability.actions.schemes import SchemeFacts
from capability.fields.days import LastDayForm
from capability.filters import SchemeFilter
from capability.forms.reference import schemes as forms
from capability.models import Equivalence, Prerequisite, Scheme
from capability.pages import days
from capability.pages.acting import acting
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs, whole_force
from capability.reports.schemes import SchemesReport
from capability.rules.words import day
from capability.views.reference.owned import keeps, kept, seen


@require_GET
@needs(SEE_REFERENCE)
@looks_back
def schemes(request):
    visible = Scheme.objects.visible_to(request.user)
    asked = SchemeFilter(request.GET, visible, request=request)
    rows = found(asked).select_related("force").order_by("code", "pk")
    rows = rows.annotate(version_count=Count("versions"), newest=Max("versions__starts_on"))
    context = {"filter": asked, "form": asked.form, "day": days.asked(asked)}
    context |= {"page": page_of(rows, request), "may_keep": request.user.may(KEEP_REFERENCE)}
    return render(request, "capability/reference/schemes.html", context)


@require_GET
@needs(SEE_REFERENCE)
def scheme(request, scheme):
    row = seen(Scheme, request.user, uuid=scheme)
    report = SchemesReport(request.user, timezone.localdate())
    (shown,) = report.filled(list(report.listed(Scheme.objects.filter(pk=row.pk))))
    edges = Prerequisite.objects.visible_to(request.user).filter(scheme=row)
    counts = Equivalence.objects.visible_to(request.user).filter(scheme=row)
    keepable = request.user.reach(KEEP_REFERENCE).forces
    context = {
        "scheme": row,
        "versions": shown["versions"],
        "prerequisites": edges.select_related("needs", "force").order_by("needs__code"),
        "equivalences": counts.select_related("version").prefetch_related("sources__scheme"),
        "requirements": row.requirements.visible_to(request.user)
        .select_related("role", "case_group", "force", "unit")
        .order_by("starts_on"),
        "keeps": keeps(request.user, row),
        "keepable": keepable,
    }
    return render(request, "capability/reference/scheme.html", context)


@needs(KEEP_REFERENCE)
def add(request):
    force = whole_force(request, KEEP_REFERENCE)
    form = forms.SchemeForm(request.POST or None)

    def do(given):
        facts = SchemeFacts(given["code"], given["name"], terms=form.terms())
        act = scheme_keeping.add(
            force, facts, on=timezone.localdate(), by=request.user, reason=given["reason"]
        )
        return act, f"Scheme {given['code']} added."

    title = f"Add a scheme of {force}"
    return acting(request, form, do, back=reverse("schemes"), title=title, button="Add")


@needs(KEEP_REFERENCE)
def rename(request, scheme):
    row = kept(Scheme, request.user, uuid=scheme)
    form = forms.RenameForm(request.POST or None, initial={"name": row.name})

    def do(given):
        act = scheme_keeping.rename(row, given["name"], by=request.user, reason=given["reason"])
        return act, f"{row.code} is now called {given['name']}."

    return acting(request, form, do, back=_page(row), title=f"Rename {row.code}")


@needs(KEEP_REFERENCE)
def begin_version(request, scheme):
    row = kept(Scheme, request.user, uuid=scheme)
    form = forms.VersionForm(request.POST or None)

    def do(given):
        act = scheme_keeping.begin_version(
            row,
            given["label"],
            form.terms(),
            on=timezone.localdate(),
            by=request.user,
            reason=given["reason"],
        )
        return act, f"Version {given['label']} of {row.code} begins."

    intro = (
        "The version before ends where this one begins. What is awarded already keeps its rules."
    )
    title = f"Begin a version of {row.code}"
    return acting(request, form, do, back=_page(row), title=title, intro=intro)


@needs(KEEP_REFERENCE)
def need(request, scheme):
    """A force may ask for more before a national scheme too."""
    row, force = seen(Scheme, request.user, uuid=scheme), whole_force(request, KEEP_REFERENCE)
    form = forms.NeedForm(request.POST or None, scheme=row, force=force)

    def do(given):
        reason = given.pop("reason")
        act = scheme_keeping.need(force, row, given, by=request.user, reason=reason)
        return act, f"{row.code} now needs {given['needs'].code} first."

    return acting(request, form, do, back=_page(row), title=f"What {row.code} needs first")


@needs(KEEP_REFERENCE)
def need_no_longer(request, prerequisite):
    row = kept(Prerequisite, request.user, pk=prerequisite)
    form = LastDayForm(request.POST or None)

    def do(given):
        act = scheme_keeping.need_no_longer(
            row, given["last_day"], by=request.user, reason=given["reason"]
        )
        return act, f"{row.scheme.code} needs {row.needs.code} up to {day(given['last_day'])}."

    title = f"{row.scheme.code} no longer needs {row.needs.code}"
    return acting(request, form, do, back=_page(row.scheme), title=title)


@needs(KEEP_REFERENCE)
def count_as(request, scheme):
    row = kept(Scheme, request.user, uuid=scheme)
    form = forms.CountsForm(request.POST or None, scheme=row, force=row.force)

    def do(given):
        reason = given.pop("reason")
        act = scheme_keeping.count_as(row, **given, by=request.user, reason=reason)
        codes = " and ".join(source.code for source in given["sources"])
        return act, f"{codes} now counts as {row.code}."

    return acting(request, form, do, back=_page(row), title=f"What counts as {row.code}")


@needs(KEEP_REFERENCE)
def count_no_longer(request, equivalence):
    row = kept(Equivalence, request.user, pk=equivalence)
    form = LastDayForm(request.POST or None)

    def do(given):
        act = scheme_keeping.count_no_longer(
            row, given["last_day"], by=request.user, reason=given["reason"]
        )
        return act, f"It counts up to {day(given['last_day'])}."

    title = f"No longer counts as {row.scheme.code}"
    return acting(request, form, do, back=_page(row.scheme), title=title)


def _page(scheme):
    return reverse("scheme", args=[scheme.uuid])
