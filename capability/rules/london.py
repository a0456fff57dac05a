"""The clock on the wall of every force. Pure."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def day_in_london(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()
