"""What an address names, if the user may change it; anything else is not found."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from capability.access import KEEP_RECORDS
from capability.models import Person, Posting, Unit


def people(request):
    return Person.objects.changeable_by(request.user, KEEP_RECORDS)


def person(request, identity):
    return get_object_or_404(people(request).select_related("force"), uuid=identity)


def latest_service(person):
    """The service that acts are about; without one there is nothing to act on."""
    service = person.services.select_related("person__force").last()
    if service is None:
        raise Http404
    return service


def posting(request, identity, number):
    postings = Posting.objects.filter(person=person(request, identity))
    related = ("person__force", "unit", "role", "rank")
    return get_object_or_404(postings.select_related(*related), pk=number)


def places(request, force):
    """What a form needs that asks for a place: units within reach alone."""
    return {"force": force, "units": Unit.objects.changeable_by(request.user, KEEP_RECORDS)}


def page_of(person, tab="person-postings"):
    return reverse(tab, args=[person.uuid])
