"""Which column of a file is likely which of ours, and in which row the columns are named."""

import re
from difflib import SequenceMatcher

from capability.imports.headers import key

# Below this likeness two headers have too little in common to be suggested.
LIKE_ENOUGH = 0.84
SURE, SAME, USUAL = 4, 3, 2
# What other systems call our columns.
ALSO = {
    "person_ref": ("employee id", "staff id", "hr id", "person id", "employee number", "payroll"),
    "number": ("collar number", "collar no", "shoulder number", "warrant number", "badge", "star"),
    "surname": ("last name", "family name", "name"),
    "forename": ("first name", "given name", "christian name"),
    "other_names": ("middle name", "middle names", "initials", "middle initial"),
    "kind": ("employee type", "staff type", "category of staff"),
    "rank": ("grade", "rank grade", "rank code"),
    "unit": ("department", "team", "station", "unit code", "org unit"),
    "role": ("post", "job title", "position"),
    "joined_on": ("date joined", "start of service", "appointed date", "date of appointment"),
    "left_on": ("date left", "leaving date", "resignation date", "termination date"),
    "probation_ends_on": ("end of probation", "probation end date"),
    "probation_extended_to": ("extended to", "probation extended until", "extended probation end"),
    "probation_confirmed_on": (
        "confirmed on",
        "confirmation date",
        "date confirmed",
        "confirmed in post",
    ),
    "entry_route": ("route", "route of entry", "joining route", "entry scheme"),
    "email": ("e mail", "email address", "work email"),
    "starts_on": ("start date", "from", "from date", "assigned on", "date assigned"),
    "ends_on": ("end date", "to", "to date", "date ended"),
    "scheme": ("course", "course code", "qualification", "accreditation", "skill"),
    "course_completed_on": ("completed on", "completion date", "course date", "session end date"),
    "awarded_on": ("award date", "date awarded", "accredited on"),
    "expires_on": ("expiry", "expiry date", "valid to", "valid until"),
    "certificate": ("certificate number", "certificate no"),
    "case_reference": ("case ref", "crime reference", "crime number", "occurrence number"),
    "case_category": ("offence", "offence code", "crime type", "category"),
    "part": ("role in case", "investigator type"),
    "closed_on": ("date closed", "closed date", "filed on"),
    "last_reviewed_on": ("last review", "reviewed on", "review date"),
    "code": ("unit code", "scheme code", "course code"),
    "name": ("title", "unit name", "description"),
    "parent": ("parent unit", "parent code", "reports to"),
}


def columns(header, names, *, last=None):
    """Ours to theirs, each of theirs once; `last` is what a person said of such a file before."""
    theirs = [cell for cell in header if cell]
    said = _said_before(theirs, last or {}, names)
    scored = [
        (_likeness(ours, cell), ours, cell)
        for ours in names
        if ours not in said
        for cell in theirs
        if cell not in said.values()
    ]
    found = dict(said)
    for score, ours, cell in sorted(scored, key=lambda one: -one[0]):
        if score and ours not in found and cell not in found.values():
            found[ours] = cell
    return {ours: found[ours] for ours in names if ours in found}


def header_row(lines, names, *, last=None):
    """The number of the row that most likely names the columns."""
    known = {key(cell) for cell in (last or {}).values()}

    def fit(line):
        cells = [cell for cell in line[1] if cell]
        named = sum(
            key(cell) in known or any(_likeness(ours, cell) for ours in names) for cell in cells
        )
        return named, len(cells)

    return max(lines, key=fit)[0]


def _said_before(theirs, last, names):
    places = {key(cell): cell for cell in theirs}
    return {
        ours: places[key(cell)]
        for ours, cell in last.items()
        if ours in names and key(cell) in places
    }


def _likeness(ours, theirs):
    """How surely the header means our column; 0 where it does not."""
    said, name = _words(theirs), _words(ours)
    if said == name:
        return SAME
    if said in ALSO.get(ours, ()):
        return USUAL
    ratio = SequenceMatcher(None, said, name).ratio()
    return ratio if ratio >= LIKE_ENOUGH else 0


def _words(header):
    """Without signs: CAN_BE_READ is can be read."""
    return " ".join(re.split(r"[\W_]+", key(header))).strip()
