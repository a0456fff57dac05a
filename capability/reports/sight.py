"""How people are shown: by name to whoever may see names over them, else by pseudonym alone."""

from enum import Enum, auto

from django.db.models import Case, Exists, F, OuterRef, When

from capability.access import SEE_NAMES
from capability.models import Person

NAMES = ("person_ref", "number", "surname", "forename")


class Sight(Enum):
    """How a user sees the people in reach: all by name, none, or some (who has several grants)."""

    NAMES = auto()
    PSEUDONYMS = auto()
    BOTH = auto()


def sight(user):
    if not user.may(SEE_NAMES):
        return Sight.PSEUDONYMS
    return Sight.NAMES if user.may_throughout(SEE_NAMES) else Sight.BOTH


def seen_by_name(user, person):
    """A condition on rows: does the user see the name of the person at that path?"""
    named = Person.objects.within(user.reach(SEE_NAMES))
    return Exists(named.filter(pk=OuterRef(person)))


def known_as(uuid, user):
    """Whoever the user knows by that: the uuid of those seen by name, else the pseudonym."""
    people = Person.objects.visible_to(user)
    return people.annotate(identity=identity(user)).filter(identity=uuid)


def identity(user):
    match sight(user):
        case Sight.NAMES:
            return F("uuid")
        case Sight.PSEUDONYMS:
            return F("pseudonym")
        case _:
            return Case(When(seen_by_name(user, "pk"), then=F("uuid")), default=F("pseudonym"))


def row_identity(user):
    """What the user knows a row about a `person` by: its uuid, or the one that tells nothing."""
    match sight(user):
        case Sight.NAMES:
            return F("uuid")
        case Sight.PSEUDONYMS:
            return F("veiled_uuid")
        case _:
            return Case(
                When(seen_by_name(user, "person"), then=F("uuid")), default=F("veiled_uuid")
            )


def orderings(user, always, by_name=None):
    """By what rows about people can be ordered: by name only where every name is seen."""
    if sight(user) is not Sight.NAMES:
        return always
    return always | (by_name or {}) | {"surname": ("surname", "forename", "identity")}


def case_identity(user):
    """What the user knows the case of an allocation by: it too would join two lists."""
    match sight(user):
        case Sight.NAMES:
            return F("case__uuid")
        case Sight.PSEUDONYMS:
            return F("case__veiled_uuid")
        case _:
            return Case(
                When(seen_by_name(user, "person"), then=F("case__uuid")),
                default=F("case__veiled_uuid"),
            )


def whose(user):
    """Columns that say whose record a row with a `person` is; `veiled` finishes the rows."""
    names = {name: F(f"person__{name}") for name in NAMES}
    names["person_uuid"] = F("person__uuid")
    pseudonym = {"pseudonym": F("person__pseudonym")}
    match sight(user):
        case Sight.NAMES:
            return names
        case Sight.PSEUDONYMS:
            return pseudonym
        case _:
            return names | pseudonym | {"is_named": seen_by_name(user, "person")}


def veiled(rows, hidden):
    """The rows, each with the names or with the pseudonym: where both were read, one goes."""
    for row in rows:
        if "is_named" in row:
            for name in ("pseudonym",) if row.pop("is_named") else hidden:
                del row[name]
    return rows
