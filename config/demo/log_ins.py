"""Who may sign in to the make-believe register, and what for."""

from typing import NamedTuple

from capability.access import AccessRole
from capability.actions import users
from config.demo.requirements import RASSO_UNIT

# Printed beside every address: nothing in a demo is a secret.
PASSWORD = "make-believe force only"  # noqa: S105


class LogIn(NamedTuple):
    email: str
    password: str
    purpose: str

    def __str__(self):
        return f"{self.email} / {self.password} ({self.purpose})"


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
)
OF_NEIGHBOUR = (
    Seat("training@fenmarch.example", AccessRole.LD_ADMIN, "L&D administrator of another force"),
)


def first(seats):
    """Whoever brings the force's records in."""
    return users.invite(seats[0].email)


def seat(force, seats, *, on):
    """Make the users with their grants; a unit that a tiny force lacks is the whole force."""
    for one in seats:
        user = users.invite(one.email)
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        unit = force.units.filter(code=one.unit).first() or force.root_unit
        users.grant(user, one.access_role, unit, on=on)


def log_ins():
    return [LogIn(one.email, PASSWORD, one.purpose) for one in (*OF_MAIN, *OF_NEIGHBOUR)]
