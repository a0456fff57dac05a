"""What one row of an HR extract makes of a person's record. Pure: facts in, facts out."""

from datetime import date
from typing import NamedTuple

from capability.rules.moves import Place, follow
from capability.rules.people import Profile, revised
from capability.rules.postings import Stay
from capability.rules.services import Said, Service, collide, revise

# What is said of the service that is meant, beside its first and last day.
OF_SERVICE = (
    "probation_ends_on",
    "probation_extended_to",
    "probation_confirmed_on",
    "entry_route",
)
_NOT_BEFORE_IT = ("probation_extended_to", "probation_confirmed_on")


class Known(NamedTuple):
    """`is_ours`: all of the stays came from such extracts, so that an extract may move them."""

    profile: Profile = Profile()
    services: tuple[Service, ...] = ()
    stays: tuple[Stay, ...] = ()
    is_ours: bool = True


class Odd(NamedTuple):
    column: str
    rule: str
    cure: str


def after(known: Known, said: dict, *, on: date) -> Known:
    """The record as the extract of that day leaves it."""
    served, present = _serve(known.services, said)
    stays = known.stays
    if known.is_ours:
        stays = follow(stays, _place(said, on), served, present)
    return Known(revised(known.profile, said), tuple(served), tuple(stays), known.is_ours)


def fault(made: Known, said: dict) -> Odd | None:
    """Why it can't be so."""
    if said.get("joined_on", ...) is None:
        return Odd("joined_on", "A service needs its first day.", "Leave the cell blank.")
    if said.get("unit", ...) is None:
        return Odd("unit", "A posting needs a unit.", "Leave the cell blank.")
    if collide(made.services):
        rule = "The service would overlap another one on record."
        return Odd("joined_on", rule, "Correct the days of joining and leaving.")
    return None


def oddities(made: Known, said: dict, *, on: date) -> list[Odd]:
    """What goes in all the same, or is left out alone."""
    odd = []
    if not made.services and any(said.get(name) for name in OF_SERVICE):
        rule = "Left out: no service is on record that it could belong to."
        odd.append(Odd("joined_on", rule, "Give joined_on."))
    _served, present = _revised(made.services, said)
    for name in _of_an_earlier(present, said):
        rule = "Left out: it is before the first day of the service."
        cure = "Check both days; of an earlier service the feed says nothing."
        odd.append(Odd(name, rule, cure))
    if said.get("unit") and made.stays and said["unit"] != _stay_on(made.stays, on).unit:
        rule = "The posting on record is in another unit, and stands."
        odd.append(Odd("unit", rule, "Move the person by the postings feed, or by hand."))
    return odd


def _serve(services, said):
    served, present = _revised(services, said)
    if present is None:
        return served, None
    more = {name: said[name] for name in OF_SERVICE if name in said}
    if more.get("entry_route", "") is None:
        more["entry_route"] = ""
    for name in _of_an_earlier(present, more):
        del more[name]
    full = present._replace(**more)
    return [full if one is present else one for one in served], full


def _revised(services, said):
    left_on = said.get("left_on")
    reopens = "left_on" in said and left_on is None
    return revise(services, Said(said.get("joined_on"), left_on, reopens))


def _of_an_earlier(service, said):
    """Which days are those of an earlier service, of which the extract says no more."""
    if service is None:
        return []
    return [name for name in _NOT_BEFORE_IT if said.get(name) and said[name] < service.joined_on]


def _place(said, on):
    return Place(on, said.get("unit"), said.get("rank"), said.get("joined_on"), said.get("left_on"))


def _stay_on(stays, on):
    """The stay on that day, else the last that had begun, else the first."""
    begun = [stay for stay in stays if stay.starts_on <= on]
    return max(begun, key=_first_day) if begun else min(stays, key=_first_day)


def _first_day(stay):
    return stay.starts_on
