import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/gaps/", "/account/login/", "/api/v1/people/", "/nowhere/"])
def test_nothing_personal_stays_in_a_cache(client, address):
    assert "no-store" in client.get(address).headers["Cache-Control"]
