import pytest

from capability.rules.standing import Needed, line

HELD = Needed("Volume crime", "PIP1", True)
MISSING = Needed("RASSO (adult)", "SSAIDP", False)


@pytest.mark.parametrize(
    ("needed", "said"),
    [
        pytest.param([], "", id="nothing-required"),
        pytest.param([HELD], "May hold: Volume crime.", id="held"),
        pytest.param([MISSING], "May not hold: RASSO (adult): missing SSAIDP.", id="missing"),
        pytest.param(
            [MISSING, HELD],
            "May hold: Volume crime. May not hold: RASSO (adult): missing SSAIDP.",
            id="both",
        ),
        pytest.param(
            [Needed("RASSO (adult)", "PIP2", True), MISSING],
            "May not hold: RASSO (adult): missing SSAIDP.",
            id="one-of-two-held",
        ),
        pytest.param(
            [Needed("RASSO (adult)", "PIP2", False), MISSING, Needed("Fraud", "PIP2", False)],
            "May not hold: Fraud: missing PIP2; RASSO (adult): missing PIP2 and SSAIDP.",
            id="several",
        ),
    ],
)
def test_one_line(needed, said):
    assert line(needed) == said
