"""Who reads in the bench: log-ins of its own, each with an L&D administrator's sight of forces."""

from functools import cache
from http import HTTPStatus

from django.test import Client

from capability.access import AccessRole
from capability.actions import tokens
from capability.models import Grant, User
from config import second_factor

SECRET = "ONLYFORTHEBENCH2ONLYFORTHEBENCH2"  # noqa: S105 of make-believe log-ins


def a_lead(email, forces):
    """One over the whole of those forces, made once and kept."""
    user, is_new = User.objects.get_or_create(email=email)
    if is_new:
        second_factor.give(user, SECRET)
    for force in forces:
        Grant.objects.get_or_create(
            force=force, user=user, access_role=AccessRole.LD_ADMIN, unit=force.root_unit
        )
    return user


@cache
def client(email):
    signed_in = Client()
    signed_in.force_login(User.objects.select_related("person").get(email=email))
    return signed_in


def answer(email, address, **asked):
    """What the address answers to them; anything but a page is an error."""
    answered = client(email).get(address, **asked)
    if answered.status_code != HTTPStatus.OK:
        raise AssertionError(f"{address} answers {answered.status_code}")
    return answered


@cache
def reading(email):
    """The headers of a request to the API, of a token made for it."""
    _token, key = tokens.issue(User.objects.get(email=email), name="bench")
    return {"Authorization": f"Token {key}"}
