import pytest

from capability.rules.names import forenames_agree, name_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("MC HUGH", "MCHUGH", id="space"),
        pytest.param("McHugh", "MCHUGH", id="case"),
        pytest.param("O'Brien", "OBRIEN", id="apostrophe"),
        pytest.param("O\u2019Brien", "OBRIEN", id="curly-apostrophe"),
        pytest.param("Nelson-Jones", "NELSONJONES", id="hyphen"),
        pytest.param("Zoë Ñandú", "ZOENANDU", id="accents"),
        pytest.param("Bjørn Łuk", "BJORNLUK", id="strokes"),
        pytest.param("Weiß", "WEISS", id="sharp-s"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_name_key(text, key):
    assert name_key(text) == key


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param("Jo", "JOANNE", True, id="short-form"),
        pytest.param("Joanne", "Jo", True, id="either-way-round"),
        pytest.param("Jo Anne", "Joanne", True, id="spaces"),
        pytest.param("Joanne", "Anne", False, id="no-beginning"),
        pytest.param("John", "Joan", False, id="other-name"),
    ],
)
def test_forenames_agree(one, other, agree):
    assert forenames_agree(one, other) is agree
