"""Who has to have which learning before anything else: `data/learning.toml`."""

import tomllib
from pathlib import Path

_STATED = tomllib.loads((Path(__file__).parent.parent / "data" / "learning.toml").read_text())
NEW_TO_RASSO = _STATED["new_to_rasso"]["scheme"]
FIRST_RESPONSE = _STATED["first_response"]["scheme"]
SUPERVISION = {of: _STATED["supervision"][of] for of in ("sergeant", "inspector")}
INVESTIGATIVE = _STATED["investigative"]
DETECTIVES = _STATED["detectives"]
