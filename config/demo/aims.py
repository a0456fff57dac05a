"""What people of a make-believe force work towards, and the steps that they agreed for it."""

from datetime import date
from typing import NamedTuple

from config.demo.days import DAY, ago, between

_FOR_A_SCHEME = (
    ("The force offers a place on the course", 120),
    ("Shadow a colleague who holds it, twice", 200),
    ("Ask the assessor what the portfolio needs", 300),
)
_WISHES = (
    ("Speak at a hearing with more ease", "Watch two hearings at the Crown Court"),
    ("Lead the briefing of the team", "Take turns with the sergeant for a month"),
    ("Understand what data from phones can show", "Spend a day with the digital unit"),
    ("Tutor a trainee", "Ask the tutor of the team what it takes"),
    ("Write disclosure schedules that need no second look", "Have two looked over by a colleague"),
    ("Prepare for the next rank", "Meet somebody of that rank for an hour"),
)
_DAYS_FOR_A_WISH, _MET_AFTER = 90, 250
_DONE_SHARE, _MET_SHARE = 0.8, 0.5
# Of the officer who may sign in: how many days ago two steps were due, the first done, the second
# overdue; in how many the others are.
_DONE, _OVERDUE, _TO_COME = 150, 20, 60


class Step(NamedTuple):
    text: str
    due_on: date
    done_on: date | None = None


class Aim(NamedTuple):
    text: str
    steps: list[Step]
    gap: int | None = None
    requirement: int | None = None
    met_on: date | None = None


class Lack(NamedTuple):
    """A scheme that somebody lacks: the gap, and the requirement where it is one in such."""

    scheme: str
    gap: int
    requirement: int | None


def some(rng, lacks, count, agreed_on, *, on):
    """First what they lack, then wishes; of wishes of long ago some are met."""
    aims = []
    for place, lack in enumerate(lacks[:count]):
        text, days = rng.choice(_FOR_A_SCHEME)
        aims.append(_for_scheme(lack, place, [_step(rng, text, agreed_on + days * DAY, on)]))
    for text, step in rng.sample(_WISHES, count - len(aims)):
        aims.append(_wish(rng, text, step, agreed_on, on))
    return aims


def of_one(lacks, *, on):
    """Three: for a gap, for a requirement, and a wish; whoever lacks less wishes for more."""
    (place, _), (shadow, _), (ask, _) = _FOR_A_SCHEME
    done_on, to_come = ago(on, _DONE), ago(on, -_TO_COME)
    steps = [Step(place, done_on, done_on), Step(shadow, ago(on, _OVERDUE))]
    tied = [_for_scheme(lack, turn, [Step(ask, to_come)]) for turn, lack in enumerate(lacks[:2])]
    wished = [Aim(text, [Step(step, to_come)]) for text, step in _WISHES[: 3 - len(tied)]]
    first, *others = [*tied, *wished]
    return [first._replace(steps=steps), *others]


def _for_scheme(lack, place, steps):
    """Tied to the gap and to the requirement in turn."""
    text = f"Complete {lack.scheme}"
    if lack.requirement and place % 2:
        return Aim(text, steps, requirement=lack.requirement)
    return Aim(text, steps, gap=lack.gap)


def _wish(rng, text, step, agreed_on, on):
    due_on = agreed_on + _DAYS_FOR_A_WISH * DAY
    if (on - agreed_on).days < _MET_AFTER or rng.random() > _MET_SHARE:
        return Aim(text, [_step(rng, step, due_on, on)])
    met_on = between(rng, due_on, ago(on, 1))
    return Aim(text, [Step(step, due_on, due_on)], met_on=met_on)


def _step(rng, text, due_on, on):
    is_done = due_on < on and rng.random() < _DONE_SHARE
    return Step(text, due_on, ago(due_on, rng.randint(0, 15)) if is_done else None)
