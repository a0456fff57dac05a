"""Who may do what: a power is code and names the access roles that hold it; a grant is data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class AccessRole(StrEnum):
    """What a log-in may do, over the unit it is granted for; "role" alone is the police job.

    Whoever's log-in is linked to a person has that person's own record besides, without a grant.
    """

    LD_ADMIN = "ld-admin"
    SUPERVISOR = "supervisor"
    ALLOCATOR = "rasso-allocator"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    SYSTEM_ADMIN = "system-admin"
    ASSESSOR = "assessor"
    IQA = "iqa"

    @property
    def label(self):
        return LABELS[self]


LD_ADMIN, SUPERVISOR, ALLOCATOR, ANALYST, AUDITOR, SYSTEM_ADMIN, ASSESSOR, IQA = AccessRole

LABELS = {
    LD_ADMIN: "L&D administrator",
    SUPERVISOR: "Supervisor",
    ALLOCATOR: "RASSO allocator",
    ANALYST: "Analyst",
    AUDITOR: "Auditor",
    SYSTEM_ADMIN: "System administrator",
    ASSESSOR: "Assessor",
    IQA: "Internal quality assurer",
}
PURPOSES = {
    LD_ADMIN: "Keeps the record: imports, people, accreditations, reference data, gaps",
    SUPERVISOR: "Sees the people of a unit and all under it, and plans what to do about their gaps",
    ALLOCATOR: "Sees who may take a case, and brings in case allocations",
    ANALYST: "Reads figures and rows under pseudonyms, on pages and by the API",
    AUDITOR: "Reads everything with its history and changes nothing",
    SYSTEM_ADMIN: "Keeps log-ins, tokens and the installation's own settings; sees no record",
    ASSESSOR: "Judges the portfolios assigned to them, and no others",
    IQA: "Samples the decisions of assessors, and no others",
}


class Power(NamedTuple):
    """Something that can be done, and the access roles that may do it.

    `covers_own`: everybody may do it with their own record. Where it changes something, it never
    reaches the user's own record, whatever the grant (`User.reach_to_change`).
    """

    description: str
    roles: frozenset[AccessRole]
    covers_own: bool = False


def power(description, *roles, covers_own=False):
    """For the `access` of every app: a power is one line there."""
    return Power(description, frozenset(roles), covers_own)


READERS = (LD_ADMIN, SUPERVISOR, ALLOCATOR, AUDITOR)

SEE_PEOPLE = power("See people, by name or pseudonym", *READERS, ANALYST, covers_own=True)
SEE_NAMES = power("See names, numbers and case references", *READERS, covers_own=True)
SEE_GAPS = power("See gaps with their reasons", *READERS, ANALYST, covers_own=True)
SEE_DISPENSATIONS = power(
    "See dispensations, with mentor and mitigation", *READERS, covers_own=True
)
SEE_HISTORY = power("See who changed what", LD_ADMIN, SUPERVISOR, AUDITOR, covers_own=True)
SEE_OWN_RECORD = power("See all that the register holds on oneself", covers_own=True)
SEE_EVIDENCE = power("Open evidence", LD_ADMIN, covers_own=True)
SEE_EVIDENCE_FACTS = power(
    "See what evidence there is, by title and hash", LD_ADMIN, AUDITOR, covers_own=True
)
SEE_REFERENCE = power("See schemes, requirements and lists", *READERS, ANALYST, covers_own=True)
SEE_FIGURES = power("See a force's figures and the health of its feeds", *READERS, ANALYST)
SEE_ALL_IMPORTS = power("See imports of every kind and their rows", LD_ADMIN, AUDITOR)
SEE_IMPORTS = power("See imports of case allocations", LD_ADMIN, ALLOCATOR, AUDITOR)
SEE_EXTENSIONS = power("See extensions of many awards", LD_ADMIN, AUDITOR)
SEE_JOBS = power("See long work and how it went", LD_ADMIN, AUDITOR, SYSTEM_ADMIN)
ASSESS_CASES = power("See who can take a case, and why", LD_ADMIN, SUPERVISOR, ALLOCATOR)
EXPORT = power("Take lists away as files", *READERS, ANALYST)

KEEP_RECORDS = power("Change people, postings and accreditations", LD_ADMIN)
KEEP_REFERENCE = power("Change units, schemes, requirements and lists", LD_ADMIN)
BRING_IN = power("Bring in a file", LD_ADMIN)
BRING_IN_CASES = power("Bring in a file of case allocations", LD_ADMIN, ALLOCATOR)
LOG_CALL_OUTS = power("Log call-outs", LD_ADMIN, SUPERVISOR, ALLOCATOR)
WORK_ON_GAPS = power("Acknowledge and plan gaps", LD_ADMIN, SUPERVISOR)
ALLOCATE = power("Give people cases, and say why where a rule blocks it", SUPERVISOR, ALLOCATOR)
# The force's lead for the scheme bends a requirement, and works as one who keeps the record.
DISPENSE = power("Grant dispensations and end them", LD_ADMIN)
# It touches a whole force: more than the records of one unit.
EXTEND = power("Extend many awards at once, by an instrument", LD_ADMIN)
CONTEST = power("Say that something on record is wrong", SUPERVISOR, covers_own=True)
DECIDE_DISPUTES = power("Decide what is disputed", LD_ADMIN)

# Whoever has one of these takes back what was done, within reach; never on their own record.
UNDO = (KEEP_RECORDS, KEEP_REFERENCE, BRING_IN, BRING_IN_CASES)

SEE_USERS = power("See log-ins and grants", LD_ADMIN, AUDITOR, SYSTEM_ADMIN)
GRANT_TEAMS = power("Invite supervisors, assessors and quality assurers", LD_ADMIN, SYSTEM_ADMIN)
GRANT_ALL = power("Invite anyone, disable log-ins", SYSTEM_ADMIN)
MAKE_TOKENS = power("Make API tokens of one's own", ANALYST)
KEEP_TOKENS = power("See and revoke everyone's tokens", SYSTEM_ADMIN)
KEEP_INSTALLATION = power("Keep the installation's own settings", SYSTEM_ADMIN)

# Which grants a power to grant may make; the last two wait until a second person has confirmed.
GRANTED_BY = {
    GRANT_TEAMS: frozenset({SUPERVISOR, ASSESSOR, IQA}),
    GRANT_ALL: frozenset(AccessRole),
}
NEEDS_A_SECOND = frozenset({AUDITOR, SYSTEM_ADMIN})


def power_to_grant(access_role):
    """Which power makes such a grant; the first that does, since it is the least."""
    return next(one for one, roles in GRANTED_BY.items() if access_role in roles)


@dataclass(frozen=True)
class Reach:
    """Over whom a power extends on a day: whole forces, units in others, and oneself (ids)."""

    on: date
    forces: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    forces_of_units: frozenset[int] = frozenset()
    own: int | None = None
    own_force: int | None = None

    def __bool__(self):
        return bool(self.forces or self.units or self.own)

    @property
    def besides(self):
        """Oneself, unless whoever is in reach already."""
        return None if self.own_force in self.forces else self.own

    @property
    def every_force(self):
        """Of which forces anything at all is in reach."""
        own = {self.own_force} if self.own else set()
        return self.forces | self.forces_of_units | own
