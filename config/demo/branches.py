"""The kinds of team that a force has: how many work there, in which posts, and under what."""

from typing import NamedTuple

LOCAL, BASIC, CRIME, OPERATIONS, SUPPORT = "LPA", "BCU", "CR", "OPS", "HQ"


class Job(NamedTuple):
    role: str
    rank: str
    kind: str = "officer"


class Branch(NamedTuple):
    """`share` of the force works in it, in teams of about `size`; heads first, then one leader a
    team, then the members in turn. Names are of the department; `home` is what it stands under."""

    code: str
    name: str
    home: str
    share: float
    size: int
    head: Job | None
    leader: Job
    members: tuple[Job, ...]
    specialism: str = ""


RESPONSE = Job("Response constable", "PC")
NEIGHBOURHOOD = Job("Neighbourhood constable", "PC")
PCSO = Job("Community support officer", "PCSO", "staff")
SPECIAL = Job("Special constable", "SC", "special")
DETECTIVE = Job("Detective constable", "DC")
TRAINEE = Job("Trainee detective", "T/DC")
CIVILIAN = Job("Police staff investigator", "PSI", "staff")
STAFF = Job("Police staff", "Staff", "staff")
SERGEANT = Job("Sergeant", "PS")
DETECTIVE_SERGEANT = Job("Detective sergeant", "DS")
DETECTIVE_INSPECTOR = Job("Detective inspector", "DI")
INSPECTOR = Job("Inspector", "Insp")
MANAGER = Job("Police staff manager", "Staff", "staff")
RASSO = Job("RASSO investigator", "DC")
RASSO_TRAINEE = Job("RASSO investigator", "T/DC")
RASSO_CIVILIAN = Job("RASSO investigator", "PSI", "staff")

_DETECTIVES = (DETECTIVE, DETECTIVE, TRAINEE, DETECTIVE, CIVILIAN)
_RASSO = (RASSO, RASSO_TRAINEE, RASSO, RASSO_CIVILIAN)
_LOCAL = (NEIGHBOURHOOD, PCSO, NEIGHBOURHOOD, PCSO, SPECIAL)

BRANCHES = (
    Branch("R", "Response", LOCAL, 0.30, 11, INSPECTOR, SERGEANT, (RESPONSE,)),
    Branch("N", "Neighbourhood", LOCAL, 0.13, 9, None, SERGEANT, _LOCAL),
    Branch("CID", "CID", BASIC, 0.13, 9, DETECTIVE_INSPECTOR, DETECTIVE_SERGEANT, _DETECTIVES),
    Branch(
        "RASSO",
        "RASSO Investigations",
        CRIME,
        0.03,
        8,
        DETECTIVE_INSPECTOR,
        DETECTIVE_SERGEANT,
        _RASSO,
        "RASSO",
    ),
    Branch(
        "CA",
        "Child Abuse Investigations",
        CRIME,
        0.025,
        8,
        DETECTIVE_INSPECTOR,
        DETECTIVE_SERGEANT,
        _DETECTIVES,
        "Child abuse",
    ),
    Branch(
        "MC", "Major Crime", CRIME, 0.03, 10, DETECTIVE_INSPECTOR, DETECTIVE_SERGEANT, (DETECTIVE,)
    ),
    Branch("EC", "Economic Crime", CRIME, 0.02, 8, None, DETECTIVE_SERGEANT, (CIVILIAN, DETECTIVE)),
    Branch("CC", "Control Room", OPERATIONS, 0.09, 14, None, MANAGER, (STAFF,)),
    Branch("RP", "Roads Policing", OPERATIONS, 0.05, 10, None, SERGEANT, (RESPONSE,)),
    Branch("CU", "Custody", OPERATIONS, 0.04, 9, None, SERGEANT, (STAFF, STAFF, RESPONSE)),
    Branch("LD", "Learning and Development", SUPPORT, 0.025, 8, None, SERGEANT, (STAFF, DETECTIVE)),
    Branch("CJ", "Criminal Justice", SUPPORT, 0.07, 12, None, MANAGER, (STAFF,)),
    Branch("PS", "People Services", SUPPORT, 0.06, 12, None, MANAGER, (STAFF,)),
)
