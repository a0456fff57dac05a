"""Names for people and places, put together from plain lists: nobody is meant."""

import tomllib
from pathlib import Path

_LISTS = tomllib.loads((Path(__file__).parent / "names.toml").read_text())
SURNAMES, FORENAMES = _LISTS["surnames"].split(), _LISTS["forenames"].split()
TOWNS = _LISTS["towns"].split()


def name(rng):
    """A surname and a forename; in a large force some are borne twice, as they are anywhere."""
    return rng.choice(SURNAMES), rng.choice(FORENAMES)
