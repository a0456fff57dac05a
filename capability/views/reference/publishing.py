"""Reference data is published once somebody has read which gaps that would open and close."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from capability.actions import deeds, drafts
from capability.actions.acts import Refused
from capability.forms.reference.publishing import LastDayToPublishForm
from capability.models import Draft, DraftState
from capability.models.days import PubliclyNamed
from capability.rules.words import day
from capability.tasks import wake

PAGES = {
    "requirement.added": "requirement-add",
    "requirement.changed": "requirement-change",
    "requirement.ended": "requirement-end",
    "threshold.set": "threshold-set",
    "case-group.extended": "case-group-add",
    "case-group.narrowed": "member-end",
    "entry-route.added": "entry-route-add",
    "entry-route.changed": "entry-route-change",
    "milestone.added": "milestone-add",
    "milestone.ended": "milestone-end",
    "shift.added": "shift-add",
    "shift.changed": "shift-change",
    "shift.ended": "shift-end",
}


def drafted(request, force, deed, row=None):
    """The draft that the address names with `?draft=`, to be changed; else a new one."""
    draft = Draft(force=force, deed=deed, row=row and row.pk)
    if uuid := request.GET.get("draft"):
        mine = Draft.objects.visible_to(request.user).filter(state=DraftState.LOOKED)
        same = {"force": force, "deed": deed, "row": draft.row}
        draft = get_object_or_404(mine.filter(**same), uuid=_uuid(uuid))
    return draft


def initial(draft):
    """What the form begins with: the facts of a draft that is there already."""
    if not draft.pk:
        return {}
    asked = {"reason": draft.reason, "seen_on": draft.seen_on}
    try:
        return deeds.values(draft) | asked
    except ObjectDoesNotExist:
        return asked


def publishing(request, form, draft, told, **page):
    """Show the form, or keep what it says as a draft and ask for a look at what that would do.

    `told(cleaned)` is what is said once it is published; `page` has title, back and maybe intro.
    """
    if request.method == "POST" and form.is_valid():
        try:
            _fill(draft, form, page.pop("extra", {}))
            wording = drafts.Wording(page["title"], form.said(), told(form.cleaned_data))
            kept = drafts.keep(draft, wording, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            wake(kept.job)
            return redirect("draft", kept.uuid)
    page |= {"form": form, "button": "See what would change"}
    return render(request, "capability/act.html", page)


def ending(request, force, deed, row, told, *, label=None, **page):
    """The same for the last day of a row; `told(day)` of it, and `label` where it has its own."""
    draft = drafted(request, force, deed, row)
    form = LastDayToPublishForm(request.POST or None, initial=initial(draft))
    if label:
        form.fields["last_day"].label = label
    return publishing(request, form, draft, lambda given: told(day(given["last_day"])), **page)


def page_of_form(draft):
    """Where the draft can be changed; None where what it is about is gone."""
    args = _arguments(draft)
    if args is None:
        return None
    address = reverse(PAGES[draft.deed], args=args)
    return f"{address}?draft={draft.uuid}&force={draft.force.code}"


def _uuid(said):
    try:
        return UUID(said)
    except ValueError as error:
        raise Http404 from error


def _fill(draft, form, extra):
    facts = form.facts() | extra
    draft.facts = {name: _stored(value) for name, value in facts.items()}
    draft.reason, draft.seen_on = form.cleaned_data["reason"], form.cleaned_data["seen_on"]


def _stored(value):
    return value.pk if isinstance(value, Model) else value


def _arguments(draft):
    if draft.deed == "threshold.set":
        return [draft.facts["check_code"], draft.facts["name"]]
    of = deeds.DEEDS[draft.deed].of
    if of is None:
        return []
    key = "uuid" if issubclass(of, PubliclyNamed) else "pk"
    return list(of.objects.filter(pk=draft.row).values_list(key, flat=True)) or None
