"""The cases: who has which, since when, and who had it before."""

from itertools import count

from config.demo import offences
from config.demo.days import DAY, ago, between
from config.demo.plan import Allocation

_DAYS_OPEN = {"rasso": 260, "other": 90}
_LONGEST = 900
_CLOSED_PER_OPEN = 0.4
_HANDED_OVER, _RECLASSIFIED = 0.1, 0.05
# Nearly all within four weeks; whose turn comes last waits longer.
_FOUR_WEEKS, _REVIEWED_WITHIN, _LATE, _LATE_DAYS = 28, 40, 39, 12


class Casework:
    """`company` gives a RASSO case its other people: (person, part, first day, last day)."""

    def __init__(self, rng, people, company, *, on):
        self._rng = rng
        self._on = on
        self._company = company
        self._investigators = [one for one in people if one.post.rank in ("DC", "T/DC", "PSI")]
        self._numbers = {}
        self.allocations = []

    def take_on(self, load):
        for _ in range(load.count):
            if load.offences is offences.RASSO and self._rng.random() < _RECLASSIFIED:
                self._reclassified_case(load)
            else:
                self._open_case(load)
        for _ in range(round(load.count * _CLOSED_PER_OPEN)):
            self._closed_case(load)

    def _open_case(self, load):
        taken_on = self._taken_on(load)
        former, opened_on = self._former(taken_on)
        case = self._case(opened_on, offences.draw(self._rng, load.offences))
        if former:
            self._allocate(case, former, "OIC", opened_on, taken_on - DAY)
        self._allocate(case, load.person, "OIC", taken_on)
        if load.offences is offences.RASSO:
            for part in self._company.of(load.person, opened_on, taken_on):
                self._allocate(case, *part)

    def _reclassified_case(self, load):
        """Nobody knew that it was one when it was allocated.

        What the first extract said stays as it was: only the second dates the category.
        """
        opened_on = self._taken_on(load)
        confirmed_on = between(self._rng, opened_on + DAY, load.person.until)
        case = self._case(opened_on, offences.INCIDENT)._replace(last_reviewed_on=None)
        self._allocate(case, load.person, "OIC", opened_on)
        now = case._replace(category=offences.CONFIRMED_AS, classified_on=confirmed_on)
        self._allocate(now, load.person, "OIC", opened_on)

    def _closed_case(self, load):
        last = min(load.person.until, ago(self._on, 1))
        opened_on = between(self._rng, load.person.in_post_since, last)
        closed_on = between(self._rng, max(opened_on, ago(self._on, 365)), last)
        if closed_on >= opened_on:
            case = self._case(opened_on, offences.draw(self._rng, load.offences), closed_on)
            self._allocate(case, load.person, "OIC", opened_on)

    def _taken_on(self, load):
        mean = _DAYS_OPEN["rasso" if load.offences is offences.RASSO else "other"]
        days = min(_LONGEST, 2 + self._rng.expovariate(1 / mean))
        return max(ago(load.person.until, days), load.person.in_post_since)

    def _former(self, taken_on):
        """Whoever had the case before, if somebody had, and the day on which it began."""
        opened_on = ago(taken_on, self._rng.randint(20, 200))
        former = self._rng.choice(self._investigators)
        was_there = former.in_post_since <= opened_on and taken_on <= former.until
        if was_there and self._rng.random() < _HANDED_OVER:
            return former, opened_on
        return None, taken_on

    def _case(self, opened_on, category, closed_on=None):
        """The case as an extract says it in each row; the part in it is yet to be filled."""
        year = f"{opened_on:%y}"
        number = next(self._numbers.setdefault(year, count(1)))
        last = closed_on or self._on
        drawn = between(self._rng, max(opened_on, ago(last, _REVIEWED_WITHIN)), last)
        reviewed_on = max(opened_on, ago(last, _days_since((last - drawn).days)))
        days = {"closed_on": closed_on, "last_reviewed_on": reviewed_on}
        return Allocation(f"{year}/{number:05d}", category, "", "", opened_on, **days)

    def _allocate(self, case, person, part, starts_on, ends_on=None):
        days = {"starts_on": starts_on, "ends_on": ends_on}
        self.allocations.append(case._replace(person=person.ref, part=part, **days))


def _days_since(drawn):
    """As evenly over four weeks as it was drawn over more, but for the last."""
    if drawn >= _LATE:
        return drawn + _LATE_DAYS
    return drawn * _FOUR_WEEKS // _REVIEWED_WITHIN
