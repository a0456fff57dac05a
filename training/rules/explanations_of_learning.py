"""Why there is a gap in learning for a part or a post. Pure, as `capability.rules.explanations`."""

from datetime import date

from capability.rules.clauses import applies, not_met
from capability.rules.explanations import (
    Cure,
    Explanation,
    barred_lines,
    explanation,
    found_lines,
    unmet_records,
)
from capability.rules.records import Record, date_of
from capability.rules.states import State
from capability.rules.words import counted, day
from training.rules.explanations_of_courses import place_in
from training.rules.learning import INVESTIGATIVE


def new_to_rasso(evidence: dict, *, on: date) -> Explanation:
    """P-10: holds RASSO cases at grade A or B, and has not had the learning for those new to it."""
    scheme, since = evidence["scheme"]["code"], day(date_of(evidence["held_from"]))
    cases = counted(evidence["cases"], "RASSO case")
    return explanation(
        evidence,
        on,
        rule="P-10",
        summary=f"Holds {cases}, is new to that, and has not had {scheme}",
        required=[f"{scheme}, its course at least, for whoever holds such a case at grade A or B"],
        found=[
            *_owed(evidence),
            applies(f"{cases} at grade A or B, the first since {since}"),
            *found_lines(evidence, on),
        ],
        barred=barred_lines(evidence),
        cures=[*_steps(evidence, on), Cure("Or: the cases go to someone who may hold them", on)],
    )


def first_responder(evidence: dict, *, on: date) -> Explanation:
    """P-11: first responder in a RASSO case without the learning for it."""
    scheme, last = evidence["scheme"]["code"], day(date_of(evidence["held_from"]))
    cases = counted(evidence["cases"], "RASSO case")
    went = f"First responder in {cases} within {evidence['days']} days"
    return explanation(
        evidence,
        on,
        rule="P-11",
        summary=f"First responder in {cases} without {scheme}",
        required=[f"{scheme}, its course at least, for whoever goes first to such a case"],
        found=[
            *_owed(evidence),
            applies(f"{went}, the last from {last}"),
            *found_lines(evidence, on),
        ],
        barred=barred_lines(evidence),
        cures=[
            *_steps(evidence, on),
            Cure(f"Or: someone who has had {scheme} goes first meanwhile", on),
        ],
    )


def supervisor_without_programme(evidence: dict, *, on: date) -> Explanation:
    """P-04: a sergeant or inspector in an investigative post without the programme for it."""
    scheme, rank = evidence["scheme"]["code"], evidence["rank"]["name"]
    since = day(date_of(evidence["held_from"]))
    return explanation(
        evidence,
        on,
        rule="P-04",
        summary=f"{rank} without {scheme}",
        required=[f"{scheme}, its course at least, for this rank in an investigative post"],
        found=[
            *_owed(evidence),
            applies(f"In post since {since}, which is investigative by {_by(evidence)}"),
            *found_lines(evidence, on),
        ],
        barred=barred_lines(evidence),
        cures=[
            *_steps(evidence, on),
            Cure(f"Or: the post goes to someone who has had {scheme}", None),
        ],
    )


def _owed(evidence):
    """What the force has not given yet, where nothing is on record of the person."""
    nothing = Record(evidence["found"]).state == State.NOT_STARTED
    owed = not_met(f"The force has not yet given {evidence['scheme']['code']}")
    return [owed] if nothing else []


def _steps(evidence, on):
    """What is needed first, then the course: on the next day on which it can be begun."""
    code, own = evidence["scheme"]["code"], Record(evidence["found"])
    if own.state in (State.SUSPENDED, State.LAPSED_RENEWABLE):
        return [Cure(*own.remedy(code, on=on))]
    first = [Cure(*record.remedy(needed, on=on)) for needed, record in unmet_records(evidence)]
    return [*first, *_course(evidence, code, on)]


def _course(evidence, code, on):
    place_on, next_on = date_of(evidence["place_on"]), date_of(evidence["next_on"])
    if place_on:
        kept = f"The place held on the course in {code} that begins on {day(place_on)} is kept"
        return [Cure(kept, place_on)]
    offered = Cure(place_in(code, next_on), next_on)
    if evidence["waits"]:
        return [offered]
    return [Cure(f"The supervisor nominates the person for a course in {code}", on), offered]


def _by(evidence):
    """Whichever of the three says so."""
    ways = [
        evidence["is_detective"] and "the rank",
        evidence["specialism"] and f"the unit's specialism, {evidence['specialism']}",
        evidence["role_asks"] and f"the role, which requires {INVESTIGATIVE['scheme']}",
    ]
    return " and ".join(way for way in ways if way)
