"""Who may open what: each route, for everyone, against the table in tests/access_rules.py."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import tokens
from capability.models import Person, User
from capability.reports import resources
from config.api.urls import router
from tests import access_rules as rules
from tests.access_asking import OPENED_BY, ROUTES, ask, body, is_api, is_led_away
from tests.access_world import ACTIVE, GONE, ROLES, World, clients, named, named_gap


@pytest.fixture
def world(db):
    return World()


# --- Nothing is without a rule ---


def test_every_route_has_a_rule_and_every_rule_a_route():
    assert ROUTES.keys() - set(rules.OUTSIDE.split()) == OPENED_BY.keys()


@pytest.mark.parametrize("name", OPENED_BY)
def test_every_view_says_which_powers_it_asks_for(name):
    view = ROUTES[name][1]
    if name == "schema":
        return
    assert isinstance(getattr(view, "cls", view).powers, tuple)


@pytest.mark.parametrize("viewset", [entry[1] for entry in router.registry])
def test_the_api_asks_for_powers_and_starts_from_what_is_visible(viewset):
    assert [one.__name__ for one in viewset.permission_classes] == ["IsAuthenticated", "HasPower"]
    assert hasattr(viewset.queryset.all(), "visible_to")


def words(of):
    return {word for one in of for word in one}


def test_every_field_has_a_rule():
    pairs = [(one.serializer_class, one.detail_serializer_class) for _p, one, _b in router.registry]
    stated = words(one().fields for pair in pairs for one in pair if one)
    assert stated == set(f"{rules.TELLING} {rules.PLAIN}".split())


def test_every_column_of_a_file_has_a_rule():
    kinds = resources.ListResource.__subclasses__()
    known = f"{rules.TELLING} {rules.PLAIN} {rules.OF_FILES}"
    assert words(one.fields for one in kinds) - set(known.split()) == set()


def test_every_filter_has_a_rule():
    kinds = [one.filterset_class for _prefix, one, _base in router.registry]
    assert words(one.base_filters for one in kinds) == set(rules.FILTERS.split())


@pytest.mark.parametrize("who", rules.ORDERINGS)
def test_every_ordering_has_a_rule(who, world):
    user, today = world.user(who), timezone.localdate()
    kinds = {getattr(one, "report", None) for _prefix, one, _base in router.registry}
    orders = [one(user, today).orderings for one in kinds if hasattr(one, "orderings")]
    assert words(orders) == set(rules.ORDERINGS[who].split())


# --- Every principal, at every route ---


@pytest.mark.parametrize("who", ACTIVE)
def test_a_route_opens_to_those_with_the_function_alone(who, world):
    asking, wrong = clients(world.user(who)), {}
    for name, may in OPENED_BY.items():
        answer = ask(name, asking)
        is_refused = answer.status_code == 403
        if is_refused == (who in may) or answer.status_code >= 500 or is_led_away(answer):
            wrong[name] = answer.status_code
    assert wrong == {}


@pytest.mark.parametrize("who", GONE[:3])
def test_nothing_opens_to_whoever_may_not_sign_in(who, world):
    asking, wrong = clients(world.gone(who)), {}
    for name in OPENED_BY:
        answer = ask(name, asking)
        if not (answer.status_code == 401 if is_api(name) else is_led_away(answer)):
            wrong[name] = answer.status_code
    assert wrong == {}


def test_an_ended_grant_opens_what_no_grant_opens(world):
    asking, wrong = clients(world.gone("ended grant")), {}
    for name, may in OPENED_BY.items():
        if (ask(name, asking).status_code == 403) == ("NO" in may):
            wrong[name] = ask(name, asking).status_code
    assert wrong == {}


# --- Every relation ---


def expected(who, name, seen):
    """By relation, the status of a page of one person."""
    if who not in OPENED_BY[name]:
        return dict.fromkeys(rules.RELATIONS, 403)
    return {relation: 200 if relation in seen else 404 for relation in rules.RELATIONS}


@pytest.mark.parametrize("twin", [False, True], ids=["here", "in the other force"])
@pytest.mark.parametrize("who", ACTIVE)
def test_a_person_is_found_within_reach_alone(who, twin, world):
    if twin and who not in ROLES:
        pytest.skip("Without a grant there is no other force.")
    user = world.user(who, force=world.other if twin else None)
    seen = ({"OTHER"} if rules.SEES[who] else set()) if twin else rules.SEES[who]
    asking, wrong = clients(user), {}
    for name in f"{rules.OF_A_PERSON} {rules.KEEPS_A_PERSON}".split():
        for relation, status in expected(who, name, seen).items():
            address = reverse(name, args=[named(world.people[relation], who)])
            if (found := ask(name, asking, address).status_code) != status:
                wrong[name, relation] = found
    assert wrong == {}


@pytest.mark.parametrize("who", ACTIVE)
def test_a_gap_is_found_within_reach_alone(who, world):
    asking = clients(world.user(who))
    gaps = {relation: named_gap(world.gap(relation), who) for relation in rules.RELATIONS}
    found = {
        relation: ask("gap", asking, reverse("gap", args=[gap])).status_code
        for relation, gap in gaps.items()
    }
    assert found == expected(who, "gap", rules.SEES[who])


@pytest.mark.parametrize("who", sorted(set(ACTIVE) - {"SA", "AS", "IQ", "NO"}))
@pytest.mark.parametrize("noun", ["people", "accreditations", "allocations", "gaps"])
def test_a_list_holds_what_opens_and_nothing_else(who, noun, world):
    _pages, api = clients(world.user(who))
    rows = api.get(f"/api/v1/{noun}/").json()["results"]
    tell = [row["person"] if noun == "gaps" else row for row in rows]
    word = "uuid" if noun in ("people", "gaps") else "person_uuid"
    known = {named(one, who): relation for relation, one in world.people.items()}
    assert {known[uuid.UUID(one.get("pseudonym") or one[word])] for one in tell} == rules.SEES[who]
    keys = [row.get("uuid") or row["pseudonym"] for row in rows]
    assert {api.get(f"/api/v1/{noun}/{key}/").status_code for key in keys} == {200}


@pytest.mark.parametrize("noun", ["people", "accreditations", "allocations", "gaps"])
def test_nothing_that_tells_who_reaches_an_analyst(noun, world):
    _pages, api = clients(world.user("AN"))
    for row in api.get(f"/api/v1/{noun}/").json()["results"]:
        said = row | (row["person"] or {}) if noun == "gaps" else row
        assert {said.get(word) for word in rules.TELLING.split()} <= {None}


def test_nobody_changes_their_own_record(world):
    user = world.user("LD")
    User.objects.filter(pk=user.pk).update(person=world.people["IN"])
    pages, _api = clients(User.objects.get(pk=user.pk))
    for name in rules.KEEPS_A_PERSON.split():
        assert pages.get(reverse(name, args=[world.people["IN"].uuid])).status_code == 404
    assert pages.get(reverse("person", args=[world.people["IN"].uuid])).status_code == 200


# --- What a stranger learns ---


@pytest.mark.parametrize("name", ["person", "gap", "person-detail", "gap-detail"])
def test_what_a_stranger_may_not_see_answers_as_what_is_not_there(name, world):
    asking = clients(world.user("SU"))
    hidden = world.gap("OTHER") if name.startswith("gap") else world.people["OTHER"]
    here, nowhere = ask(name, asking, reverse(name, args=[hidden.uuid])), ask(name, asking)
    assert here.status_code == nowhere.status_code == 404
    assert body(here) == body(nowhere)
    kept = [
        {key: value for key, value in answer.headers.items() if key != "Set-Cookie"}
        for answer in (here, nowhere)
    ]
    assert kept[0] == kept[1]


def test_a_revoked_grant_bites_on_the_next_request(world):
    user = world.user("SU")
    asking = clients(user)
    address = reverse("person", args=[world.people["IN"].uuid])
    assert ask("person", asking, address).status_code == 200
    user.grants.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert ask("person", asking, address).status_code == 403
    assert ask("person-list", asking).status_code == 403


def test_somebody_who_moves_away_is_out_of_sight_on_the_next_request(world):
    asking = clients(world.user("SU"))
    person = world.people["IN"]
    address = reverse("person", args=[person.uuid])
    assert ask("person", asking, address).status_code == 200
    person.postings.update(unit=world.force.units.get(code="SOUTH"))
    assert ask("person", asking, address).status_code == 404


@pytest.mark.parametrize("statement", ["update {0} set surname = ''", "delete from {0}"])
def test_the_webs_role_neither_changes_nor_deletes_history(statement, world):
    table = Person.events.rel.related_model._meta.db_table
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_a_token_that_has_ended_opens_nothing(world):
    user = world.user("AN")
    token, _key = tokens.issue(user)
    asking = clients(user)
    user.auth_token_set.exclude(pk=token.pk).update(expiry=timezone.now())
    assert ask("person-list", asking).status_code == 401


def test_each_access_role_is_somebody_here():
    assert set(ROLES.values()) == set(AccessRole)
