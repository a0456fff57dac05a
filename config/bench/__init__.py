"""The register measured against the least that the same work costs, side by side in one run.

Machines are noisy and differ: what counts is the ratio.
"""

from config.bench.rows import COLUMNS, measure
from config.bench.table import ROWS

__all__ = ["COLUMNS", "ROWS", "measure"]
