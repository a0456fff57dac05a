"""The files of a make-believe force that begins: what its other systems give an L&D office."""

import csv

UNITS = """\
code,name,parent,kind
LPA,Local Policing,,department
RESP-N,Response North,LPA,team
RESP-S,Response South,LPA,team
CID,Volume Crime,CRIME,team
CUST,Custody,LPA,team
TRAIN,Learning and Development,,department
"""
SURNAMES = (
    *("Abara", "Bexley", "Coverdale", "Dunmore", "Ekwueme", "Farrow", "Garside", "Hollis"),
    *("Ingleby", "Jessop", "Kaur", "Lathom", "Mistry", "Norcross", "Oduya", "Pemberton"),
    *("Quayle", "Rashid", "Selwyn", "Thackray", "Umber", "Varley", "Whitlam", "Xavier"),
    *("Yardley", "Zaman", "Ashdown", "Brackley", "Chaudhry", "Drummond"),
)
FORENAMES = ("Amina", "Ben", "Chloe", "Dev", "Esther", "Finn", "Grace", "Hassan", "Isla", "Jude")
PLACES = (*["RASSO"] * 8, *["CID"] * 8, *["RESP-N"] * 7, *["RESP-S"] * 7)
LEAVER = 29


def people(path):
    """Thirty, and one of them has left."""
    rows = [
        {
            "person_ref": _ref(place),
            "surname": surname,
            "forename": FORENAMES[place % len(FORENAMES)],
            "number": str(1200 + place),
            "kind": "officer",
            "rank": _rank(place),
            "unit": PLACES[place],
            "joined_on": f"{1 + place % 28:02}/09/{2008 + place % 12}",
            "left_on": "30/09/2026" if place == LEAVER else "",
        }
        for place, surname in enumerate(SURNAMES)
    ]
    return _write(path, rows)


def postings(path):
    """Where everybody works and as what; the role of response officers is not on record yet."""
    rows = [
        {
            "person_ref": _ref(place),
            "unit": unit,
            "role": {"RASSO": "RI", "CID": "DET"}.get(unit, "RESPONSE"),
            "starts_on": "06/01/2025",
        }
        for place, unit in enumerate(PLACES)
        if place != LEAVER
    ]
    return _write(path, rows)


def awards(path):
    """PIP1 for most, PIP2 for some, and two on their way to the specialist programme."""
    first = [_award(place, "PIP1", "14/02/2023") for place in range(20)]
    second = [_award(place, "PIP2", "20/05/2024") for place in (0, 1, 2, 8, 9)]
    own = [_award(place, "EM-FA", "03/03/2025") for place in (0, 1)]
    own += [_award(2, "EM-FA", "10/01/2024")]
    specialist = [_award(0, "SSAIDP", "11/11/2024", course="02/09/2024")]
    on_the_way = [_award(1, "SSAIDP", "", course="15/06/2026")]
    return _write(path, first + second + own + specialist + on_the_way)


def cases(path):
    """Who holds which case; BURG is a force's own word for a kind of case."""
    rows = [_case(place, "19C") for place in range(6)]
    rows += [_case(place, "BURG") for place in range(8, 14)]
    rows += [_case(20, "19F")]
    return _write(path, rows)


def _ref(place):
    return f"EM{place + 1:04}"


def _rank(place):
    if place % 8 == 0:
        return "DS" if PLACES[place] in ("RASSO", "CID") else "PS"
    return "DC" if PLACES[place] in ("RASSO", "CID") else "PC"


def _award(place, scheme, awarded, course=""):
    days = {"course_completed_on": course, "awarded_on": awarded}
    return {"person_ref": _ref(place), "scheme": scheme, **days}


def _case(place, category):
    return {
        "person_ref": _ref(place),
        "case_reference": f"26/{4100 + place}",
        "case_category": category,
        "part": "OIC",
        "starts_on": "02/03/2026",
    }


def _write(path, rows):
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path
