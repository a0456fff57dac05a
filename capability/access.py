"""Who may do what: a power is code and names the access roles that hold it; a grant is data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class AccessRole(StrEnum):
    """What a log-in may do, over the unit it is granted for; "role" alone is the police job."""

    LD_ADMIN = "ld-admin"
    SUPERVISOR = "supervisor"
    ANALYST = "analyst"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    AccessRole.LD_ADMIN: "L&D administrator",
    AccessRole.SUPERVISOR: "Supervisor",
    AccessRole.ANALYST: "Analyst",
}


class Power(NamedTuple):
    """Something that can be done, and the access roles that may do it."""

    description: str
    roles: frozenset[AccessRole]


SEE_PEOPLE = Power("See people, by name or pseudonym", frozenset(AccessRole))
SEE_NAMES = Power(
    "See names, numbers and case references",
    frozenset({AccessRole.LD_ADMIN, AccessRole.SUPERVISOR}),
)
SEE_GAPS = Power("See gaps with their reasons", frozenset(AccessRole))


@dataclass(frozen=True)
class Reach:
    """Over whom a power extends on a day: whole forces, and units in others (ids)."""

    on: date
    forces: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    forces_of_units: frozenset[int] = frozenset()

    def __bool__(self):
        return bool(self.forces or self.units)
