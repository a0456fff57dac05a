"""CPD of a training day, entered for a whole group."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from capability.models import Person, Unit
from capability.pages.acting import acting
from capability.pages.needs import any_force, needs
from training.access import VERIFY_CPD
from training.actions import cpd
from training.forms.cpd import GroupForm
from training.reports import cpd_groups as report
from training.rules.cpd import hours


@needs(VERIFY_CPD)
def enter(request):
    """What and for whom; then a box for each person; then it is done, as one act."""
    force, today = any_force(request, VERIFY_CPD), timezone.localdate()
    form = GroupForm(
        request.POST or None,
        force=force,
        today=today,
        units=_units(request).filter(force=force),
        initial={"done_on": today},
    )
    group, page = None, _page()
    if request.method == "POST" and form.is_valid():
        group = _group(request, form, force)
        mark = report.mark(form.cleaned_data)
        page |= {"group": group, "looked_at": mark, "button": "Look again"}

    def do(cleaned):
        people = [line.person for line in group.lines]
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = cpd.enter_for(people, form.facts, today, **how)
        return act, _told(form.facts, len(people) - len(act.left_out), len(act.left_out))

    back = reverse("cpd")
    if group and (not _is_looked_at(request, form) or not group.lines):
        return render(request, page["template"], page | {"form": form, "back": back})
    return acting(request, form, do, back=back, **page)


def _page():
    return {
        "title": "Enter CPD for a group",
        "intro": "For a training day. It counts as verified, since you vouch for it.",
        "template": "training/cpd/group.html",
        "button": "Go on",
    }


def _group(request, form, force):
    """Once they were looked at, those whose boxes are ticked."""
    kept = Person.objects.changeable_by(request.user, VERIFY_CPD).filter(force=force)
    kept = kept.select_related("force")
    asked = form.cleaned_data
    if _is_looked_at(request, form):
        return report.group(report.ticked(kept, request.POST.getlist("person")), form.facts)
    return report.group(report.chosen(kept, asked, asked["done_on"]), form.facts, asked["refs"])


def _is_looked_at(request, form):
    return request.POST.get("looked_at") == report.mark(form.cleaned_data)


def _units(request):
    return Unit.objects.changeable_by(request.user, VERIFY_CPD)


def _told(facts, entered, left_out):
    people = "1 person" if entered == 1 else f"{entered} people"
    words = f"“{facts['title']}”, {hours(facts['hours'])} hours, was entered for {people}."
    return f"{words} {left_out} had it already." if left_out else words
