"""Who can take this case? The question in the address, the answer under it."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from capability.access import ASSESS_CASES
from capability.forms.assessing import QuestionForm
from capability.pages.needs import needs
from capability.reports import allotting
from capability.reports.assessments import MOST, Assessment


@require_safe
@needs(ASSESS_CASES)
def who_can_take(request):
    """Asked once a kind of case is named; before, the form alone, with what a link names in it."""
    now, reach = timezone.now(), request.user.reach(ASSESS_CASES)
    given = request.GET if "category" in request.GET else None
    named = {name: request.GET[name] for name in ("unit", "part", "on") if name in request.GET}
    form = QuestionForm(given, reach=reach, on=timezone.localdate(now), initial=named)
    context = {"form": form, "today": timezone.localdate(now), "most": MOST}
    if form.is_valid():
        asked = Assessment(request.user, form.question(at=now))
        context |= {"asked": asked, "question": asked.question, "feed_ages": asked.ages}
        context |= _giving(request, asked)
    return render(request, "capability/assessing/who_can_take.html", context)


def _giving(request, asked):
    """To whom the reader may give the case from here, and what the next page is told of it."""
    if asked.is_too_wide:
        return {}
    people = [row.candidate.person for row in asked.rows]
    asked_of = ("category", "part", "on", "unit", "named")
    question = {name: request.GET[name] for name in asked_of if request.GET.get(name)}
    question["from"] = request.get_full_path()
    return {"giving": allotting.given_by(request.user, people), "give": urlencode(question)}
