from functools import partial

import pytest
from rest_framework.test import APIClient

from capability.actions import tokens


class Reads:
    """`reads(user, address, **parameters)`: the answer that a token of the user's gets."""

    def __call__(self, user, address, **parameters):
        return self.later(user, address, **parameters)()

    def later(self, user, address, **parameters):
        """The same, to be called: with the token issued before, to count queries alone."""
        _token, key = tokens.issue(user)
        client = APIClient(headers={"authorization": f"Token {key}"})
        return partial(client.get, f"/api/v1/{address}", parameters)


@pytest.fixture
def reads():
    return Reads()
