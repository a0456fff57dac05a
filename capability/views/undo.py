"""Take back what was done, by hand or by a file."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from capability.access import (
    ALLOCATE,
    BRING_IN,
    BRING_IN_CASES,
    UNDO,
)
from capability.actions import undoing
from capability.fields.acts import ActForm
from capability.models import Batch, Person
from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.reports import deeds


@require_http_methods(["GET", "POST"])
@needs(*UNDO, ALLOCATE)
def act(request, act):
    act = get_object_or_404(deeds.acts(), uuid=act)
    if not _may_undo(request.user, act):
        raise Http404
    return _page(request, act, undoing.undo_act, _back(act))


@require_http_methods(["GET", "POST"])
@needs(BRING_IN, BRING_IN_CASES)
def batch(request, batch):
    mine = Batch.objects.changeable_by(request.user).values("pk")
    batch = get_object_or_404(deeds.batches(request.user).filter(pk__in=mine), uuid=batch)
    return _page(request, batch, undoing.undo_batch, reverse("batch", args=[batch.uuid]))


def _page(request, done, undo, back):
    title = "Bring it back" if deeds.brings_back(done) else "Undo this"
    shown = {"done": done, "deeds": deeds.Deeds(done), "title": title}
    if undoing.is_undone(done) or undoing.last(done) != done:
        shown |= {"back": back, "last": undoing.last(done), "is_undone": undoing.is_undone(done)}
        return render(request, "capability/undone.html", shown)
    template = {"template": "capability/undo.html", "button": title, "is_warning": True}
    form = ActForm(request.POST or None)
    return acting(
        request, form, partial(_undone, undo, done, request.user), back=back, **shown, **template
    )


def _undone(undo, done, user, said):
    words = (
        "It is back." if deeds.brings_back(done) else "It is undone: the rows stand as they stood."
    )
    return undo(done, by=user, reason=said["reason"]), words


def _may_undo(user, act):
    """As whoever did it: for a load the power to bring in, for a record the power to keep it."""
    if batch := deeds.batch_behind(act):
        return Batch.objects.changeable_by(user).filter(pk=batch.pk).exists()
    return act.pk in deeds.undoable([act], user)


def _back(act):
    if batch := deeds.batch_behind(act):
        return reverse("batch", args=[batch.uuid])
    person = Person.objects.filter(pk=act.person_id).first()
    return reverse("person", args=[person.uuid]) if person else reverse("start")
