"""Who judges portfolios, and who samples what was decided: S-09, S-10, D-02, D-03."""

from collections import Counter

from tests.oracle.facts import by, covers, limit, matching, national, one, serves, theirs
from tests.oracle.standing import cycles, is_good

TO_JUDGE = ("open", "submitted")
UNDER_WAY = (*TO_JUDGE, "assessed")


def portfolio_without_assessor(world, force, on):
    """S-09."""
    most = limit(world, force, ("portfolio-without-assessor", "days"), on, min)
    return {
        (work["person_id"], f"portfolio:{work['id']}"): ("", 2)
        for work in to_judge(world, force, on)
        if (on - work["opened_on"]).days > most
        and not serves(world, force, work["assessor_id"], on)
    }


def assessor_overloaded(world, force, on):
    """S-09."""
    works = to_judge(world, force, on)
    loads = Counter(work["assessor_id"] for work in works if work["assessor_id"])
    return {
        (person,): ("", 2)
        for person, load in loads.items()
        if load > capacity(world, force, person, on) and serves(world, force, person, on)
    }


def capacity(world, force, person, on):
    """What is agreed with them for that day, else the number for all."""
    rows = theirs(world, "assessors", force, person_id=person)
    agreed = [row["capacity"] for row in rows if covers(row, on)]
    return agreed[0] if agreed else limit(world, force, ("assessor-overloaded", "portfolios"), on)


def assessor_not_current(world, force, on):
    """S-10."""
    works = to_judge(world, force, on)
    agreed = {row["person_id"] for row in theirs(world, "assessors", force) if covers(row, on)}
    return {
        (person,): ("", 2)
        for person in agreed | {work["assessor_id"] for work in works if work["assessor_id"]}
        if serves(world, force, person, on)
        and (
            not is_qualified(world, force, person, on)
            or any(
                work["assessor_id"] == person
                and not has_award(world, force, person, scheme_of(world, work), on)
                for work in works
            )
        )
    }


def judged_when_not_current(world, force, on):
    """D-03: by the record as it is now."""
    found = {}
    for decision in that_count(world, force, on):
        work = one(world, "portfolios", decision["portfolio_id"])
        judge, then = decision["assessor_id"], decision["decided_on"]
        if work["step"] != "withdrawn" and not (
            is_qualified(world, force, judge, then)
            and has_award(world, force, judge, scheme_of(world, work), then)
        ):
            found[decision["person_id"], f"judgement:{decision['id']}"] = "", 2
    return found


def sampled_by_own_assessor(world, force, on):
    """D-02."""
    decided = that_count(world, force, on)
    return {
        (work["person_id"], f"portfolio:{work['id']}"): ("", 2)
        for work in theirs(world, "portfolios", force)
        if by(work["opened_on"], on)
        and work["step"] != "withdrawn"
        and any(
            decision["portfolio_id"] == work["id"]
            and decision["assessor_id"] in samplers(world, force, work, on)
            for decision in decided
        )
    }


def samplers(world, force, work, on):
    """Who sampled it last, and who is to."""
    samples = theirs(world, "samples", force, portfolio_id=work["id"])
    done = [row for row in samples if by(row["sampled_on"], on)]
    last = [max(done, key=lambda row: (row["sampled_on"], row["id"]))["iqa_id"]] if done else []
    return [*last, work["iqa_id"]] if work["step"] in UNDER_WAY else last


def to_judge(world, force, on):
    """Begun by then, of people who serve; of its assessors the last alone is on record."""
    return [
        work
        for work in theirs(world, "portfolios", force)
        if step_of(world, work, on) in TO_JUDGE
        and by(work["opened_on"], on)
        and serves(world, force, work["person_id"], on)
    ]


def step_of(world, work, on):
    """Where it stood that day: open, before anything else."""
    taken = steps_up_to(world, work, on)
    return taken[-1]["step"] if taken else "open"


def steps_up_to(world, work, on):
    """In their order."""
    return [
        row for row in matching(world, "steps", portfolio_id=work["id"]) if row["step_on"] <= on
    ]


def that_count(world, force, on):
    """The last about each unit, as the record is now, unless it was set aside; made by then."""
    last = {}
    for decision in sorted(theirs(world, "judgements", force), key=lambda row: row["id"]):
        last[decision["portfolio_id"], decision["unit_id"]] = decision
    return [
        decision
        for decision in last.values()
        if decision["set_aside_on"] is None and by(decision["decided_on"], on)
    ]


def is_qualified(world, force, person, on):
    return has_award(world, force, person, national(world, "schemes", "ASSESSOR"), on)


def has_award(world, force, person, scheme, on):
    """One in the scheme itself: nothing else counts as it."""
    return any(is_good(world, cycle, on) for cycle in cycles(world, force, person, scheme))


def scheme_of(world, work):
    return one(world, "programmes", work["programme_id"])["scheme_id"]


def tutees(world, force, tutor, on):
    """People who serve, with work under way that day; of its tutors the last alone is on record."""
    return {
        work["person_id"]
        for work in theirs(world, "portfolios", force, tutor_id=tutor)
        if step_of(world, work, on) in UNDER_WAY
        and by(work["opened_on"], on)
        and serves(world, force, work["person_id"], on)
    }
