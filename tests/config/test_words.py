from datetime import date

import pytest

from capability.rules.states import State
from config.templatetags.words import age, symbol

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (ON, "that day"),
        (date(2026, 11, 21), "1 day ago"),
        (date(2026, 3, 12), "8 months ago"),
        (date(2026, 12, 2), "in 10 days"),
        (None, ""),
    ],
)
def test_age(day, said):
    assert age(day, ON) == said


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_sign_beside_its_word(state):
    assert symbol(state.value) in tuple("●◐▲◔✕○")
