"""What could be known of the facts on a day: a register learns them as they happen."""

from datetime import date

# Days that are fixed beforehand.
FORESEEN = ("probation_ends_on", "lifts_on")


def known(fact, *, by):
    """The fact without what had not happened by that day; None if it had not begun."""
    if fact.begins_on > by:
        return None
    days = {name: day for name, day in fact._asdict().items() if isinstance(day, date)}
    to_come = [name for name, day in days.items() if day > by and name not in FORESEEN]
    if "awarded_on" in days and "awarded_on" not in to_come and "expires_on" in to_come:
        to_come.remove("expires_on")
    return fact._replace(**dict.fromkeys(to_come))


def news(facts, *, after, by):
    """What is known by one day that was not known by the other, or otherwise; None: by any day."""
    now = [(fact, known(fact, by=by)) for fact in facts]
    return [one for fact, one in now if one and (after is None or one != known(fact, by=after))]
