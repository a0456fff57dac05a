from django.db.models import Q
from django.shortcuts import render
from django.views.decorators.http import require_GET

from capability.access import KEEP_RECORDS
from capability.forms.bulk import ChooseForm
from capability.pages.needs import needs
from capability.views.bulk import chosen


@require_GET
@needs(KEEP_RECORDS)
def choose(request):
    """Whom: those ticked on the list of people, and those whose references are added."""
    form = ChooseForm(request.GET)
    refs = form.cleaned_data["refs"] if form.is_valid() else []
    ticked = chosen.identities(request)
    found = chosen.changeable(request, Q(uuid__in=ticked) | Q(person_ref__in=refs))
    problems = _problems(found, ticked, refs)
    context = {"people": found[: chosen.MOST], "form": form, "problems": problems}
    context["may_go_on"] = bool(found) and len({one.force_id for one in found}) == 1
    return render(request, "capability/bulk/choose.html", context)


def _problems(found, ticked, refs):
    """Who was left out, and what stands in the way."""
    known = {one.person_ref for one in found}
    missing = [ref for ref in refs if ref not in known]
    out = len(ticked - {one.uuid for one in found})
    problems = []
    if len(found) > chosen.MOST:
        problems.append(f"At most {chosen.MOST} people are changed at once: the first are kept.")
    elif out:
        problems.append(f"{out} of those ticked you may not change, and they were left out.")
    if missing and len(found) <= chosen.MOST:
        problems.append(f"Nobody whom you may change has the reference {', '.join(missing)}.")
    if len({one.force_id for one in found}) > 1:
        problems.append("They are of several forces. Choose people of one.")
    return problems
