import pytest
from rest_framework.test import APIClient

from capability.actions import tokens


@pytest.fixture
def reads():
    """`reads(user, address, **parameters)`: the answer that the user's token gets."""

    def read(user, address, **parameters):
        _token, key = tokens.issue(user)
        client = APIClient(headers={"authorization": f"Token {key}"})
        return client.get(f"/api/v1/{address}", parameters)

    return read
