"""The register measured against the least that the same work costs, side by side in one run.

Machines are noisy and differ: what counts is the ratio (design section 11).
"""

from config.bench.rows import ROWS, Row, measure

__all__ = ["ROWS", "Row", "measure"]
