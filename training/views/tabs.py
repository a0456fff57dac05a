"""A person's tabs of training: by name, and within reach, or not found."""

from django.db.models import Exists, OuterRef
from django.http import Http404

from capability.models import Person
from capability.pages.lists import page_of
from capability.pages.record import Record
from training.access import SEE_TRAINING


def opened(request, person, keep):
    """The record and the person, whose `may_keep` says whether the user has the power over them.

    Only for those who see the name: what stands there may tell who it is.
    """
    record = Record(request, person)
    seen = Person.objects.within(request.user.reach(SEE_TRAINING))
    kept = Person.objects.changeable_by(request.user, keep)
    may = {
        name: Exists(people.filter(pk=OuterRef("pk")))
        for name, people in {"may_see": seen, "may_keep": kept}.items()
    }
    person = Person.objects.select_related("force").annotate(**may).get(pk=record.person.pk)
    if not record.is_named or not person.may_see:
        raise Http404
    person.may_keep = person.may_keep and not record.day.known_at
    return record, person


def done(record, person, of):
    """A page of what was done by hand (of `reports.deeds`), for whoever keeps it and the person.

    None for others, and none where the page tells how the register stood at a moment.
    """
    user = record.request.user
    is_own = person.pk == user.person_id and not record.day.known_at
    return page_of(of(person, user), record.request) if person.may_keep or is_own else None
