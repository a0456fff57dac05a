"""What could be known of the facts on a day: a register learns them as they happen."""

from datetime import date, timedelta

# Days that are fixed beforehand.
FORESEEN = ("probation_ends_on", "lifts_on")
_FOUR_WEEKS = 28


class Unfolding:
    """Facts that become known little by little."""

    def __init__(self, facts):
        self._left = [(fact, None) for fact in facts]

    def news(self, *, by):
        """What is known by that day and was not the last time, or otherwise."""
        now = [(fact, was, known(fact, by=by)) for fact, was in self._left]
        self._left = [(fact, one) for fact, _was, one in now if one != fact]
        return [one for _fact, was, one in now if one is not None and one != was]


def known(fact, *, by):
    """The fact without what had not happened by that day; None if it had not begun."""
    if fact.begins_on > by:
        return None
    days = {name: day for name, day in fact._asdict().items() if isinstance(day, date)}
    to_come = [name for name, day in days.items() if day > by and name not in FORESEEN]
    if "awarded_on" in days and "awarded_on" not in to_come and "expires_on" in to_come:
        to_come.remove("expires_on")
    if "last_reviewed_on" in to_come:
        to_come.remove("last_reviewed_on")
        fact = fact._replace(last_reviewed_on=_review_before(fact, by))
    return fact._replace(**dict.fromkeys(to_come)) if to_come else fact


def _review_before(fact, by):
    """Cases were reviewed every four weeks before the last time."""
    weeks = -(-(fact.last_reviewed_on - by).days // _FOUR_WEEKS)
    return max(fact.begins_on, fact.last_reviewed_on - timedelta(days=weeks * _FOUR_WEEKS))
