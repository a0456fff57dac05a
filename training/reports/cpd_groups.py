"""For whom CPD of a training day is entered, before anything is saved."""

from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from capability.models import Person
from training.actions.cpd import having

MOST = 500


class Line(NamedTuple):
    """A person, and why nothing would be entered for them."""

    person: Person
    why_not: str


class Group(NamedTuple):
    lines: list[Line]
    problems: list[str]

    @property
    def able(self):
        return [line for line in self.lines if not line.why_not]


def chosen(kept, asked, on):
    """Of the people whom the user keeps, those named and those who served in the unit that day."""
    people = Q(person_ref__in=asked["refs"])
    if asked["unit"]:
        in_unit = Person.objects.standing_in(asked["unit"], on=on).serving(on=on)
        people |= Q(pk__in=in_unit.values("pk"))
    return kept.filter(people)


def ticked(kept, said):
    """Those whose boxes were left ticked; what is no uuid is nobody's."""
    return kept.filter(uuid__in=[one for text in said if (one := _uuid(text))])


def group(people, facts, refs=()):
    found = list(people[: MOST + 1])
    before = set(having(found, facts))
    lines = [
        Line(one, "Has an entry of that day and title already." if one.pk in before else "")
        for one in found[:MOST]
    ]
    return Group(lines, _problems(found, refs))


def mark(asked):
    """By which a changed choice is seen: then it is looked at again."""
    unit = asked["unit"].pk if asked["unit"] else ""
    return sha256(f"{unit} {' '.join(asked['refs'])}".encode()).hexdigest()


def _problems(found, refs):
    known = {one.person_ref for one in found}
    problems = []
    if len(found) > MOST:
        problems.append(f"At most {MOST} people at once: the first are listed.")
    elif missing := [ref for ref in refs if ref not in known]:
        problems.append(
            f"Nobody whose CPD you may enter has the reference {', '.join(missing)}. "
            "Your own CPD you enter on your own page."
        )
    if not found:
        problems.append("Nobody whose CPD you may enter is among them.")
    return problems


def _uuid(text):
    try:
        return UUID(text)
    except ValueError:
        return None
