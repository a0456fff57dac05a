import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["aaaaaaaaaa\x00bb", "aaaaaaaa'; --", "\u00e9" * 12])
def test_a_cookie_that_cannot_be_a_session_is_none(client, key):
    client.cookies["sessionid"] = key
    assert client.get("/people/").status_code == 302
