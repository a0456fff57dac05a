"""What flat reports and files of lists say, and to whom, against tests/access_rules.py."""

import json

import pytest

from capability.reports import case_holders, dispensation_months, flat_gaps, flat_trend
from capability.views.exports import LISTS
from tests import access_relations as relations
from tests import access_rules as rules
from tests.access_world import LEFT_ON, ROLES, World, clients, named
from training.models import Assessor
from training.reports import assessor_rows, pipeline

REPORTS = {"gaps": flat_gaps.COLUMNS, "case-holders": case_holders.COLUMNS}
OF_NOBODY = {
    "dispensations": dispensation_months.COLUMNS,
    "coverage": flat_trend.COVERAGE,
    "gap-trend": flat_trend.GAPS,
}
OF_TRAINING = {"pipeline": pipeline.COLUMNS, "assessors": assessor_rows.COLUMNS}


@pytest.fixture
def world(db):
    return World()


def rows_of(report, user):
    _pages, api = clients(user)
    answer = api.get(f"/api/v1/reports/{report}/")
    return json.loads(answer.getvalue())["rows"]


def test_every_column_of_a_flat_report_has_a_rule():
    known = f"{rules.TELLING} {rules.PLAIN} {rules.OF_FILES} {relations.OF_FLAT_REPORTS}".split()
    assert {
        column for columns in (REPORTS | OF_NOBODY | OF_TRAINING).values() for column in columns
    } - set(known) == set()


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("who", ["SU", "LD", "RA", "AN", "AU", "OF"])
def test_a_flat_report_holds_what_opens_and_nothing_else(who, report, world):
    known = {str(named(one, who)): relation for relation, one in world.people.items()}
    word = "pseudonym" if who == "AN" else "person_uuid"
    rows = rows_of(report, world.user(who))
    assert {known[row[word]] for row in rows} == rules.SEES[who]


@pytest.mark.parametrize("report", REPORTS)
def test_no_flat_report_tells_an_analyst_who_it_is(report, world):
    rows = rows_of(report, world.user("AN"))
    assert rows
    assert {row.get(word) for row in rows for word in rules.TELLING.split()} == {None}


@pytest.mark.parametrize("who", ["LD", "AN", "AU"])
def test_the_report_of_assessors_holds_those_in_reach_and_names_none_to_an_analyst(who, world):
    for person in world.people.values():
        facts = {"force": person.force, "person": person, "starts_on": LEFT_ON}
        Assessor.objects.create(capacity=3, **facts)
    rows = rows_of("assessors", world.user(who))
    known = {str(named(one, who)): relation for relation, one in world.people.items()}
    word = "pseudonym" if who == "AN" else "person_uuid"
    assert sorted(known[row[word]] for row in rows) == ["IN", "OUT", "OWN"]
    told = {row.get(name) for row in rows for name in rules.TELLING.split()}
    assert (told == {None}) == (who == "AN")


@pytest.mark.parametrize("who", ROLES)
def test_a_list_is_taken_away_by_whoever_opens_its_page(who, world):
    pages, _api = clients(world.user(who))
    opened = {
        noun for may, nouns in relations.EXPORTED.items() for noun in nouns.split() if who in may
    }
    found = {noun: pages.get(f"/exports/{noun}.csv").status_code for noun in LISTS}
    assert found == {noun: 200 if noun in opened else 403 for noun in LISTS}
