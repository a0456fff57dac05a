from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.forms.reference.thresholds import ThresholdForm
from capability.pages.needs import needs, whole_force
from capability.reports import thresholds as report
from capability.rules.words import day
from capability.views.reference.publishing import drafted, initial, publishing


@require_GET
@needs(SEE_REFERENCE)
def thresholds(request):
    """`?whose=` narrows to those that are on record nationally, or of a force."""
    whose = request.GET.get("whose", "")
    numbers = report.numbers(request.user)
    if whose in ("national", "own"):
        numbers = [one for one in numbers if getattr(one, whose)]
    context = {
        "numbers": numbers,
        "whose": whose,
        "may_keep": request.user.may(KEEP_REFERENCE),
    }
    return render(request, "capability/reference/thresholds.html", context)


@needs(KEEP_REFERENCE)
def put(request, check, name):
    """A force's own number from a day on."""
    force = whole_force(request, KEEP_REFERENCE)
    known = {(one.check, one.name): one for one in report.numbers(request.user)}
    number = known.get((check, name))
    if number is None:
        raise Http404
    draft = drafted(request, force, "threshold.set")
    form = ThresholdForm(
        request.POST or None, force=force, by_scheme=number.by_scheme, initial=initial(draft)
    )
    unit = number.national.unit if number.national else name

    def told(given):
        whose = f" of {given['scheme'].code}" if given.get("scheme") else ""
        return f"{number.label}{whose} is {given['value']} from {day(given['starts_on'])}."

    return publishing(
        request,
        form,
        draft,
        told,
        extra={"check_code": check, "name": name, "unit": unit},
        back=reverse("thresholds"),
        title=f"{number.title}: {number.label.lower()} ({unit})",
        intro=number.way,
    )
