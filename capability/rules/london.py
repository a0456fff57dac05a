"""The clock on the wall of every force. Pure."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from capability.rules.words import day as in_words

LONDON = ZoneInfo("Europe/London")


def day_in_london(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def noon_in_london(day: date) -> datetime:
    return datetime.combine(day, time(12), LONDON)


def on_the_clock(moment: datetime) -> str:
    """14:40 on 1 June 2024"""
    here = moment.astimezone(LONDON)
    return f"{here:%H:%M} on {in_words(here.date())}"
