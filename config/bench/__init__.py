"""The register measured against the least that the same work costs, side by side in one run.

Machines are noisy and differ: what counts is the ratio.
"""

from config.bench.rows import ROWS, Row, measure

__all__ = ["ROWS", "Row", "measure"]
