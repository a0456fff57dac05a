"""Portfolios' last days: S-07."""

from tests.oracle.facts import serves, theirs
from tests.oracle.rules.awards import NOTICES, notice
from tests.oracle.standing import cycles, is_good, state


def portfolio_due(world, force, on):
    """S-07."""
    found = {}
    for cycle in theirs(world, "accreditations", force):
        person, scheme, last = cycle["person_id"], cycle["scheme_id"], cycle["portfolio_due_on"]
        if (
            last
            and is_in_training(world, cycle, on)
            and serves(world, force, person, on)
            and not any(is_good(world, own, on) for own in cycles(world, force, person, scheme))
        ):
            left = (last - on).days
            told = [notice(world, force, scheme, name, on, "portfolio-due") for name in NOTICES]
            if any(left <= lead for lead in told):
                found[person, cycle["id"]] = "", 2 if left < 0 else 3
    return found


def is_in_training(world, cycle, on):
    return state(world, cycle, on) in ("portfolio open", "portfolio overdue", "course complete")
