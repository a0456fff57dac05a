"""The tools of every app's feeds."""

from tests.capability.imports.conftest import TODAY, a_file, load, outcomes, told

__all__ = ["TODAY", "a_file", "load", "outcomes", "told"]
