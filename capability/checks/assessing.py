"""Who could take a case of a kind from a day on, and every reason for and against it."""

from collections import defaultdict
from dataclasses import replace

from capability.checks import fullest, prospects
from capability.checks.carrying import carried
from capability.checks.defaults import DEFAULTS
from capability.rules import weighing
from capability.rules.assessing import Candidate, in_order
from capability.rules.london import day_in_london, noon_in_london


def assess(scope, *, category, part, on, at, holding=()):
    """A Candidate for each of the scope's people, who are named one by one.

    `on` is the day from which they would have the case. `at` is now: whether they are on duty is
    asked for then or, where the day is still to come, for the noon of it. To those `holding` the
    case already it adds no load. So many queries however many people; names nobody, picks nobody.
    """
    if not scope.people:
        return []
    today = day_in_london(at)
    noon = noon_in_london(on) if on > today else None
    rows = carried(scope, category=category, part=part, on=on, at=noon or at)
    for row in rows:
        if row["person"] in holding:
            row["weight"] = 0
    capable = _by_requirement(scope, rows, category=category, part=part, on=on)
    later, many = fullest.loads(scope, rows), DEFAULTS["exposure"]
    return in_order(
        Candidate.of(
            row["person"],
            [
                *capable[row["person"]],
                *weighing.by_service(row),
                *weighing.by_capacity(row, later[row["person"]], noon, today=today),
                *weighing.by_exposure(row, many),
            ],
        )
        for row in rows
    )


def _by_requirement(scope, rows, *, category, part, on):
    """By person the reasons of all that would bind them, and who could supervise."""
    rules = {rule.pk: rule for rule in prospects.rules(scope, category=category, part=part, on=on)}
    heads = {row["person"]: row["head"] for row in rows}
    # How a head stands to the same is asked along with them.
    known = replace(scope, people=tuple({*heads, *heads.values()} - {None}))
    standings = defaultdict(list)
    for row in prospects.standings(known, rules.values(), on=on):
        standings[row["person"]].append((rules[row["rule"]], row))
    covers = {row["person"]: row["dispensations"] for row in rows}
    return {
        person: weighing.by_rules(
            standings[person], covers[person], _held(standings, person, heads[person]), on=on
        )
        for person in heads
    }


def _held(standings, person, head):
    """The schemes that the head of somebody else's unit holds."""
    if head == person:
        return set()
    return {rule.scheme_code for rule, row in standings.get(head, []) if not row["is_short"]}
