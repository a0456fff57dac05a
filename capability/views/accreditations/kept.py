"""What an address names, if the user may change it; anything else is not found."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from capability.models import Accreditation, Restriction, Suspension
from capability.models.days import not_over
from capability.views.records import kept


def accreditation(request, person, identity):
    own = Accreditation.objects.filter(person__in=kept.people(request).values("pk"))
    own = own.filter(person__uuid=person).select_related("person__force", "scheme", "version")
    return get_object_or_404(own, uuid=identity)


def suspension(request, person, identity):
    """The one that holds, else the next that will: an accreditation has one at a time."""
    own = accreditation(request, person, identity)
    left = Suspension.objects.filter(not_over(timezone.localdate()), accreditation=own)
    found = get_object_or_404(left.order_by("starts_on")[:1])
    found.accreditation = own
    return found


def restriction(request, person, identity):
    own = Restriction.objects.filter(person=kept.person(request, person))
    return get_object_or_404(own.select_related("person__force", "case_group"), uuid=identity)


def page_of(accreditation):
    return reverse("accreditation", args=[accreditation.person.uuid, accreditation.uuid])
