"""The people that an address names, each by its uuid."""

from uuid import UUID

from django.http import Http404

from capability.views.records import kept

# A page of the list of people; and no more fit into an address.
MOST = 50


def identities(request):
    try:
        return {UUID(text) for text in request.GET.getlist("person")}
    except ValueError as error:
        raise Http404 from error


def changeable(request, condition):
    """In the order of their names."""
    return list(kept.people(request).filter(condition).select_related("force")[: MOST + 1])


def people(request):
    """All of whom the user may change, and of one force; anything else is not found."""
    asked = identities(request)
    found = list(kept.people(request).filter(uuid__in=asked).select_related("force"))
    forces = {one.force_id for one in found}
    if len(found) != len(asked) or len(forces) != 1 or len(found) > MOST:
        raise Http404
    return sorted(found, key=lambda one: (one.surname_key, one.forename_key, one.pk))
