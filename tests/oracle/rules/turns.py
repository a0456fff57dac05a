"""Courses, and whose turn it was for them: S-05, S-12, S-21, S-37, D-04."""

from tests.oracle.facts import (
    by,
    covers,
    days,
    limit,
    one,
    posting,
    rasso_held,
    serves,
    theirs,
)
from tests.oracle.rules.requirements import case_duties, lacks, role_duties, ungranted
from tests.oracle.standing import cycles, needs, state, unmet

OPEN = ("nominated", "approved", "offered", "confirmed")
LOST = ("operational", "caseload")
DETECTIVES = ("DC", "DS", "DI", "DCI", "D/Supt", "DCS")


def case_before_course(world, force, on):
    """S-12."""
    return {
        (held["person_id"], held["id"], asked["id"]): ("", 3)
        for held, asked in case_duties(world, force, on)
        if held["part"] == "OIC"
        and not any(
            day <= held["starts_on"]
            for scheme in (asked["scheme_id"], *needs(world, force, asked["scheme_id"], on))
            for cycle in cycles(world, force, held["person_id"], scheme)
            for day in course_days(cycle)
        )
    }


def course_days(cycle):
    """The course's, else those of what follows it."""
    if cycle["course_completed_on"]:
        return [cycle["course_completed_on"]]
    return [day for day in (cycle["portfolio_opened_on"], cycle["awarded_on"]) if day]


def eligible_and_waiting(world, force, on):
    """S-05, of cases."""
    lacking = ungranted(world, force, on)
    return dict.fromkeys(idle(world, force, on, lacking), ("", 2))


def eligible_in_role_and_waiting(world, force, on):
    """S-05, of roles: whom no case makes one already."""
    lacking = [
        (post, asked)
        for post, asked in role_duties(world, force, on)
        if lacks(world, asked, post, on)
    ]
    found = idle(world, force, on, lacking) - set(eligible_and_waiting(world, force, on))
    return dict.fromkeys(found, ("", 3))


def idle(world, force, on, lacking):
    """May begin the scheme, has not, and is in no turn for a course that would do."""
    return {
        (person, scheme)
        for person, scheme in {(mine["person_id"], asked["scheme_id"]) for mine, asked in lacking}
        if courses(world, force, scheme, on)
        and not unmet(world, force, person, scheme, on)
        and not has_begun(world, force, person, scheme, on)
        and not is_in_turn(world, force, person, scheme, on)
    }


def courses(world, force, scheme, on):
    """On offer that day."""
    return [
        course
        for course in theirs(world, "courses", force, scheme_id=scheme)
        if course["effect"] in ("begins", "completes") and covers(course, on)
    ]


def has_begun(world, force, person, scheme, on):
    mine = cycles(world, force, person, scheme)
    return any(state(world, cycle, on) != "not started" for cycle in mine)


def is_in_turn(world, force, person, scheme, on):
    of_scheme = {course["id"] for course in theirs(world, "courses", force, scheme_id=scheme)}
    return any(
        turn["course_id"] in of_scheme and is_open(turn, on)
        for turn in theirs(world, "bookings", force, person_id=person)
    )


def is_open(turn, on):
    """Begun, and not at its end that day."""
    return turn["wanted_from"] <= on and (turn["step"] in OPEN or on < turn["step_on"])


def learning_lost(world, force, on):
    """S-21."""
    to_rebook = limit(world, force, ("learning-lost", "days-to-rebook"), on, min)
    back = limit(world, force, ("learning-lost", "days-looked-back"), on)
    return {
        (turn["person_id"], f"booking:{turn['id']}"): ("", 3)
        for turn in theirs(world, "bookings", force)
        if turn["reason"] in LOST
        and turn["step_on"] + days(to_rebook) < on <= turn["step_on"] + days(back)
        and serves(world, force, turn["person_id"], on)
        and not has_turn_since(world, force, turn, on)
    }


def has_turn_since(world, force, lost, on):
    """Begun later, or on the same day and recorded later."""
    named = {"person_id": lost["person_id"], "course_id": lost["course_id"]}
    return any(
        (lost["step_on"], lost["id"]) < (other["wanted_from"], other["id"])
        and other["wanted_from"] <= on
        for other in theirs(world, "bookings", force, **named)
    )


def rasso_holder_never_offered(world, force, on):
    """S-37."""
    mine = {row["id"] for row in rasso_held(world, force, on, part="OIC")}
    return {
        (held["person_id"], asked["scheme_id"]): ("", 3)
        for held, asked in ungranted(world, force, on)
        if held["id"] in mine
        and serves(world, force, held["person_id"], on)
        and not is_detective(world, force, held["person_id"], on)
        and not any(
            was_offered(world, force, held["person_id"], scheme, on)
            or has_begun(world, force, held["person_id"], scheme, on)
            for scheme in (asked["scheme_id"], *needs(world, force, asked["scheme_id"], on))
        )
    }


def is_detective(world, force, person, on):
    post = posting(world, force, person, on)
    rank = post and post["rank_id"] and one(world, "ranks", post["rank_id"])["code"]
    is_officer = one(world, "people", person)["kind"] == "officer"
    return is_officer and bool(rank) and rank.removeprefix("T/").removeprefix("A/") in DETECTIVES


def was_offered(world, force, person, scheme, on):
    """A place, whatever came of it."""
    of_scheme = {course["id"] for course in theirs(world, "courses", force, scheme_id=scheme)}
    return any(
        turn["course_id"] in of_scheme
        and turn["wanted_from"] <= on
        and (turn["event_id"] or by(turn["completed_on"], on))
        for turn in theirs(world, "bookings", force, person_id=person)
    )


def course_recorded_twice(world, force, on):
    """D-04: the one recorded later stands for both."""
    apart = limit(world, force, ("course-recorded-twice", "days-apart"), on)
    return {
        (cycle["person_id"], cycle["id"]): ("", 3)
        for cycle in theirs(world, "accreditations", force)
        if any(
            other["id"] < cycle["id"] and are_near(cycle, other, apart, on)
            for other in cycles(world, force, cycle["person_id"], cycle["scheme_id"])
        )
    }


def are_near(cycle, other, apart, on):
    ends = [one["course_completed_on"] for one in (cycle, other)]
    return all(by(day, on) for day in ends) and abs(ends[0] - ends[1]) <= days(apart)
