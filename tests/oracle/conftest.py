import pytest

from tests.oracle.comparing import ASKED
from tests.oracle.worlds.tables import of_the_country


@pytest.fixture
def country(db):
    """The national rows of every register."""
    return of_the_country()


@pytest.fixture(autouse=True)
def in_question(request):
    """Forces take long to think of: not where none of the module's checks is in question."""
    codes = getattr(request.module, "CODES", None)
    if codes and ASKED and not set(codes) & set(ASKED):
        pytest.skip("none of its checks is in question")
