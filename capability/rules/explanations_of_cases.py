"""Why there is a gap in who holds, supervises or answers for cases. Pure, as `explanations`."""

from datetime import date

from capability.rules.clauses import applies, judged, not_met
from capability.rules.explanations import (
    PARTS,
    Cure,
    Explanation,
    cure_steps,
    explanation,
    found_lines,
    hand_over,
)
from capability.rules.records import date_of
from capability.rules.words import day, span

_ANOTHER = "The case goes to someone who may hold it"


def short_service(evidence: dict, *, on: date) -> Explanation:
    """S-11: officer in a RASSO case in probation or with short service."""
    group, probation_to = evidence["case_group"]["name"], date_of(evidence["probation_to"])
    joined_on = date_of(evidence["joined_on"])
    served = f"In service since {day(joined_on)}, {span(joined_on, on)}"
    found = [judged(served, not evidence["is_new"])]
    if probation_to:
        found.insert(0, not_met(f"In probation until {day(probation_to)}, not confirmed"))
    return explanation(
        evidence,
        on,
        rule="S-11",
        summary=f"Holds a case in {group} {'in probation' if probation_to else _SHORT}",
        required=[f"For the OIC of any case in {group}: out of probation {_and_months(evidence)}"],
        found=[*found, applies(_held(evidence, "OIC"))],
        cures=[
            Cure(_ANOTHER, on),
            Cure("Or: an accredited lead takes the case, with this officer as deputy", on),
        ],
    )


_SHORT = "with short service"


def _and_months(evidence):
    return f"and at least {evidence['months']} months of service"


def supervisor_untrained(evidence: dict, *, on: date) -> Explanation:
    """S-13: supervises RASSO cases with no training for it on record."""
    schemes, cases = ", ".join(evidence["schemes"]), _cases(evidence["cases"])
    return explanation(
        evidence,
        on,
        rule="S-13",
        summary=f"Supervises {cases} with no training for it on record",
        required=[f"The course at least in one of {schemes}, for whoever supervises such cases"],
        found=[
            not_met(f"The force has not yet given any of {schemes}"),
            applies(f"{cases} supervised on {day(on)}: by name, or as head of the unit"),
        ],
        cures=[
            Cure(f"A course in one of {schemes} is completed", None),
            Cure("Or: a trained supervisor takes the cases", on),
        ],
    )


def carries_cases(evidence: dict, *, on: date) -> Explanation:
    """S-14: a sergeant or inspector carries more RASSO cases than the force allows."""
    limit, cases = evidence["limit"], evidence["cases"]
    allowed = f"at most {_cases(limit)}" if limit else "none"
    return explanation(
        evidence,
        on,
        rule="S-14",
        summary=f"{evidence['rank']['name']} carries {_cases(cases)} as OIC",
        required=[f"{evidence['rank']['name']}: {allowed} as OIC, beside supervising"],
        found=[not_met(f"{_cases(cases)} as OIC on {day(on)}")],
        cures=[
            Cure(f"{_number(cases - limit, 'case goes', 'cases go')} to other investigators", on),
            Cure("Or: the force sets another limit, with its reason", None),
        ],
    )


def above_level(evidence: dict, *, on: date) -> Explanation:
    """P-03: the case's offence asks for a higher PIP level."""
    scheme, category = evidence["scheme"]["code"], evidence["category"]["name"]
    return explanation(
        evidence,
        on,
        rule="P-03",
        summary=f"Holds a case that asks for {scheme}",
        required=[f"{scheme}, for the OIC of any case of category {category}"],
        found=[applies(_held(evidence, "OIC")), *found_lines(evidence, on)],
        cures=[*cure_steps(evidence, on), hand_over(evidence, on)],
    )


