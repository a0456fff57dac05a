"""How far along someone is, from the examination to the specialist's award: the furthest stage."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import TextChoices


class Stage(TextChoices):
    """In their order; each is reached on the day in the column of `DAYS`."""

    NIE = "nie", "Examination passed"
    COURSE = "course", "PIP2 course completed"
    PORTFOLIO = "portfolio", "PIP2 portfolio open"
    PIP2 = "pip2", "PIP2 awarded"
    SPECIALIST_COURSE = "ssaidp-course", "SSAIDP course completed"
    SPECIALIST = "ssaidp", "SSAIDP awarded"


DAYS = {
    Stage.NIE: "nie_passed_on",
    Stage.COURSE: "pip2_course_on",
    Stage.PORTFOLIO: "pip2_portfolio_on",
    Stage.PIP2: "pip2_awarded_on",
    Stage.SPECIALIST_COURSE: "ssaidp_course_on",
    Stage.SPECIALIST: "ssaidp_awarded_on",
}


class Reached(NamedTuple):
    stage: Stage
    since: date


def furthest(days: Mapping[str, date | None]) -> Reached | None:
    """Whatever comes before may be missing: records begin late, and people transfer in."""
    reached = [Reached(stage, days[name]) for stage, name in DAYS.items() if days[name]]
    return reached[-1] if reached else None
