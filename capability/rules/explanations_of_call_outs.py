"""Why there is a gap in who is called out, how often, and trained for it or not. Pure."""

from datetime import date, timedelta

from capability.rules.clauses import applies, judged, not_met
from capability.rules.explanations import (
    Cure,
    Explanation,
    barred_lines,
    cure_steps,
    explanation,
    found_lines,
)
from capability.rules.records import Record, date_of
from capability.rules.words import counted, day, plain, span

_OTHERS = "Others who hold {} are called out first"


def attended_untrained(evidence: dict, *, on: date) -> Explanation:
    """S-16: sent out in the name of a scheme that was not held on the day."""
    scheme, last = evidence["scheme"]["code"], date_of(evidence["called_on"])
    passes_on = last + timedelta(days=evidence["days"])
    is_trained = Record(evidence["found"]).is_good
    steps = [] if is_trained else cure_steps(evidence, on)
    return explanation(
        evidence,
        on,
        rule="S-16",
        summary=f"Sent out as {scheme} without it {counted(evidence['times'], 'time')}",
        required=[f"Whoever is called out as {scheme} holds it on that day"],
        found=[
            not_met(
                f"Sent out without {scheme} {counted(evidence['times'], 'time')} in the "
                f"{counted(evidence['days'], 'day')} up to {day(on)}, last on {day(last)}"
            ),
            *found_lines(evidence, on, is_held=is_trained),
        ],
        barred=barred_lines(evidence),
        cures=[
            *steps,
            Cure(f"More people are trained in {scheme}, so that one of them can be called"),
            Cure("Or: nobody is sent without it until the last time is too long ago", passes_on),
        ],
    )


def overused(evidence: dict, *, on: date) -> Explanation:
    """S-17: called out far more often than others who are trained."""
    days, calls = counted(evidence["days"], "day"), counted(evidence["calls"], "call-out")
    median, times, most = plain(evidence["median"]), evidence["times"], evidence["most"]
    return explanation(
        evidence,
        on,
        rule="S-17",
        summary=f"{calls} in {days}, against a median of {median}",
        required=[
            f"Nobody is called out more than {times} times as often as the median of those who are",
            f"The busiest tenth takes at most {most}% of the call-outs",
        ],
        found=_overused(evidence, on),
        cures=[
            Cure(_OTHERS.format("the scheme"), on),
            Cure("More people are trained for first response"),
        ],
    )


def _overused(evidence, on):
    days, calls = counted(evidence["days"], "day"), counted(evidence["calls"], "call-out")
    last, median = day(date_of(evidence["called_on"])), plain(evidence["median"])
    found = [
        judged(
            f"{calls} in the {days} up to {day(on)}, the last on {last}",
            evidence["calls"] <= evidence["times"] * evidence["median"],
        ),
        applies(f"{_trained(evidence['people'])} called out in that time; the median is {median}"),
    ]
    if evidence["share"] is not None:
        took = (
            f"The busiest tenth, from {counted(evidence['tenth'], 'call-out')} on, took "
            f"{evidence['share']}% of them"
        )
        found.append(judged(took, evidence["share"] <= evidence["most"]))
    return found


def fading(evidence: dict, *, on: date) -> Explanation:
    """S-18: trained for first response long ago, and not called out since."""
    scheme, months = evidence["scheme"]["code"], counted(evidence["months"], "month")
    called_on, trained_on = (date_of(evidence[name]) for name in ("called_on", "trained_on"))
    last = (
        f"Last called out on {day(called_on)}, {span(called_on, on)} ago"
        if called_on
        else "No call-out is on record"
    )
    return explanation(
        evidence,
        on,
        rule="S-18",
        summary=f"Holds {scheme}, and was not called out for {months}",
        required=[f"A call-out or training in {scheme} at least every {months}"],
        found=[
            not_met(last),
            not_met(f"Last trained in {scheme} on {day(trained_on)}, {span(trained_on, on)} ago"),
        ],
        cures=[
            Cure(f"A refresher in {scheme}"),
            Cure("Or: a call-out, beside someone who goes often", on),
        ],
    )


def liaison_unaccredited(evidence: dict, *, on: date) -> Explanation:
    """P-17: family liaison that goes on, by somebody who does not hold the scheme."""
    scheme, since = evidence["scheme"]["code"], date_of(evidence["held_from"])
    return explanation(
        evidence,
        on,
        rule="P-17",
        summary=f"With {_families(evidence)} without {scheme}",
        required=[f"Whoever is with a family as {scheme} holds it as long as that goes on"],
        found=[
            applies(f"With {_families(evidence)}, the first since {day(since)}"),
            *found_lines(evidence, on),
        ],
        barred=barred_lines(evidence),
        cures=[
            *cure_steps(evidence, on),
            Cure(f"Or: someone who holds {scheme} takes over from them", on),
            Cure("Or: where it is over, its last day is put on record", on),
        ],
    )


def liaison_over_limit(evidence: dict, *, on: date) -> Explanation:
    """P-17: more families at once than one officer should have."""
    scheme, limit = evidence["scheme"]["code"], evidence["limit"]
    return explanation(
        evidence,
        on,
        rule="P-17",
        summary=f"With {_families(evidence)} at once, and the limit is {limit}",
        required=[f"At most {_number(limit)} at once for each {scheme}"],
        found=[
            not_met(
                f"With {_families(evidence)} on {day(on)}, the first since "
                f"{day(date_of(evidence['since']))}"
            )
        ],
        cures=[
            Cure(_OTHERS.format(scheme), on),
            Cure("Or: where it is over, its last day is put on record", on),
        ],
    )


def _trained(people):
    return "1 trained person was" if people == 1 else f"{people} trained people were"


def _families(evidence):
    return _number(evidence["going_on"])


def _number(families):
    return f"{families} {'family' if families == 1 else 'families'}"
