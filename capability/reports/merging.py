"""Two records, fact by fact."""

from capability.models import Person, Service
from capability.rules.words import day

FACTS = ("person_ref", "number", "surname", "forename", "other_names", "kind", "email")


def side_by_side(kept, other):
    """(name, what the kept record says, what the other says, whether they agree)."""
    told = [(_name(fact), _said(kept, fact), _said(other, fact)) for fact in FACTS]
    services = [_services(person) for person in (kept, other)]
    told.append(("Service", *services))
    return [(name, one, two, one == two) for name, one, two in told]


def _name(fact):
    name = "reference" if fact == "person_ref" else Person._meta.get_field(fact).verbose_name
    return str(name).capitalize()


def _said(person, fact):
    return person.get_kind_display() if fact == "kind" else getattr(person, fact)


def _services(person):
    own = Service.objects.filter(force=person.force_id, person=person)
    spans = (f"{day(one.joined_on)} to {_last(one.left_on)}" for one in own)
    return "; ".join(spans)


def _last(left_on):
    return day(left_on) if left_on else "now"
