"""Who finds which thing at which route: each kind, in each relation, for everybody, against the
table in tests/access_relations.py."""

import pytest

from capability.access import AccessRole
from capability.models import User
from tests import access_relations as relations
from tests import access_rules as rules
from tests.access_asking import (
    OPENED_BY,
    address_of,
    ask,
    body,
    is_api,
    is_led_away,
    undone,
    words_of,
)
from tests.access_things import Things
from tests.access_world import ROLES, World, clients
from tests.factories.capability import a_user

# A log-in that is the person OWN's too has that record besides; one in the other force has there
# what the first has here.
OPENING = [who for who in ROLES if any(who in opened for opened in OPENED_BY.values())]
WAYS = {
    **{who: (who,) for who in (*ROLES, "OF", "NO")},
    **{f"{who} linked": (who, "OF") for who in OPENING},
    **{f"{who} there": (who,) for who in OPENING},
    "LN": ("LN",),
}
POSTS = rules.BY_POST.split()
# What changes in two steps, of which these show the first.
SAFE = ("person-merge",)


@pytest.fixture
def world(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return World()


def asker(way, world):
    role = WAYS[way][0]
    if role == "LN":
        return a_user("north@northshire.example", AccessRole.LD_ADMIN, world.north)
    user = world.user(role, force=world.other if way.endswith("there") else None)
    if way.endswith("linked"):
        User.objects.filter(pk=user.pk).update(person=world.people["OWN"])
    return User.objects.get(pk=user.pk)


def rules_of(kind):
    """Each route about the kind, with what finds in it, and whether it is seen, changed by others,
    or changed by whoever it is about as well.
    """
    ways = zip(relations.KINDS[kind], ("seen", "changed", "own"), strict=False)
    for names, how in ways:
        table = relations.CHANGES if how == "changed" else relations.FINDS
        for name in names.split():
            yield name, relations.OTHERWISE.get((kind, name), table[kind]), how


def expected(way, name, found, how):
    """The relations that the route finds; None where it asks for a function that is not theirs."""
    opened = [role for role in WAYS[way] if ("LD" if role == "LN" else role) in OPENED_BY[name]]
    if not opened:
        return None
    if way in found:
        return found[way]
    seen = set().union(*(found.get(role, set()) for role in opened))
    if way.endswith("there"):
        return relations.mirrored(seen)
    return seen - {"OWN"} if how == "changed" and "OF" in WAYS[way] else seen


def answers(name, asking, address, how):
    """By GET, by POST, or by both, where a page has a form that changes something."""
    pages, api = asking
    client = api if is_api(name) else pages
    if name not in POSTS:
        yield client.get(address)
    if (how != "seen" and name not in SAFE) or name in POSTS:
        yield undone(client, address)


def told(answer):
    """All that the asker learns; a file that nobody reads would stay open."""
    if answer.streaming:
        return answer.getvalue()
    kept = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
    return answer.status_code, body(answer), kept


def judged(answer, is_expected):
    """What is wrong with the answer, if anything."""
    status = answer.status_code
    if is_expected is None:
        return status != 403 and status
    if not is_expected:
        return status != 404 and status
    is_open = status in (200, 302, 400, 409) and not is_led_away(answer)
    return not is_open and status


def test_every_route_with_an_argument_is_about_something():
    about = {name for kind in relations.KINDS for name, *_rest in rules_of(kind)}
    others = set(relations.OF_LISTS.split())
    assert about | others == {name for name in OPENED_BY if words_of(name)}
    assert not about & others


def asked(way, things):
    """Every kind at every route: (kind, route, relation, address, is it found, how it is used).

    Without the function one relation is enough: no row is looked for.
    """
    for kind in relations.KINDS:
        for name, found, how in rules_of(kind):
            seen = expected(way, name, found, how)
            every = list(things[kind].items())
            for relation, thing in every[:1] if seen is None else every:
                is_seen = None if seen is None else relation in seen
                yield kind, name, relation, address_of(name, thing), is_seen, how


@pytest.mark.parametrize("way", WAYS)
def test_a_thing_is_found_within_reach_alone(way, world):
    """And what is beyond it answers as what is not there at all."""
    user = asker(way, world)
    things = Things(world, user, sees_pseudonyms=WAYS[way][0] == "AN").by_kind
    asking, nowhere, wrong = clients(user), {}, {}
    for kind, name, relation, address, is_seen, how in asked(way, things):
        for answer in answers(name, asking, address, how):
            said = told(answer)
            if status := judged(answer, is_seen):
                wrong[kind, name, relation] = status
            elif is_seen is False and said != nowhere.setdefault(name, told(ask(name, asking))):
                wrong[kind, name, relation] = "is told apart from what is not there"
    assert wrong == {}
