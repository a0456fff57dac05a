"""Why there is a gap in a unit or a force and in nobody of it. Pure, as `explanations`."""

from datetime import date
from decimal import Decimal

from capability.rules.clauses import applies, not_met
from capability.rules.explanations import Cure, Explanation, explanation
from capability.rules.words import day, plain


def under_strength(evidence: dict, *, on: date) -> Explanation:
    """S-24: too few of a unit's funded posts are filled by people who are there."""
    unit, posts = evidence["unit"]["name"], Decimal(str(evidence["posts"]))
    effective = Decimal(str(evidence["effective"]))
    percent = round(effective * 100 / posts)
    return explanation(
        evidence,
        on,
        rule="S-24",
        summary=f"{unit} works at {percent}% of its posts",
        required=[
            f"At least {evidence['amber']}% of the funded posts filled by people who are there; "
            f"under {evidence['red']}% is pressing"
        ],
        found=[
            applies(
                f"Funded posts on {day(on)}: {plain(posts)}; filled: {plain(evidence['posted'])}"
            ),
            not_met(
                f"Without who is away or restricted, by the duty that is left: {plain(effective)}"
            ),
        ],
        cures=[
            Cure("The force fills posts, or lends people to the unit", on),
            Cure("Or: the funded posts are corrected to what they are", on),
        ],
    )


def team_missing(evidence: dict, *, on: date) -> Explanation:
    """P-12: the force has no specialist team."""
    specialism = evidence["specialism"]
    return explanation(
        evidence,
        on,
        rule="P-12",
        summary=f"No unit of the force is for {specialism}",
        required=[f"A specialist {specialism} team in every force before 2029", _SOURCE],
        found=[
            not_met(
                f"The force has not yet a unit with the specialism {specialism}, or has not said so"
            ),
            applies(f"People of the force hold {specialism} cases on {day(on)}"),
        ],
        cures=[
            Cure(f"The unit that is one is given the specialism {specialism}", on),
            Cure("Or: the force sets up a team", None),
        ],
    )


_SOURCE = "Source: the government's strategy on violence against women and girls, December 2025"


def team_untrained(evidence: dict, *, on: date) -> Explanation:
    """P-12: too few of a specialist team are trained."""
    unit, scheme = evidence["unit"]["name"], evidence["scheme"]
    people, trained, only = (evidence[name] for name in ("people", "trained", "course_only"))
    return explanation(
        evidence,
        on,
        rule="P-12",
        summary=f"{unit}: {trained} of {people} trained",
        required=[f"At least {evidence['percent']}% of a specialist team hold {scheme}", _SOURCE],
        found=[
            not_met(f"The force has not yet given {scheme} to {people - trained} of {people}"),
            applies(f"Course only, and so not trained: {only}"),
        ],
        cures=[
            Cure(f"{scheme}: course, then portfolio, then award", None),
            Cure(f"Or: people who hold {scheme} are posted to the team", on),
        ],
    )


def cover_short(evidence: dict, *, on: date) -> Explanation:
    """S-15: too few trained first responders in a shift of an area."""
    unit, shift, scheme = evidence["unit"]["name"], evidence["shift"], evidence["scheme"]
    needed, there = evidence["needed"], evidence["there"]
    counted_by = "posting, absence and duty" if evidence["is_planned"] else _UNPLANNED
    return explanation(
        evidence,
        on,
        rule="S-15",
        summary=f"{unit}, {shift}: {there or 'none'} of {needed} first responders",
        required=[f"At least {needed} who hold {scheme}, in the shift {shift} of {unit}"],
        found=[
            applies(
                f"{shift} of {day(on)}: {evidence['hours']} hours from {evidence['begins_at'][:5]}"
            ),
            not_met(f"There and holding {scheme}: {there}, by {counted_by}"),
        ],
        cures=[
            Cure("Duties are changed, or another area lends somebody", on),
            Cure(f"Or: more people of {unit} are given {scheme}", None),
        ],
    )


_UNPLANNED = "posting and absence, since no duty is on record for that time"
