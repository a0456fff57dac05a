"""What a feed says, held against what was set by hand; what was refused before says nothing."""

from collections import defaultdict

from capability.actions import services
from capability.actions.corrections import text
from capability.actions.verdicts import Difference
from capability.models import Accreditation
from capability.rules import extracts
from capability.rules.cycles import IDENTITY
from capability.rules.people import Profile


def heard(columns, said):
    """What is said, without what was refused."""
    return {name: value for name, value in said.items() if not _refused(columns, name, value)}


def differing(columns, said, register):
    """(column, register, source) of what was set by hand and is said otherwise."""
    return [
        (name, text(register[name]), text(said[name]))
        for name in columns
        if name in said and name in register and text(said[name]) != text(register[name])
    ]


def person(columns, said, known, *, on):
    """What is heard of a person, and (column, register, source) of what would be overwritten."""
    if not columns:
        return said, []
    said = heard(columns, said)
    made = extracts.after(known, said, on=on)
    before = _stated(known, made)
    overwritten = [name for name in columns if name in said and name in before]
    return said, [(name, text(before[name]), text(said[name])) for name in overwritten]


def _stated(known, made):
    """What would change of what is on record: column to what stands there."""
    was, becomes = known.profile, made.profile
    before = {n: getattr(was, n) for n in Profile._fields if getattr(was, n) != getattr(becomes, n)}
    after = {service.id: service for service in made.services}
    for service in known.services:
        for name in services.FIELDS:
            if getattr(after[service.id], name) != getattr(service, name):
                before[name] = getattr(service, name)
    return before


def differences(person, identity, found):
    return [Difference(person, identity, *one) for one in found]


class HeldCycles:
    """Accreditations of which something was set by hand, by their ids.

    `former` is what stood in the columns by which a feed finds a cycle: the feed still says that.
    """

    def __init__(self, held):
        columns = {identity: columns for _person, identity, columns in held}
        rows = Accreditation.objects.filter(uuid__in=columns).order_by()
        self._identities = {pk: str(uuid) for pk, uuid in rows.values_list("pk", "uuid")}
        self._columns = {pk: columns[uuid] for pk, uuid in self._identities.items()}
        self._former = defaultdict(set)
        events = Accreditation.pgh_event_model.objects.filter(pgh_obj__in=self._columns)
        for pk, *values in events.values_list("pgh_obj", *IDENTITY):
            self._former[pk].update(zip(IDENTITY, values, strict=True))

    def columns(self, cycle):
        return self._columns.get(cycle, {})

    def identity(self, cycle):
        return self._identities[cycle]

    def formerly(self, cycles, said):
        """The place of the one that a statement names by what it was before."""
        named = {(name, said[name]) for name in IDENTITY if said.get(name)}
        for place, cycle in enumerate(cycles):
            mine = {one for one in self._former.get(cycle, ()) if one[0] in self.columns(cycle)}
            if named & mine:
                return place
        return None


def _refused(columns, name, value):
    return columns.get(name) is not None and columns[name] == text(value)
