"""Who can take a case, of the team of 20, against a bare view of one person."""

from functools import cache

from django.db import connection
from django.utils import timezone

from capability.models import Unit
from config.bench import supervising
from config.bench.supervising import PEOPLE, answer

CATEGORY = "19C"


def ask():
    """The page as the reader gets it."""
    return answer(_address(connection.settings_dict["NAME"]))


def count():
    """How many people the page weighs."""
    if ask().text.count('data-label="Verdict"') != PEOPLE:
        raise AssertionError(f"The page does not weigh {PEOPLE} people.")
    return PEOPLE


@cache
def _address(_database):
    unit, today = Unit.objects.get(code=supervising.team_code()), timezone.localdate()
    return f"/who-can-take/?category={CATEGORY}&part=OIC&on={today}&unit={unit.uuid}"