def case_of_leaver(evidence: dict, *, on: date) -> Explanation:
    """D-05: the officer in the case has left."""
    left_on = date_of(evidence["left_on"])
    return explanation(
        evidence,
        on,
        rule="D-05",
        summary="Nobody answers for the case: its officer has left",
        required=[_ANSWERED],
        found=[
            not_met("The force has not yet handed the case over"),
            not_met(f"Last day of service {day(left_on)}, {span(left_on, on)} before"),
            applies(_held(evidence, "OIC")),
        ],
        cures=[Cure(_ANOTHER, on)],
    )


def case_in_tray(evidence: dict, *, on: date) -> Explanation:
    """D-05: a tray has the case."""
    part = PARTS[evidence["part"]].removeprefix("the ")
    return explanation(
        evidence,
        on,
        rule="D-05",
        summary="Nobody answers for the case: it is in a tray",
        required=[_ANSWERED],
        found=[
            not_met("The force has not yet given the case to a person"),
            applies(_held(evidence, part)),
        ],
        cures=[Cure(_ANOTHER, on)],
    )


def case_rows_waiting(evidence: dict, *, on: date) -> Explanation:
    """D-05: rows about cases wait until somebody says whose they are."""
    rows = _number(evidence["rows"], "row", "rows")
    return explanation(
        evidence,
        on,
        rule="D-05",
        summary=f"{rows} about cases {_WAIT[evidence['rows'] == 1]}",
        required=[_ANSWERED],
        found=[
            not_met(f"{rows} under one name that fits nobody on record, or several people"),
            applies(f"The first came with a file as at {day(date_of(evidence['since']))}"),
        ],
        cures=[Cure("Someone decides: this person, a tray, or leave the rows out", on)],
    )


_WAIT = {
    True: "waits for someone to say whose it is",
    False: "wait for someone to say whose they are",
}
_ANSWERED = "Someone who serves answers for every open case"


def case_reclassified(evidence: dict, *, on: date) -> Explanation:
    """D-06: the case became RASSO after it was allocated."""
    schemes = " and ".join(sorted({scheme["code"] for scheme in evidence["schemes"]}))
    since = day(date_of(evidence["reclassified_on"]))
    part = PARTS[evidence["part"]].removeprefix("the ")
    return explanation(
        evidence,
        on,
        rule="D-06",
        summary=f"The case became RASSO after it was allocated, and now requires {schemes}",
        required=[f"{schemes}, as the case is of category {evidence['category']['name']}"],
        found=[
            not_met(f"Of that category since {since}"),
            applies(_held({"held_from": evidence["held_from"]}, part)),
        ],
        cures=[
            Cure("Whoever allocates decides anew who holds the case", on),
            Cure(f"Or: {schemes} is awarded to the holder", None),
        ],
    )


def allocated_past_qualified(evidence: dict, *, on: date) -> Explanation:
    """S-22: given to someone less qualified and busier than a colleague."""
    scheme, given_on = evidence["scheme"]["code"], day(date_of(evidence["held_from"]))
    colleagues = evidence["colleagues"]
    who = f"Colleagues in {evidence['unit']['name']} or under it who held {scheme}"
    return explanation(
        evidence,
        on,
        rule="S-22",
        summary=f"Given without {scheme}, past {_number(colleagues, 'colleague', 'colleagues')} "
        "who held it and had fewer cases",
        required=[
            f"{scheme}, for the OIC of any case in {evidence['case_group']['name']}; "
            "whoever holds it and has fewer cases goes first"
        ],
        found=[
            not_met(f"Given on {given_on} to someone who was OIC of {evidence['load']} already"),
            not_met(f"{who} that day, were there and had fewer: {colleagues}"),
        ],
        cures=[
            Cure("A detective inspector looks at why: there may have been a good reason", on),
            Cure(f"Or: the case goes to someone who holds {scheme}", on),
        ],
    )


def _held(evidence, part):
    category = evidence.get("category")
    kind = f"Case of category {category['name']}" if category else "Case"
    return f"{kind}, held as {part} since {day(date_of(evidence['held_from']))}"


def _cases(number):
    return _number(number, "RASSO case", "RASSO cases")


def _number(number, one, several):
    return f"{number} {one if number == 1 else several}"
