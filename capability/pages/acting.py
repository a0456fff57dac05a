"""Pages on which one thing is done by hand: a form with a reason, then a banner with a way back."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from capability.access import UNDO
from capability.actions import undoing
from capability.actions.acts import Refused
from capability.models import Person
from capability.reports import history
from capability.tasks import wake


def acting(request, form, do, *, back, person=None, then=None, **context):
    """Show the form, or do it: `do(form.cleaned_data)` gives the Act and what happened, in words.

    With a `person`, nobody overwrites what another changed since the form was shown: they are told
    of it, and send the form again. `then` gives the address that follows the act, where that is
    not `back`. `context` holds `title` (and `intro`) for the page.
    """
    meanwhile = []
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            meanwhile = _changed_meanwhile(request, person)
            act, words = (None, "") if meanwhile else _done(form, do)
        if act:
            wake(act.job)
            tell(request, act, words)
            return redirect(then(act) if then else back)
    context |= {"form": form, "back": back, "meanwhile": meanwhile}
    context["seen"] = history.stamp(person) if person else ""
    return render(request, context.pop("template", "capability/act.html"), context)


def tell(request, act, words):
    """What happened, and the way to undo it for whoever may."""
    if act.is_about_access or not _may_undo(request.user, act):
        messages.success(request, words)
        return
    undo = reverse("act-undo", args=[act.uuid])
    link = '{} <a class="govuk-notification-banner__link" href="{}">Undo this</a>'
    messages.success(request, format_html(link, words, undo))


def _may_undo(user, act):
    is_own = act.person_id is not None and act.person_id == user.person_id
    powers = UNDO if act.person_id is None else undoing.powers_over(act)
    return not is_own and any(user.may(power) for power in powers)


def _changed_meanwhile(request, person):
    """What others changed since the form was shown; the row is locked until this is done."""
    if person is None:
        return []
    Person.objects.select_for_update().get(pk=person.pk)
    seen = request.POST.get("seen", "")
    return [] if history.stamp(person) == seen else history.since(person, seen)


def _done(form, do):
    try:
        with transaction.atomic():
            return do(form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None, ""
