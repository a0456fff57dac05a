"""Why there is a gap in courses and places. Pure, as `capability.rules.explanations`."""

from datetime import date

from capability.rules.clauses import judged, met, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import Record, date_of
from capability.rules.words import day, span
from training.rules.bookings import Reason


def eligible_and_waiting(evidence: dict, *, on: date) -> Explanation:
    """S-05: nothing bars the course but that nobody has booked it."""
    scheme, held_from = evidence["scheme"]["code"], date_of(evidence["held_from"])
    next_on = date_of(evidence["next_on"])
    return explanation(
        evidence,
        on,
        rule="S-05",
        summary=f"May take {scheme}, which is required, and waits for no course",
        required=[f"{scheme}, since {day(held_from)}"],
        found=[
            met(f"What {scheme} needs first is held"),
            not_met(f"No open booking of a course in {scheme}; {span(held_from, on)} so far"),
        ],
        cures=[
            Cure(f"The supervisor nominates the person for a course in {scheme}", on),
            Cure(place_in(scheme, next_on), next_on),
        ],
    )


def place_in(scheme: str, next_on: date | None) -> str:
    """What the force does next about a place, where nobody has one yet."""
    if next_on:
        return f"The force offers a place on the event that begins on {day(next_on)}"
    return f"The force sets a date of a course in {scheme}: none with a free place is to come"


def learning_lost(evidence: dict, *, on: date) -> Explanation:
    """S-21: a place was lost to operations, and none has followed."""
    lost_on, course = date_of(evidence["lost_on"]), evidence["course"]["name"]
    why = Reason(evidence["why"]).label.lower()
    return explanation(
        evidence,
        on,
        rule="S-21",
        summary=f"Lost a place on {course}, and has had none since",
        required=[f"Another place, or the turn for one, within {evidence['days']} days"],
        found=[not_met(f"Lost on {day(lost_on)} to {why}, {span(lost_on, on)} ago")],
        cures=[Cure("The supervisor nominates the person again, and protects the time", on)],
    )


def booked_without_needs(evidence: dict, *, on: date) -> Explanation:
    """P-01: a place on a course without what it needs on its first day."""
    first_day, course = date_of(evidence["first_day"]), evidence["course"]["name"]
    needs = {one["code"]: Record(one["found"]) for one in evidence["needs"] + evidence["needs_too"]}
    return explanation(
        evidence,
        on,
        rule="P-01",
        summary=f"Has a place on {course} without what it needs first",
        required=[f"{' and '.join(needs)}, on the first day of the course, {day(first_day)}"],
        found=[
            judged(f"{code}: {record.words(on=on)}", record.is_good)
            for code, record in needs.items()
        ],
        cures=[
            Cure(f"What is missing is passed and on record before {day(first_day)}", on),
            Cure("L&D offers a later date, or makes an exception and says why", on),
        ],
    )


def course_recorded_twice(evidence: dict, *, on: date) -> Explanation:
    """D-04: two cycles whose courses lie so close that they may be one."""
    scheme = evidence["scheme"]["code"]
    one, other = date_of(evidence["other_on"]), date_of(evidence["course_completed_on"])
    return explanation(
        evidence,
        on,
        rule="D-04",
        summary=f"One course in {scheme} seems to be on record twice",
        required=[f"Courses in one scheme no less than {evidence['days'] + 1} days apart"],
        found=[not_met(f"A course completed on {day(one)}, and another on {day(other)}")],
        cures=[Cure("L&D finds out which day is right, and undoes or corrects the other", on)],
    )
