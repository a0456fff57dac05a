"""Few days, so that much of what happens meets on one, and what they make of a span."""

from datetime import date, timedelta

from hypothesis import strategies as st

ONE = timedelta(days=1)
LONG_AGO = date(2019, 5, 31)
# A leap day, the day after it, and distances that the days of grace repeat.
POOL = [
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 3, 21),
    date(2024, 4, 10),
    date(2024, 4, 30),
]
GRACE = [0, 0, 1, 20]
COUNTING = ("accreditation-expires", "first-responder-untaught")
DAYS = st.sampled_from(POOL)
SOME_DAY = st.sampled_from([*POOL, LONG_AGO])
MAYBE = st.none() | DAYS
ODDS = st.sampled_from([True, True, True, True, False])


@st.composite
def spans(draw, most=3, *, starts=SOME_DAY, always=False):
    """Days that follow one another, some left out; the last may be open, and the first."""
    firsts = sorted(draw(st.lists(starts, min_size=1, max_size=most, unique=True)))
    lasts = [first - ONE for first in firsts[1:]] + [_last(draw, firsts[-1])]
    if always and draw(st.booleans()):
        firsts[0] = None
    kept = [draw(ODDS) for _first in firsts]
    return [pair for pair, keep in zip(zip(firsts, lasts, strict=True), kept, strict=True) if keep]


@st.composite
def span(draw, *, starts=SOME_DAY):
    first = draw(starts)
    return first, _last(draw, first)


def _last(draw, first):
    """Open, or one of the days that are left; half of what begins has no end."""
    later = [day for day in POOL if day >= first]
    return draw(st.sampled_from([None] * len(later) + later)) if later else None


def dated(pair):
    starts_on, ends_on = pair
    return {"starts_on": starts_on, "ends_on": ends_on}


def turning_days(world, *more):
    """Around each day on which a fact begins or ends, and `more`."""
    told = {
        value
        for rows in world.values()
        for row in rows
        for value in row.values()
        if isinstance(value, date) and type(value) is date
    }
    return around({*told, *more})


def around(days):
    """Each of them, the day before and the day after."""
    return sorted({day + step for day in days for step in (-ONE, 0 * ONE, ONE)})


def days_counted(world):
    """What notices and a look back are counted from, so many days on."""
    ends = {row["valid_to"] for row in world["accreditations"] if row["valid_to"]}
    went = [*world["allocations"], *({"ends_on": row["closed_on"]} for row in world["cases"])]
    looked_back = {row["ends_on"] for row in went if row["ends_on"]}
    stated = [row for row in world["thresholds"] if row["check_code"] in COUNTING]
    numbers = {int(row["value"]) for row in stated}
    return {end - number * ONE for end in ends for number in numbers} | {
        end + number * ONE for end in looked_back for number in numbers
    }


def ends_of_grace(world):
    """Counted from the requirement's first day, and from that of whatever it may bind."""
    held = {row["starts_on"] for name in ("allocations", "postings") for row in world[name]}
    return {
        starts_on + asked["grace_days"] * ONE
        for asked in world["requirements"]
        for starts_on in (asked["starts_on"], *held)
    }
