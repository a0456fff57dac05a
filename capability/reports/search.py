"""What answers to some words, of all that the reader sees by name."""

from django.db.models import F, Q

from capability.access import SEE_NAMES
from capability.models import CaseAllocation, Person, Scheme, Unit
from capability.models.forces import shown_to
from capability.reports.people import PeopleReport

# Of each kind; whoever looks for more uses the lists.
MOST = 20


def found(user, words, *, on):
    """By kind, the first of each; `capability/views/search.py` says where each leads."""
    named = Person.objects.within(user.reach(SEE_NAMES))
    return {
        "people": _people(user, named.called(words), on),
        "units": list(Unit.objects.visible_to(user).filter(_called(words))[:MOST]),
        "schemes": list(Scheme.objects.filter(shown_to(user)).filter(_called(words))[:MOST]),
        "cases": _cases(named, words),
    }


def _called(words):
    return Q(code__iexact=words) | Q(name__icontains=words)


def _people(user, people, on):
    report = PeopleReport(user, on)
    return report.filled(list(report.listed(people).order_by("surname", "forename", "pk")[:MOST]))


def _cases(named, words):
    """Each with whom it is or was allocated to; the last first."""
    allocations = CaseAllocation.objects.filter(
        person__in=named.values("pk"), case__reference__istartswith=words
    )
    columns = {name: F(f"person__{name}") for name in ("surname", "forename")}
    columns["person_uuid"] = F("person__uuid")
    rows = allocations.values("part", "starts_on", reference=F("case__reference"), **columns)
    return list(rows.order_by("reference", "-starts_on")[:MOST])
