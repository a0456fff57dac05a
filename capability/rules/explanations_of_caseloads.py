"""Why there is a gap in how many cases somebody has, and who looks at them. Pure."""

from datetime import date
from decimal import Decimal

from capability.rules.clauses import applies, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.records import date_of
from capability.rules.words import counted, day, plain, span


def caseload_over_limit(evidence: dict, *, on: date) -> Explanation:
    """S-23: officer in more RASSO cases than the limit."""
    cases, load = counted(evidence["cases"], "RASSO case"), plain(evidence["load"])
    limit, fte = evidence["limit"], Decimal(str(evidence["fte"]))
    return explanation(
        evidence,
        on,
        rule="S-23",
        summary=f"OIC of {cases}, and the limit is {plain(limit * fte)}",
        required=[
            f"At most {counted(limit, 'RASSO case')} as OIC at full time, by their weight; "
            f"more than {evidence['high']} is high"
        ],
        found=[
            not_met(f"{cases} as OIC on {day(on)}, which weigh {load}"),
            applies(f"Posted at {plain(fte)} of full time: the limit is {plain(limit * fte)}"),
        ],
        cures=[
            Cure("Cases go to investigators who have fewer", on),
            Cure("Or: the force sets another limit, with its reason", None),
        ],
    )


def holder_absent(evidence: dict, *, on: date) -> Explanation:
    """D-07: the officer in the case is away for long."""
    group, days = evidence["case_group"]["name"], evidence["days"]
    return explanation(
        evidence,
        on,
        rule="D-07",
        summary=f"Holds a case in {group} and has been away for more than {days} days",
        required=[f"Nobody away for more than {days} days is OIC of a case in {group}"],
        found=[
            not_met("The force has not yet handed the case over"),
            not_met(
                f"Away since {day(date_of(evidence['away_from']))}, and for {days} days at least"
            ),
            applies(f"OIC of the case since {day(date_of(evidence['held_from']))}"),
        ],
        cures=[Cure("The case goes to someone who may hold it, at least meanwhile", on)],
    )


def review_due(evidence: dict, *, on: date) -> Explanation:
    """D-12: no supervisor has reviewed the open case for long."""
    reviewed_on, held_from = (date_of(evidence[name]) for name in ("reviewed_on", "held_from"))
    last = (
        f"Last reviewed {day(reviewed_on)}, {span(reviewed_on, on)} ago"
        if reviewed_on
        else "No review is on record"
    )
    return explanation(
        evidence,
        on,
        rule="D-12",
        summary=f"No supervisor has reviewed the case for {span(reviewed_on or held_from, on)}",
        required=[f"A supervisor reviews each open case every {evidence['days']} days"],
        found=[not_met(last), applies(f"OIC of the case since {day(held_from)}")],
        cures=[Cure("The supervisor reviews the case, and the day is recorded", on)],
    )
