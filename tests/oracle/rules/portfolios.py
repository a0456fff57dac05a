"""Portfolios' last days, and those on which nothing comes of them: S-07, S-08."""

from tests.oracle.facts import by, covers, days, limit, serves, theirs
from tests.oracle.rules.assessors import steps_up_to, to_judge
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


def portfolio_stalled(world, force, on):
    """S-08."""
    most = limit(world, force, ("portfolio-stalled", "days"), on, min)
    return {
        (work["person_id"], f"portfolio:{work['id']}"): ("", 3)
        for work in to_judge(world, force, on)
        if not is_still(world, force, work, on) and idle_days(world, force, work, on) > most
    }


def idle_days(world, force, work, on):
    """Since anything came of it, without those on which the clock stood still."""
    last = max(day for day in days_of_work(world, force, work, on) if by(day, on))
    since = [last + days(count) for count in range(1, (on - last).days + 1)]
    return sum(not is_still(world, force, work, day) for day in since)


def days_of_work(world, force, work, on):
    """Its opening, its steps, and what was brought and decided."""
    yield work["opened_on"]
    yield from (row["step_on"] for row in steps_up_to(world, work, on))
    for table, name in (("evidence", "added_on"), ("judgements", "decided_on")):
        yield from (row[name] for row in theirs(world, table, force, portfolio_id=work["id"]))


def is_still(world, force, work, on):
    return any(covers(row, on) for row in theirs(world, "stops", force, portfolio_id=work["id"]))
