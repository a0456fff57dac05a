import pytest

from capability.rules.nearest import suggestion


@pytest.mark.parametrize(
    ("word", "known", "sentence"),
    [
        pytest.param("pip", ["PIP1", "PIP2"], "Did you mean PIP2 or PIP1?", id="near"),
        pytest.param("XX", ["NS", "WM"], "Known: NS, WM.", id="far"),
        pytest.param("XX", [], "None is on record yet.", id="nothing-known"),
        pytest.param(
            "XX",
            [f"U{number:02}" for number in range(12)],
            "Known: U00, U01, U02, U03, U04, U05, U06, U07, U08, U09 and 2 more.",
            id="many-known",
        ),
    ],
)
def test_suggestion(word, known, sentence):
    assert suggestion(word, known) == sentence
