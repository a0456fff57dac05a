"""The clock on the wall of every force. Pure."""

from datetime import date, datetime, time, timedelta
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


def near(moment: datetime, *, today: date | None) -> str:
    """today at 08:00, tomorrow at 08:00, on 2 December at 08:00; without today, with its year."""
    here = moment.astimezone(LONDON)
    return f"{_near(here.date(), today)} at {here:%H:%M}"


def _near(day, today):
    if day == today:
        return "today"
    if today and day == today + timedelta(days=1):
        return "tomorrow"
    if today and day.year == today.year:
        return f"on {day.day} {day:%B}"
    return f"on {in_words(day)}"
