"""Who a person is; and who comes: new, or from another force."""

from django.urls import reverse
from django.utils import timezone

from capability.access import KEEP_RECORDS
from capability.actions import hand_people, joining
from capability.forms.people import JoinForm, PersonForm, TransferForm, as_on_record
from capability.pages.acting import acting
from capability.pages.needs import any_force, needs
from capability.views.records import kept


@needs(KEEP_RECORDS)
def correct(request, person):
    person = kept.person(request, person)
    form = PersonForm(request.POST or None, initial=as_on_record(person))

    def do(cleaned):
        facts, reason, on = form.facts, cleaned["reason"], timezone.localdate()
        act = hand_people.correct(person, facts, by=request.user, reason=reason, on=on)
        return act, f"The record of {_called(facts)} was corrected."

    title = f"Correct who {person} is"
    intro = "A former name, number or reference stays on record: a later file may still say it."
    back = kept.page_of(person, "person")
    return acting(request, form, do, back=back, person=person, title=title, intro=intro)


@needs(KEEP_RECORDS)
def join(request):
    force = any_force(request, KEEP_RECORDS)
    form = JoinForm(request.POST or None, **kept.places(request, force))

    def do(cleaned):
        facts, how = form.facts | form.service, {"by": request.user, "reason": cleaned["reason"]}
        act = joining.join(force, facts, form.place, **how)
        return act, f"{_called(facts)} joined {force}."

    page = {"title": f"Someone joins {force}", "button": "Add this person"}
    return acting(request, form, do, back=reverse("people"), then=_record, **page)


@needs(KEEP_RECORDS)
def transfer(request):
    force = any_force(request, KEEP_RECORDS)
    form = TransferForm(request.POST or None, **kept.places(request, force))

    def do(cleaned):
        facts, how = form.facts | form.service, {"by": request.user, "reason": cleaned["reason"]}
        act = joining.transfer(force, facts, form.place, form.brought, **how)
        return act, f"{_called(facts)} transferred in to {force}."

    page = {
        "title": f"Someone transfers in to {force}",
        "intro": "What was awarded elsewhere counts once it is recognised; until then it stands as "
        "a completed course.",
        "button": "Add this person",
    }
    return acting(request, form, do, back=reverse("people"), then=_record, **page)


def _called(facts):
    return f"{facts['forename']} {facts['surname']}".strip()


def _record(act):
    return kept.page_of(act.person, "person")
