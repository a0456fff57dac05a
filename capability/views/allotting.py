"""Give somebody a case from the answer of the allocation check; read the check that was kept."""

from dataclasses import replace

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from capability.access import ALLOCATE, SEE_NAMES
from capability.actions import allotting
from capability.forms.allotting import AllotForm, QuestionForm, kept, reference_in
from capability.forms.dispensations import mentors
from capability.models import AllocationCheck, Part, Person
from capability.pages.acting import acting
from capability.pages.lists import came_from
from capability.pages.needs import needs
from capability.reports import allotting as report
from capability.rules.words import day


@require_http_methods(["GET", "POST"])
@needs(ALLOCATE)
def allocate(request, person):
    """What is asked stands in the address; without it, it is asked first."""
    mine = Person.objects.changeable_by(request.user, ALLOCATE).select_related("force")
    person = get_object_or_404(mine, uuid=person)
    asked = QuestionForm(request.GET or None, person=person, user=request.user)
    back = came_from(request, reverse("person", args=[person.uuid]))
    if not asked.is_valid():
        context = {"form": asked, "person": person, "back": back}
        return render(request, "capability/allotting/ask.html", context)
    facts = asked.cleaned_data
    reference = reference_in(request.POST or request.GET)
    order = allotting.Order(
        person, reference, facts["category"], facts["part"], facts["on"], facts["unit"]
    )
    return _allocating(request, order, back, facts["named"])


def _allocating(request, order, back, named):
    user, now, sent = request.user, timezone.now(), request.POST
    shown = report.shown(order, user, at=now, seen=sent.getlist("said"), named=named)
    is_stale = bool(sent) and sent.get("version") != shown.candidate.version
    form = AllotForm(
        sent if sent and not is_stale else None,
        initial=kept(sent) | {"reference": order.reference},
        people=mentors(user, order.person, on=order.starts_on),
        first=order.starts_on,
        is_overriding=bool(shown.in_the_way),
        is_bending=bool(shown.bent),
    )

    def do(cleaned):
        how = {"seen": shown.answer(sent["version"]), "at": now, "by": user}
        asked = replace(order, reference=cleaned["reference"])
        try:
            act = allotting.allocate(asked, **how, override=form.answer)
        except allotting.Changed as changed:
            shown.candidate = changed.candidate
            raise
        return act, f"{order.person} has the case from {day(order.starts_on)}."

    page = {"title": f"Give {order.person} the case", "order": order, "shown": shown}
    page |= {"part": Part(order.part).label, "is_stale": is_stale, "button": "Give the case"}
    page |= {"leads": report.leads(order), "template": "capability/allotting/allocate.html"}
    return acting(request, form, do, back=back, then=_kept_page, **page)


def _kept_page(act):
    return reverse("allocation-check", args=[act.check.uuid])


@require_GET
@needs(SEE_NAMES)
def check(request, check):
    """As it was kept with the allocation."""
    mine = report.listed(AllocationCheck.objects.visible_to(request.user))
    row = get_object_or_404(mine, uuid=check)
    said = report.Kept(row, timezone.localdate())
    back = came_from(request, reverse("person-cases", args=[row.person.uuid]))
    may_ask = Person.objects.changeable_by(request.user, ALLOCATE).filter(pk=row.person_id)
    context = {"check": row, "kept": said, "back": back, "may_ask": may_ask.exists()}
    return render(request, "capability/allotting/check.html", context)
