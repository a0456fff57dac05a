"""How several people stand before and after something is done to them all: words by person."""

from collections import defaultdict

from capability.models import Accreditation, Posting, Restriction
from capability.models.days import covers
from capability.reports import outlooks
from capability.rules.outlooks import said
from capability.rules.words import day


def awards(people, scheme, *, on):
    """In the scheme on that day."""
    own = Accreditation.objects.filter(person__in=people, scheme=scheme)
    return {
        person: said(standing)
        for (person, _scheme), standing in outlooks.by_person(own, on=on).items()
    }


def places(people, *, on):
    """Where they are posted on that day."""
    held = Posting.objects.in_force(on=on).filter(person__in=people, is_substantive=True)
    held = held.select_related("unit", "role", "rank")
    return {one.person_id: ", ".join(_parts(one)) for one in held}


def restrictions(people, *, on):
    held = Restriction.objects.filter(covers(on), person__in=people).select_related("case_group")
    found = defaultdict(list)
    for one in held.order_by("starts_on", "pk"):
        last = f" to {day(one.ends_on)}" if one.ends_on else ""
        found[one.person_id].append(f"no new {one.case_group or 'cases of any kind'}{last}")
    return {person: "; ".join(words) for person, words in found.items()}


def compared(people, before, after, refused):
    """Rows (name, before, after, why not), in the order of the people."""
    return [
        (str(one), before.get(one.pk, ""), after.get(one.pk, ""), refused.get(one.pk, ""))
        for one in people
    ]


def _parts(posting):
    return [str(part) for part in (posting.unit, posting.role, posting.rank) if part]
