import pytest

from tests.oracle.worlds.tables import of_the_country


@pytest.fixture
def country(db):
    """The national rows of every register."""
    return of_the_country()
