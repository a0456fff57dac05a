from functools import partial

from rest_framework.test import APIClient

from capability.actions import tokens


class Reads:
    """`reads(user, address, **parameters)`: what the API answers to a token of the user's."""

    def __call__(self, user, address, **parameters):
        return self.later(user, address, **parameters)()

    def later(self, user, address, **parameters):
        """The same, to be called: with the token issued before, to count queries alone."""
        return partial(self.client(user).get, f"/api/v1/{address}", parameters)

    def client(self, user):
        _token, key = tokens.issue(user)
        return APIClient(headers={"authorization": f"Token {key}"})
