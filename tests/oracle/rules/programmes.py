"""Supervisors' programmes: P-04."""

from tests.oracle.facts import covers, national, one, theirs
from tests.oracle.rules.learning import is_untaught
from tests.oracle.rules.requirements import role_duties
from tests.oracle.standing import needs

PROGRAMMES = {20: "DSDP", 30: "DIDP"}
RANKS = ("DS", "DI")
SPECIALISM = "RASSO"
PREFIXES = ("T/", "A/")


def supervisor_without_programme(world, force, on):
    """P-04."""
    found = {}
    for post in theirs(world, "postings", force, is_substantive=True):
        scheme = programme(world, post)
        if (
            scheme
            and covers(post, on)
            and is_investigative(world, force, post, on)
            and is_untaught(world, force, post["person_id"], scheme, on)
        ):
            found[post["person_id"], scheme] = "", 2
    return found


def programme(world, post):
    if not post["rank_id"]:
        return None
    code = PROGRAMMES.get(one(world, "ranks", post["rank_id"])["seniority"])
    return code and national(world, "schemes", code)


def is_investigative(world, force, post, on):
    rank = one(world, "ranks", post["rank_id"])["code"]
    return (
        rank in RANKS
        or (rank[:2] in PREFIXES and rank[2:] in RANKS)
        or one(world, "units", post["unit_id"])["specialism"].upper() == SPECIALISM
        or asks_for_level_two(world, force, post, on)
    )


def asks_for_level_two(world, force, post, on):
    level = national(world, "schemes", "PIP2")
    return any(
        level in (asked["scheme_id"], *needs(world, force, asked["scheme_id"], on))
        for mine, asked in role_duties(world, force, on)
        if mine["id"] == post["id"]
    )
