"""How coverage and gaps moved, month by month, and the rows behind each figure."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.views.decorators.http import require_GET

from capability.access import SEE_FIGURES, SEE_GAPS
from capability.checks.scope import scopes_of
from capability.filters import RequiredFilter, TrendFilter
from capability.models import Gap, Person
from capability.pages import days
from capability.pages.lists import page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports import required as report


@require_GET
@needs(SEE_FIGURES)
@looks_back
def coverage(request):
    """In the unit that is asked about, else in the force; of several forces one has to be named."""
    asked = TrendFilter(request.GET, Gap.objects.visible_to(request.user), request=request)
    context = {"form": asked.form, "day": days.asked(asked)}
    forces = request.user.reach(SEE_GAPS).every_force
    if asked.is_valid() and (asked.form.cleaned_data["unit"] or len(forces) == 1):
        # At a moment before the force was on record there is none.
        context["trend"] = next(iter(asked.trends(forces)), None)
        context["of_required"] = _query(request, "unit", "scheme", "known_at")
        context["of_gaps"] = _query(request, "unit", "check", "known_at")
        context["of_unit"] = _query(request, "unit", "known_at")
    return render(request, "capability/trend/coverage.html", context)


@require_GET
@needs(SEE_FIGURES)
@looks_back
def required(request):
    """Who was required to hold a scheme on the day: the rows of the figures of coverage."""
    asked = RequiredFilter(request.GET, Person.objects.visible_to(request.user), request=request)
    day = days.asked(asked)
    page = page_of(_rows(request.user, asked, day.on) if asked.is_valid() else [], request)
    page.object_list = report.filled(page.object_list, request.user, on=day.on)
    context = {"form": asked.form, "day": day, "page": page}
    return render(request, "capability/trend/required.html", context)


def _rows(user, asked, on):
    given = asked.form.cleaned_data
    unit, schemes = given["unit"], [scheme.pk for scheme in given["scheme"]]
    forces = [unit.force_id] if unit else user.reach(SEE_GAPS).every_force
    return [
        row
        for scope in scopes_of(forces, on=on)
        for row in _narrowed(report.RequiredReport(user, scope, unit, schemes), given, on)
        if given["held"] in ("", row.is_held)
    ]


def _narrowed(required, given, on):
    rows = required.rows(on)
    if given["training"] == "":
        return rows
    begun = set(report.in_training(rows, required.scope.force, on=on))
    return [row for row in rows if (row in begun) == given["training"]]


def _query(request, *names):
    """What a link to rows begins with, so that they are of the same unit, schemes and checks."""
    kept = [(name, value) for name in names for value in request.GET.getlist(name) if value]
    return urlencode([*kept, ("as_of", "")])
