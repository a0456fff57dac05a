"""The tools of every app's checks."""

from tests.capability.checks.conftest import DAY, found, led, rape, rechecked, swept, told

__all__ = ["DAY", "found", "led", "rape", "rechecked", "swept", "told"]
