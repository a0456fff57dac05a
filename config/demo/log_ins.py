"""Who may sign in to the make-believe register, and what for."""

import base64
import hashlib
from typing import NamedTuple

from capability.access import AccessRole
from capability.actions import users
from capability.models import Gap, Person
from config import second_factor
from config.demo.requirements import RASSO_UNIT
from training.models import Booking, Portfolio
from training.rules import portfolios
from training.rules.bookings import Step
from training.rules.evaluations import TAKEN_FOR

# Printed beside every address: nothing in a demo is a secret.
PASSWORD = "make-believe force only"  # noqa: S105


OFFICER = "officer@northshire.example"
JUDGES = {
    AccessRole.ASSESSOR: "assessor@northshire.example",
    AccessRole.IQA: "iqa@northshire.example",
}
# What waits for whom.
STEP_BEFORE = {
    AccessRole.ASSESSOR: portfolios.Step.SUBMITTED,
    AccessRole.IQA: portfolios.Step.ASSESSED,
}


class LogIn(NamedTuple):
    """Whoever has a grant needs a code; an officer reads the own record without one."""

    email: str
    password: str
    purpose: str
    has_code: bool = True

    def __str__(self):
        code = f" / code {self.code}" if self.has_code else ""
        return f"{self.email} / {self.password}{code} ({self.purpose})"

    @property
    def code(self):
        """Of this half minute."""
        code, _seconds_left = second_factor.code_now(secret_of(self.email))
        return code


class Seat(NamedTuple):
    email: str
    access_role: AccessRole
    purpose: str
    unit: str = ""


OF_MAIN = (
    Seat("training@northshire.example", AccessRole.LD_ADMIN, "L&D administrator, whole force"),
    Seat(
        "sergeant@northshire.example",
        AccessRole.SUPERVISOR,
        "supervisor of RASSO Investigations",
        RASSO_UNIT,
    ),
    Seat("analyst@northshire.example", AccessRole.ANALYST, "analyst, whole force, no names"),
    Seat("records@northshire.example", AccessRole.LD_ADMIN, "a second L&D administrator"),
    Seat("allocator@northshire.example", AccessRole.ALLOCATOR, "RASSO allocator, whole force"),
    Seat("auditor@northshire.example", AccessRole.AUDITOR, "auditor, reads and changes nothing"),
    Seat("admin@northshire.example", AccessRole.SYSTEM_ADMIN, "system administrator"),
)
OF_NEIGHBOUR = (
    Seat("training@fenmarch.example", AccessRole.LD_ADMIN, "L&D administrator of another force"),
)


def secret_of(email):
    """As public as the password: a demo's second factor is there to be seen, not to protect."""
    return base64.b32encode(hashlib.sha256(email.encode()).digest()[:20]).decode()


def first(seats):
    """Whoever brings the force's records in."""
    return users.invite(seats[0].email)


def seat(force, seats, *, on):
    """Make the users with their grants; a unit that a tiny force lacks is the whole force."""
    for one in seats:
        user = users.invite(one.email)
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        second_factor.give(user, secret_of(one.email))
        unit = force.units.filter(code=one.unit).first() or force.root_unit
        users.grant(user, one.access_role, unit, on=on)


def seat_officer(force, *, on):
    """Someone in service with gaps, so that the own record has something to say.

    Best who passed a course so long ago that nothing is asked about it any more.
    """
    open_gaps = Gap.objects.still_open().filter(force=force, check_code="access-trap")
    passed = Booking.objects.filter(step=Step.PASSED, event__ends_on__lt=on - TAKEN_FOR)
    serving = Person.objects.serving(on=on).filter(force=force)
    stuck = serving.filter(gaps__in=open_gaps)
    person = stuck.filter(bookings__in=passed).first() or stuck.first() or serving.first()
    user = users.invite(OFFICER)
    user.person = person
    user.set_password(PASSWORD)
    user.save(update_fields=["person", "password"])


def seat_judges(force, *, on):
    """An assessor and a quality assurer who have something to do."""
    for role, access_role in (("assessor", AccessRole.ASSESSOR), ("iqa", AccessRole.IQA)):
        waiting = Portfolio.objects.filter(force=force, step=STEP_BEFORE[access_role])
        busy = waiting.exclude(**{role: None}).filter(**{f"{role}__user": None})
        serving = Person.objects.serving(on=on)
        person = serving.filter(pk__in=busy.values(role)).order_by("pk").first()
        user = users.invite(JUDGES[access_role])
        user.person = person
        user.set_password(PASSWORD)
        user.save(update_fields=["person", "password"])
        second_factor.give(user, secret_of(user.email))
        users.grant(user, access_role, force.root_unit, on=on)


def log_ins():
    seated = [LogIn(one.email, PASSWORD, one.purpose) for one in (*OF_MAIN, *OF_NEIGHBOUR)]
    seated += [
        LogIn(JUDGES[AccessRole.ASSESSOR], PASSWORD, "assessor, of the portfolios assigned"),
        LogIn(JUDGES[AccessRole.IQA], PASSWORD, "quality assurer, of what is to be sampled"),
    ]
    return [*seated, LogIn(OFFICER, PASSWORD, "an officer: the own record", has_code=False)]
