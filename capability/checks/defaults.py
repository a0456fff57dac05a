"""What checks go by beside requirements and thresholds: `capability/data/checks.toml`."""

import tomllib
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
DEFAULTS = tomllib.loads((DATA / "checks.toml").read_text())
