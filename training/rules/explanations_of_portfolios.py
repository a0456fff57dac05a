"""Why there is a gap about a portfolio or an assessor, in words. Pure, as capability's."""

from datetime import date

from capability.rules.clauses import applies, met, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import day, span
from training.rules.portfolios import Step


def due(evidence: dict, *, on: date) -> Explanation:
    """S-07: the portfolio's last day is near, or over."""
    scheme, last = evidence["scheme"]["code"], date_of(evidence["portfolio_due_on"])
    is_over = last < on
    how = f"is overdue by {span(last, on)}" if is_over else f"is due in {span(on, last)}"
    return explanation(
        evidence,
        on,
        rule="S-07",
        summary=f"The {scheme} portfolio {how}",
        required=[_last_day(evidence)],
        found=[
            not_met(f"{scheme}: portfolio due {day(last)}"),
            *_course(evidence),
            *_progress(evidence),
        ],
        barred=_without_assessor(evidence),
        cures=[
            Cure(f"The {scheme} portfolio is assessed and ratified", on),
            Cure("Or: it is extended or its clock stopped, and who authorised it recorded", on),
        ],
    )


def stalled(evidence: dict, *, on: date) -> Explanation:
    """S-08: nothing has come of the portfolio for long."""
    scheme, last = evidence["scheme"]["code"], date_of(evidence["last"])
    found = [not_met(f"Last evidence, decision or submission {day(last)}")]
    if evidence["stopped"]:
        stood = f"The clock stood still on {evidence['stopped']} days since; they don't count"
        found.append(applies(stood))
    return explanation(
        evidence,
        on,
        rule="S-08",
        summary=f"Nothing has been added to the {scheme} portfolio for {span(last, on)}",
        required=[f"Something within {evidence['days']} days: evidence, a decision, a submission"],
        found=found,
        barred=_without_assessor(evidence),
        cures=[
            Cure("Time for the portfolio is agreed and protected", on),
            Cure("Or: what is submitted is judged", on),
            Cure("Or: the clock is stopped, where the person cannot work on it", on),
        ],
    )


def without_assessor(evidence: dict, *, on: date) -> Explanation:
    """S-09: a portfolio that nobody is there to judge."""
    scheme, opened = evidence["scheme"]["code"], date_of(evidence["opened_on"])
    since = "who was assigned has left" if evidence.get("has_left") else "none assigned since"
    return explanation(
        evidence,
        on,
        rule="S-09",
        summary=f"The {scheme} portfolio has no assessor",
        required=[f"An assessor within {evidence['days']} days of opening"],
        found=[not_met(f"Opened {day(opened)}; {since}")],
        cures=[Cure("A qualified assessor who holds the scheme is assigned", on)],
    )


def overloaded(evidence: dict, *, on: date) -> Explanation:
    """S-09: an assessor with more portfolios than they take."""
    load, takes = evidence["load"], evidence["capacity"]
    stated = "as agreed with them" if evidence["is_agreed"] else "by default: none is agreed"
    return explanation(
        evidence,
        on,
        rule="S-09",
        summary=f"Has {load} portfolios to judge and takes {takes}",
        required=[f"At most {takes} portfolios at once, {stated}"],
        found=[not_met(f"{load} portfolios assigned and not yet decided")],
        cures=[
            Cure("Some are reassigned", on),
            Cure("Or: another assessor is qualified and taken on", None),
        ],
    )


def not_current(evidence: dict, *, on: date) -> Explanation:
    """S-10: an assessor without what lets them judge."""
    found, cures = [], []
    if not evidence["is_qualified"]:
        last = date_of(evidence["qualified_to"])
        ended = f"Assessor's award ended {day(last)}" if last else "No assessor's award"
        found.append(not_met(ended))
        cures.append(Cure("The assessor's award is gained or renewed", None))
    for code in evidence["schemes"]:
        found.append(not_met(f"{code}: not held, though portfolios in it are assigned"))
        cures.append(Cure(f"{code} is renewed, or its portfolios are reassigned", on))
    return explanation(
        evidence,
        on,
        rule="S-10",
        summary="Judges portfolios without what it takes to judge them",
        required=["An assessor's award and the portfolio's own scheme, both good"],
        found=[*found, applies(f"{evidence['load']} portfolios assigned and not yet decided")],
        cures=cures,
    )


def judged_when_not_current(evidence: dict, *, on: date) -> Explanation:
    """D-03: a decision of someone who was not qualified on its day."""
    scheme, decided = evidence["scheme"]["code"], date_of(evidence["decided_on"])
    lacked = [] if evidence["is_qualified"] else ["no good assessor's award"]
    if not evidence["is_competent"]:
        lacked.append(f"{scheme} not held")
    return explanation(
        evidence,
        on,
        rule="D-03",
        summary=f"A unit of the {scheme} portfolio was judged by an assessor not then qualified",
        required=["An assessor's award and the scheme itself, good on the day of the decision"],
        found=[
            not_met(f"Decided {day(decided)}; by the record as it is now: {' and '.join(lacked)}")
        ],
        cures=[
            Cure("The unit is judged anew by a qualified assessor", on),
            Cure("Or: the assessor's record is corrected from the certificate", on),
        ],
    )


def sampled_by_own_assessor(evidence: dict, *, on: date) -> Explanation:
    """D-02: whoever judged a unit samples the decisions, or is to."""
    scheme, judged = evidence["scheme"]["code"], date_of(evidence["judged_on"])
    sampled = date_of(evidence["sampled_on"])
    done = f"sampled it on {day(sampled)}" if sampled else "is to sample it"
    return explanation(
        evidence,
        on,
        rule="D-02",
        summary=f"The {scheme} portfolio is sampled by someone who judged it",
        required=["Candidate, assessor and quality assurer are three people"],
        found=[
            not_met(f"Who decided about a unit on {day(judged)} {done}, by the record as it is now")
        ],
        cures=[
            Cure(f"{_FIRST.get(evidence['step'], '')}Another quality assurer samples it", on),
            Cure("Or: it is sent back, and another assessor judges those units anew", on),
        ],
    )


_FIRST = {Step.RATIFIED: "The portfolio is reopened. "}


def _last_day(evidence):
    if evidence["step"] is None:
        return "The portfolio ratified by its last day"
    return f"The portfolio ratified by its last day; notice is due {evidence['step']} days ahead"


def _course(evidence):
    course = date_of(evidence["course_completed_on"])
    return [met(f"Course completed {day(course)}")] if course else []


def _progress(evidence):
    kept = evidence["portfolio"]
    if not kept:
        return [applies("Its units and evidence are not kept here")]
    stands = f"It is “{Step(kept['step']).label}” since {day(date_of(kept['step_on']))}"
    lines = [not_met(stands)]
    if kept["extended_to"]:
        lines.append(applies(f"Extended to {day(date_of(kept['extended_to']))}"))
    return lines


def _without_assessor(evidence):
    kept = evidence["portfolio"]
    is_without = kept and not kept["has_assessor"]
    return ["No assessor is assigned: the force owes one"] if is_without else []
