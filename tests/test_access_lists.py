"""Lists hold what opens and nothing else: those of the API, and those on pages."""

import pytest
from django.urls import reverse

from tests import access_relations as relations
from tests.access_asking import OPENED_BY
from tests.access_things import Things
from tests.access_world import ROLES, World, clients

# By the noun of the API, and by the name of the page: the kind, and the word that names its rows.
OF_THE_API = {
    "units": "unit",
    "schemes": "scheme",
    "requirements": "requirement",
    "shifts": "shift",
    "entry-routes": "entry route",
    "jobs": "job",
    "deployments": "deployment",
}
ON_PAGES = {
    "imports": ("upload", "upload"),
    "batches": ("load", "batch"),
    "jobs": ("job", "job"),
    "users": ("log-in", "user"),
    "disputes": ("dispute", "dispute"),
}


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return World()


def told(text, things, word):
    """The relations of those things that the text names."""
    return {relation for relation, thing in things.items() if str(thing[word]) in text}


@pytest.mark.parametrize("who", ROLES)
def test_a_list_holds_what_opens_and_nothing_else(who, world):
    user = world.user(who)
    things = Things(world, user, sees_pseudonyms=who == "AN").by_kind
    pages, api = clients(user)
    found = {}
    for noun, kind in OF_THE_API.items():
        if who in OPENED_BY[f"{kind.replace(' ', '')}-list"]:
            text = api.get(f"/api/v1/{noun}/", {"page_size": 1000}).text
            found[kind, "api"] = told(text, things[kind], "uuid")
    for name, (kind, word) in ON_PAGES.items():
        if who in OPENED_BY[name]:
            found[kind, "page"] = told(pages.get(reverse(name)).text, things[kind], word)
    assert found == {(kind, where): relations.FINDS[kind].get(who, set()) for kind, where in found}
