"""Which accreditations let someone judge portfolios or sample decisions: `data/assessors.toml`."""

import tomllib
from pathlib import Path

_STATED = tomllib.loads((Path(__file__).parent.parent / "data" / "assessors.toml").read_text())
ASSESS = tuple(_STATED["assess"]["schemes"])
SAMPLE = tuple(_STATED["sample"]["schemes"])
