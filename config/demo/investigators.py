"""How far investigators have come: PIP2 first, then the specialist programme, one grade a way.

Whatever lapsed, was suspended, revoked or awarded elsewhere is dealt out in turn, so that a force
of any size has some of each.
"""

from capability.rules.validity import add_months
from config.demo.days import DAY, ago, part_way, some_days_after

PIP2, SSAIDP = "PIP2", "SSAIDP"
_MONTHS_GOOD = 36
# In which share of what is left after PIP2 the programme was taken: before its new version, after.
_EARLY, _LATE = 0.2, 0.85
_PORTFOLIO_DAYS = 310
_SUSPENDED_ONE_IN = 10
_DAYS_TO_OVERRUN = 450
# An award within the last year, after a portfolio of nearly one; and the service that it takes.
_LATE_COURSE, _DAYS_TO_LATE_AWARD = (350, 660), 900
# From here on there is room for an award, its expiry and what follows.
_YEARS_FOR_A_STORY = 9


class Investigators:
    def __init__(self, rng, records, *, on):
        self._rng = rng
        self._records = records
        self._on = on
        self._turns = {}

    def grade(self, person, grade):
        """Bring the person exactly as far as the grade says (A none … E complete)."""
        {"A": _nothing, "B": self.in_portfolio, "C": self._c, "D": self._d, "E": self._e}[grade](
            person
        )

    def in_portfolio(self, person):
        """A third of them longer than the twelve months that a portfolio may take."""
        is_overdue = (
            self._turn("portfolio", 3) == 0 and self._service_days(person) > _DAYS_TO_OVERRUN
        )
        days = self._rng.randint(380, 800) if is_overdue else self._rng.randint(20, 350)
        days = min(days, self._service_days(person) * 0.9)
        self._open(person, PIP2, ago(person.until, days))

    def accredited(self, person):
        """PIP2 awarded; returns the day."""
        course = part_way(person.joined_on, person.until, self._rng.uniform(0.2, 0.4))
        return self._complete(person, PIP2, course)[1]

    def _c(self, person):
        """One in six only within the last year: a force signs off fewer than wait for it."""
        if self._turn("year", 6) == 0 and self._service_days(person) > _DAYS_TO_LATE_AWARD:
            course = ago(person.until, self._rng.randint(*_LATE_COURSE))
            self._complete(person, PIP2, course)
            return
        self.accredited(person)
        if self._has_story(person) and self._turn("C", _SUSPENDED_ONE_IN) == 0:
            self._suspended(person)

    def _d(self, person):
        awarded_on = self.accredited(person)
        stories = (self._training, self._lapsed, self._transferee, self._revoked)
        story = stories[self._turn("D", 4)] if self._has_story(person) else self._training
        story(person, awarded_on)

    def _e(self, person):
        awarded_on = self.accredited(person)
        stories = (self._early, self._late, self._due, self._renewed)
        story = stories[self._turn("E", 4)] if self._has_story(person) else self._late
        story(person, awarded_on)

    def _training(self, person, awarded_on):
        """Every other one has not opened the portfolio."""
        days = min(self._rng.randint(30, 300), (person.until - awarded_on).days * 0.8)
        course = ago(person.until, days)
        if self._turn("training", 2) == 1:
            self._records.add(person, SSAIDP, course_completed_on=course)
        else:
            self._open(person, SSAIDP, course)

    def _suspended(self, person):
        certificate = self._award(person, add_months(self._on, 20))
        self._records.suspend(certificate, ago(self._on, 75), self._on + 60 * DAY)

    def _lapsed(self, person, _awarded_on):
        self._award(person, ago(self._on, self._rng.randint(40, 300)))

    def _transferee(self, person, _awarded_on):
        """Awarded by another force, and not recognised by this one yet."""
        expires_on = add_months(self._on, 22)
        certificate = self._award(person, expires_on)
        self._records.transfer(certificate, add_months(expires_on, -_MONTHS_GOOD))

    def _revoked(self, person, _awarded_on):
        certificate = self._award(person, add_months(self._on, 14))
        self._records.revoke(certificate, ago(self._on, self._rng.randint(20, 200)))

    def _early(self, person, awarded_on):
        self._complete(person, SSAIDP, part_way(awarded_on, person.until, _EARLY))

    def _late(self, person, awarded_on):
        self._complete(person, SSAIDP, part_way(awarded_on, person.until, _LATE))

    def _due(self, person, _awarded_on):
        self._award(person, self._on + self._rng.randint(10, 80) * DAY)

    def _renewed(self, person, _awarded_on):
        """Awarded anew before the award that stood had run out: two cycles, and no day lost."""
        ended = ago(self._on, self._rng.randint(20, 90))
        self._award(person, ended)
        again = ago(ended, 45)
        days = {"course_completed_on": again, "awarded_on": again}
        self._records.add(person, SSAIDP, **days, expires_on=add_months(ended, _MONTHS_GOOD))

    def _award(self, person, expires_on):
        """An award that the record itself gives an expiry, three years on."""
        awarded_on = add_months(expires_on, -_MONTHS_GOOD)
        days = {"course_completed_on": ago(awarded_on, 200), "awarded_on": awarded_on}
        return self._records.add(person, SSAIDP, **days, expires_on=expires_on)

    def _open(self, person, scheme, course):
        opened_on = some_days_after(course, 14, by=person.until)
        days = {"course_completed_on": course, "portfolio_opened_on": opened_on}
        return self._records.add(person, scheme, **days)

    def _complete(self, person, scheme, course):
        opened_on = some_days_after(course, 14, by=person.until)
        awarded_on = some_days_after(opened_on, _PORTFOLIO_DAYS, by=person.until)
        days = {"course_completed_on": course, "portfolio_opened_on": opened_on}
        return self._records.add(person, scheme, **days, awarded_on=awarded_on), awarded_on

    def _turn(self, what, of):
        turn = self._turns.get(what, 0)
        self._turns[what] = turn + 1
        return turn % of

    def _service_days(self, person):
        return (person.until - person.joined_on).days

    def _has_story(self, person):
        return person.years >= _YEARS_FOR_A_STORY and not person.has_left


def _nothing(_person):
    """No course at all."""
