"""What the pages about unknown people share: a page of them, one of them, and the decision."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404

from capability.actions import decisions
from capability.actions.acts import Refused
from capability.models import DecisionKind, Person
from capability.reports import waiting

AT_ONCE = 20
LATER = "later"
TOLD = {
    DecisionKind.PERSON: "{who} is {person} from now on, in every file of the force.",
    DecisionKind.TRAY: "{who} is a tray and no person from now on, in every file of the force.",
    DecisionKind.SKIP: "The rows about {who} are left out from now on, in every file of the force.",
}


def page_of_entries(request, rows, force):
    page = Paginator(waiting.people(rows), AT_ONCE).get_page(request.GET.get("page"))
    page.object_list = waiting.filled(page.object_list, rows, request.user, force)
    return page


def entry_or_404(request, rows, force):
    """The one that the address or the form names."""
    who = (request.POST.get("who") or request.GET.get("who") or "").replace("\0", "")
    groups = waiting.people(rows.filter(queued_as=who))
    for entry in waiting.filled(groups, rows, request.user, force):
        return entry
    raise Http404


def decide(request, entry, force):
    """Whether it is decided, or left; what can't be is said in words."""
    kind = request.POST.get("kind", "")
    if kind == LATER:
        messages.info(request, f"{entry.queued_as} is left for now: the rows wait.")
        return True
    if kind not in DecisionKind:
        messages.warning(request, "Choose what the rows mean.")
        return False
    person = _person(request, force) if kind == DecisionKind.PERSON else None
    try:
        decisions.decide(force, entry.queued_as, kind=kind, by=request.user, person=person)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return False
    messages.success(request, TOLD[kind].format(who=entry.queued_as, person=person))
    return True


def _person(request, force):
    visible = Person.objects.visible_to(request.user).filter(force=force)
    try:
        return get_object_or_404(visible, uuid=UUID(request.POST.get("person", "")))
    except ValueError as error:
        raise Http404 from error
