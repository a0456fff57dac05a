"""Gaps of a check that is about a unit, or about the force as a whole, and about no person."""

from datetime import date

import pytest
from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import JSONObject

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Check, Scope
from capability.checks.scope import scopes_over
from capability.models import Person, Unit
from capability.reports import explained, gaps
from capability.reports.gaps import Narrowing
from capability.reports.trend import Trend
from capability.rules.explanations import Explanation
from tests.factories.capability import a_unit

MONDAY = date(2024, 6, 3)


class Unnamed(Check):
    """Finds units without a specialism."""

    def findings(self, scope, *, on):
        units = Unit.objects.filter(force=scope.force, specialism="", is_root=False).order_by()
        return units.annotate(unit_id=F("pk"), subject=Value("units", output_field=CharField()))

    def graded(self, findings, scope, *, on):
        return findings.annotate(
            grade=Value("", output_field=CharField()),
            severity=Value(2, output_field=IntegerField()),
        )

    def evidence(self, findings, scope, *, on):
        return self.graded(findings, scope, on=on).annotate(evidence=JSONObject(of="code"))

    def explain(self, evidence, *, on):
        return Explanation(summary=f"Nobody has named {evidence['of']}", rule="T-01", on=on)


class OfUnit(Unnamed):
    code = "of-unit"
    keys = ("unit",)


class OfForce(Unnamed):
    code = "of-force"
    keys = ("subject",)

    def findings(self, scope, *, on):
        return super().findings(scope, on=on).filter(code="INV")


@pytest.fixture
def swept(northshire, investigations, monkeypatch):
    a_unit(northshire, "RESP")
    for check in (OfUnit(), OfForce()):
        monkeypatch.setitem(CHECKS, check.code, check)
        sweeping.sweep(check, Scope(northshire), on=MONDAY)


def listed(user, **narrowing):
    narrowing = {"on": MONDAY, "checks": ["of-unit", "of-force"]} | narrowing
    items = gaps.listed(user, Narrowing(**narrowing))
    rows = explained.filled(items, user, on=MONDAY)
    return sorted((row["check"], row["explanation"].summary, row["person"]) for row in rows)


OF_FORCE = ("of-force", "Nobody has named INV", None)
OF_UNITS = [
    ("of-unit", "Nobody has named INV", None),
    ("of-unit", "Nobody has named RESP", None),
]


@pytest.mark.usefixtures("swept")
@pytest.mark.parametrize("as_of", [False, True])
def test_who_sees_the_force_sees_all(training_lead, as_of):
    assert listed(training_lead, as_of=as_of) == [OF_FORCE, *OF_UNITS]


@pytest.mark.usefixtures("swept")
@pytest.mark.parametrize("as_of", [False, True])
def test_who_sees_a_unit_sees_what_is_about_it(sergeant, as_of):
    assert listed(sergeant, as_of=as_of) == OF_UNITS[:1]


@pytest.mark.usefixtures("swept")
def test_a_stranger_sees_none(stranger):
    assert listed(stranger) == listed(stranger, as_of=True) == []


@pytest.mark.usefixtures("swept")
@pytest.mark.parametrize("as_of", [False, True])
def test_asking_about_people_leaves_them_out(training_lead, as_of):
    assert listed(training_lead, as_of=as_of, people=Person.objects.all()) == []


@pytest.fixture
def asks(reads, northshire, investigations, swept):
    """Of a unit, or of one under it, what the API lists: which units are said to have no name."""
    team = a_unit(northshire, "TEAM", under=investigations)
    sweeping.sweep(CHECKS["of-unit"], Scope(northshire), on=MONDAY)

    def answer(user, unit=investigations, **asked):
        listed = reads(user, "gaps/", unit=(unit or team).uuid, **asked)
        assert listed.status_code == 200
        rows = [row for row in listed.json()["results"] if row["check"].startswith("of-")]
        return sorted(row["explanation"]["summary"].rpartition(" ")[2] for row in rows)

    return answer


@pytest.mark.parametrize("as_of", [{}, {"as_of": str(MONDAY)}])
def test_a_unit_has_those_about_it_and_about_what_stands_under_it(
    asks, training_lead, sergeant, as_of
):
    for user in (training_lead, sergeant):
        assert asks(user, **as_of) == ["INV", "TEAM"]
        assert asks(user, unit=None, **as_of) == ["TEAM"]


def test_a_name_beside_the_unit_asks_about_people_alone(asks, training_lead):
    assert asks(training_lead, q="Inv") == []


@pytest.mark.parametrize("as_of", [False, True])
def test_units_that_are_asked_for_widen_nobodys_reach(sergeant, swept, as_of):
    found = listed(sergeant, as_of=as_of, people=Person.objects.none(), units=Unit.objects.all())
    assert found == OF_UNITS[:1]


def test_the_trend_of_a_unit_counts_those_about_it(training_lead, northshire, investigations, asks):
    (scope,) = scopes_over([northshire.pk], [MONDAY])
    trend = Trend(training_lead, scope, [MONDAY], MONDAY, unit=investigations)
    assert trend.months[0].moves == (2, 2, 0)
