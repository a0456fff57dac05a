"""Functions that somebody has over their own record alone, beside those over others."""

import pytest
from django.urls import reverse

from capability.models import User
from tests.access_world import World, clients


@pytest.fixture
def world(db):
    return World()


def test_history_of_others_stays_closed_to_whoever_has_but_their_own(world):
    user = world.user("RA")
    User.objects.filter(pk=user.pk).update(person=world.people["OWN"])
    pages, _api = clients(User.objects.get(pk=user.pk))
    found = {
        relation: pages.get(reverse("person-history", args=[world.people[relation].uuid]))
        for relation in ("OWN", "IN", "OUT", "OTHER")
    }
    statuses = {relation: answer.status_code for relation, answer in found.items()}
    assert statuses == {"OWN": 200, "IN": 404, "OUT": 404, "OTHER": 404}


@pytest.mark.parametrize("who", ["SU", "LD", "RA", "AN", "AU", "SA"])
def test_disputes_are_taken_away_by_whoever_opens_their_page(who, world):
    pages, _api = clients(world.user(who))
    taken = pages.get("/exports/disputes.csv").status_code
    assert taken == (200 if who in ("SU", "LD") else 403)
