from datetime import date

import pytest

from config.demo import force
from tests.capability.checks.conftest import found, led, rape

__all__ = ["found", "led", "rape"]
ON = date(2025, 6, 30)


@pytest.fixture(scope="package")
def planned():
    """A force of 200."""
    return force.plan("NOR", "Northshire Constabulary", people=200, seed=1, on=ON)


@pytest.fixture(scope="package")
def large():
    """Large enough for shares to be told from chance."""
    return force.plan("NOR", "Northshire Constabulary", people=2000, seed=1, on=ON)
