"""Why somebody was offered no course. Pure, as `capability.rules.explanations`."""

from datetime import date

from capability.rules.clauses import applies, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import counted, day
from training.rules.explanations_of_courses import place_in

_KINDS = {"staff": "police staff", "special": "special constable", "volunteer": "volunteer"}


def never_offered(evidence: dict, *, on: date) -> Explanation:
    """S-37: leads RASSO cases, is no detective, and no course for them was ever offered."""
    code, since = evidence["scheme"]["code"], day(date_of(evidence["held_from"]))
    courses = " or ".join([code, *evidence["prerequisites"]])
    cases = counted(evidence["cases"], "RASSO case")
    who = _KINDS.get(evidence["kind"], evidence["rank"] or "of no rank on record")
    return explanation(
        evidence,
        on,
        rule="S-37",
        summary=f"Leads RASSO cases, and was never offered a course in {courses}",
        required=[f"{code}, and a way to it for whoever is given such cases, detective or not"],
        found=[
            not_met(f"The force has not yet offered a course in {courses}"),
            applies(f"Leads {cases}, one that requires {code} since {since}"),
            applies(f"Stands in the register as {who}"),
        ],
        cures=[*_steps(evidence, code, on), Cure("Or: the cases go to somebody trained", on)],
    )


def _steps(evidence, code, on):
    """What the scheme needs first is where a way to it begins."""
    first = (evidence["prerequisites"] or [code])[0]
    asked = [] if evidence["waits"] else [Cure(f"L&D or the supervisor nominates for {first}", on)]
    if evidence["prerequisites"]:
        return asked
    next_on = date_of(evidence["next_on"])
    return [*asked, Cure(place_in(code, next_on), next_on)]
