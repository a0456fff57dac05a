"""Why there is a gap in what a role or a scheme asks for. Pure, as `explanations`."""

from datetime import date, timedelta

from capability.rules.clauses import applies, judged, met, not_met
from capability.rules.explanations import (
    Cure,
    Explanation,
    barred_lines,
    cure_steps,
    explanation,
    found_lines,
    level_lines,
    unmet_records,
    version_words,
)
from capability.rules.records import date_of
from capability.rules.words import day


def role_holder(evidence: dict, *, on: date) -> Explanation:
    """S-02: in a role without the accreditation that it requires."""
    scheme, role, rule = evidence["scheme"]["code"], evidence["role"], evidence["requirement"]
    posted = f"Posted as {role['name']} since {day(date_of(evidence['held_from']))}"
    return Explanation(
        summary=f"{role['name']} without {scheme}",
        rule="S-02",
        on=on,
        grade=evidence["grade"],
        severity=evidence["severity"],
        required=[
            f"{scheme}{version_words(rule)}, for the role {role['name']}, with cases or without",
            *level_lines(rule),
        ],
        found=[*_owed(evidence), applies(posted), *found_lines(evidence, on)],
        barred=barred_lines(evidence),
        cures=[
            *cure_steps(evidence, on),
            Cure(f"Or: the post goes to someone who holds {scheme}", None),
        ],
    )


def not_eligible(evidence: dict, *, on: date) -> Explanation:
    """S-04: a scheme is required and may not be begun yet."""
    scheme = evidence["scheme"]["code"]
    needed = [code for code, _record in unmet_records(evidence)]
    since = day(date_of(evidence["held_from"]))
    return Explanation(
        summary=f"{scheme} is required, and {_listed(needed)} must be awarded first",
        rule="S-04",
        on=on,
        grade=evidence["grade"],
        severity=evidence["severity"],
        required=[f"{scheme}, for what has been held since {since}"],
        found=[*_owed(evidence), *found_lines(evidence, on)],
        barred=[f"{scheme} needs {code} awarded first" for code in needed],
        cures=[
            *cure_steps(evidence, on),
            Cure("Or: the PIP lead approves an exception, with the reason", on),
        ],
    )


def first_responder(evidence: dict, *, on: date) -> Explanation:
    """P-02: accredited for first response without what that needs first."""
    scheme, unmet = evidence["scheme"]["code"], unmet_records(evidence)
    needed = _listed([code for code, _record in unmet])
    since = day(date_of(evidence["held_from"]))
    steps = [Cure(*record.remedy(code, on=on)) for code, record in unmet]
    return Explanation(
        summary=f"{scheme} without {needed}",
        rule="P-02",
        on=on,
        grade=evidence["grade"],
        severity=evidence["severity"],
        required=[f"{needed} at least, for whoever holds {scheme} (awarded {since})"],
        found=[*_owed(evidence), *found_lines(evidence, on, is_held=True)],
        cures=[*steps, Cure(f"Or: someone with {needed} goes as first responder meanwhile", on)],
    )


def role_runs_out(evidence: dict, *, on: date) -> Explanation:
    """D-09: meets all that the role requires, and soon will not."""
    needed = evidence["needed"]
    ends = [(date_of(one["last"]), one["scheme"]["code"]) for one in needed if one["last"]]
    until = f"until {day(min(ends)[0])}" if ends else f"for less than {evidence['days']} days"
    role = needed[0]["role"]
    return explanation(
        evidence,
        on,
        rule="D-09",
        summary=f"Meets what the role {role} requires {until}",
        required=[
            f"For the role {role}: {_listed(sorted({one['scheme']['code'] for one in needed}))}"
        ],
        found=[_lasts(one, on + timedelta(days=evidence["days"])) for one in needed],
        cures=[Cure(f"{code} is renewed by {day(last)}", on) for last, code in sorted(ends)[:1]]
        + [Cure("Or: someone else takes the role before then", on)],
    )


def _lasts(needed, until):
    """By another scheme where its own last day is none, or is over while what is asked is met."""
    last, code, is_met = date_of(needed["last"]), needed["scheme"]["code"], needed["is_met_then"]
    if last and is_met == (last >= until):
        return judged(f"{code}: last good day {day(last)}", is_met)
    if is_met:
        return met(f"{code}: good on {day(until)}")
    return not_met(f"{code}: what it is met by is not good on {day(until)}")


def _owed(evidence):
    """What the force has not given yet, before what anyone has not done."""
    return [
        not_met(f"The force has not yet given {code}: {_STAGES[record.is_begun]}")
        for code, record in unmet_records(evidence)
    ]


_STAGES = {False: "no course is on record", True: "the course is done, the award is outstanding"}


def _listed(codes):
    return " and ".join(codes)
