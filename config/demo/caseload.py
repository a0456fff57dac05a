"""How many cases each investigator has open, and of which kind.

Mean 14 and standard deviation 7 with a tail to 40, inspectors up to 8 (reported by forces).
"""

from typing import NamedTuple

from config.demo import offences
from config.demo.plan import Person

_SHAPE, _SCALE, _MOST = 4, 3.5, 40
_INSPECTORS, _SERGEANTS, _CONSTABLES = (0, 8), (0, 3), (1, 4)
_CONSTABLES_SHARE = 0.3
_SPECIALIST_RASSO, _OTHER_RASSO = (2, 9), (1, 3)


class Load(NamedTuple):
    """So many open cases of a kind (offences and their shares)."""

    person: Person
    offences: dict
    count: int


def caseload(rng, people, holders):
    """RASSO cases for their holders alone, then everybody's others."""
    loads = [Load(one.person, offences.RASSO, _rasso(rng, one.person)) for one in holders]
    taken = {load.person.ref: load.count for load in loads}
    for person in people:
        count = _open_cases(rng, person) - taken.get(person.ref, 0)
        if count > 0 and not person.has_left:
            loads.append(Load(person, _kind(person), count))
    return loads


def _rasso(rng, person):
    if person.has_left:
        return rng.randint(1, 2)
    bounds = _SPECIALIST_RASSO if person.post.role == "RASSO investigator" else _OTHER_RASSO
    return rng.randint(*bounds)


def _open_cases(rng, person):
    rank = person.post.rank
    if rank in ("DC", "T/DC", "PSI"):
        return min(_MOST, round(rng.gammavariate(_SHAPE, _SCALE)))
    if rank in ("DI", "DS"):
        return rng.randint(*(_INSPECTORS if rank == "DI" else _SERGEANTS))
    if person.post.role == "Response constable" and rng.random() < _CONSTABLES_SHARE:
        return rng.randint(*_CONSTABLES)
    return 0


def _kind(person):
    return offences.CHILD if "-CA" in person.post.unit else offences.OTHER
