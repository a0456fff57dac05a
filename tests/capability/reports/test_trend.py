"""Coverage by month is what the checks find on its last day, and gaps what was on record then."""

from datetime import date, timedelta

import pytest

from capability.access import AccessRole
from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.checks.scope import scopes_over
from capability.models import Force, Gap, Role, Suspension
from capability.reports.required import RequiredReport, in_training
from capability.reports.trend import Cover, Trend
from capability.rules.months import month_ends
from tests.capability.reports.test_changes import DAY, _stands  # noqa: F401 a fixture
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
    an_allocation,
)

ENDS = [date(2024, 4, 30), date(2024, 5, 31), date(2024, 6, 30)]
DONE = date(2024, 6, 1)


@pytest.fixture
def team(northshire, investigations):
    return a_unit(northshire, "TEAM", under=investigations)


@pytest.fixture
def special(northshire, team):
    """Required of a role from May on; of two in it, one held it to the end of May."""
    special, role = (
        a_scheme("SPECIAL", force=northshire),
        Role.objects.create(force=northshire, code="SOIT", name="SOIT"),
    )
    facts = {"force": northshire, "role": role, "part": "", "starts_on": date(2024, 5, 1)}
    a_requirement(special, None, **facts)
    for name, unit in (("Holds", team), ("Lacks", northshire.root_unit)):
        a_posting(a_person(northshire, name), unit, role=role)
    holder = northshire.people.get(surname="Holds")
    an_accreditation(holder, special, awarded_on=date(2023, 1, 1), valid_to=date(2024, 5, 31))
    return special


def trend(user, force, ends=ENDS, today=DAY, **narrowed):
    (scope,) = scopes_over([force.pk], ends)
    return Trend(user, scope, ends, today, **narrowed)


def test_each_month_counts_as_it_was_on_its_last_day(northshire, training_lead, special):
    months = trend(training_lead, northshire).months
    assert [month.cover for month in months] == [Cover(0, 0), Cover(2, 1), Cover(2, 0)]
    assert [month.cover.share for month in months] == [None, 50, 0]
    assert [month.open for month in months] == [None, None, None]


def test_a_unit_counts_with_what_stood_under_it(northshire, training_lead, investigations, special):
    months = trend(training_lead, northshire, unit=investigations).months
    assert [month.cover for month in months] == [Cover(0, 0), Cover(1, 1), Cover(1, 0)]


def test_whoever_sees_a_unit_counts_no_more(northshire, sergeant, special):
    months = trend(sergeant, northshire).months
    assert months[-1].cover == Cover(1, 0)


def test_a_role_and_a_case_that_ask_for_the_same_count_once(northshire, training_lead, special):
    theft = a_category("THEFT", force=northshire)
    a_requirement(special, a_case_group("SERIOUS", theft, force=northshire), force=northshire)
    lacking = northshire.people.get(surname="Lacks")
    for _ in range(2):
        an_allocation(lacking, a_case(northshire, theft))
    assert trend(training_lead, northshire).months[-1].cover == Cover(2, 0)
    rows = RequiredReport(training_lead, Scope(northshire)).rows(ENDS[-1])
    asked = {row.person: (row.by_role, row.by_case) for row in rows}
    assert asked[lacking.pk] == (True, True)


@pytest.mark.parametrize(
    ("cycles", "counted"),
    [
        pytest.param([{"course_completed_on": DONE}], 1, id="course"),
        pytest.param([{"portfolio_opened_on": DONE}], 1, id="portfolio"),
        pytest.param([{"course_completed_on": ENDS[-1] + timedelta(days=1)}], 0, id="not-yet"),
        pytest.param([{"awarded_on": DONE, "valid_to": DONE}], 0, id="lapsed"),
        pytest.param(
            [{"awarded_on": DONE, "valid_to": DONE}, {"course_completed_on": DONE}], 1, id="again"
        ),
        pytest.param([{"awarded_on": DONE}, {"course_completed_on": DONE}], 0, id="held"),
        pytest.param([{"course_completed_on": DONE, "revoked_on": DONE}], 0, id="revoked"),
        pytest.param([{"awarded_on": DONE, "is_transfer": True}], 1, id="not-recognised"),
        pytest.param(
            [{"awarded_on": DONE, "is_transfer": True, "recognised_on": DONE}], 0, id="recognised"
        ),
    ],
)
def test_who_has_the_course_alone_is_in_training(
    northshire, training_lead, special, cycles, counted
):
    lacking = northshire.people.get(surname="Lacks")
    for facts in cycles:
        an_accreditation(lacking, special, **facts)
    cover = trend(training_lead, northshire).months[-1].cover
    assert (cover.in_training, cover.neither) == (counted, cover.short - counted)
    rows = RequiredReport(training_lead, Scope(northshire)).rows(ENDS[-1])
    assert len(in_training(rows, northshire, on=ENDS[-1])) == counted


def test_who_is_suspended_is_not_in_training(northshire, training_lead, special):
    lacking = northshire.people.get(surname="Lacks")
    award = an_accreditation(lacking, special, awarded_on=DONE)
    an_accreditation(lacking, special, course_completed_on=DONE)
    Suspension.objects.create(accreditation=award, starts_on=DONE, force=northshire)
    cover = trend(training_lead, northshire).months[-1].cover
    assert (cover.short, cover.in_training) == (2, 0)


def test_gaps_count_while_they_stood_open_on_record(northshire, training_lead, special):
    check = CHECKS["role-holder-unaccredited"]
    for on in (date(2024, 5, 15), date(2024, 6, 15)):
        gaps.sweep(check, Scope(northshire), on=on)
    Gap.objects.filter(person__surname="Lacks").update(closed_on=date(2024, 6, 30))
    found = trend(training_lead, northshire)
    assert [month.moves for month in found.months] == [None, (1, 1, 0), (1, 1, 1)]
    (line,) = found.by_check
    assert (line.code, line.first, line.last) == (check.code, None, 1)
    assert trend(training_lead, northshire, checks=["access-trap"]).months[-1].open == 0


def test_of_days_to_come_no_count_of_gaps_is_known(northshire, training_lead, special):
    check = CHECKS["role-holder-unaccredited"]
    gaps.sweep(check, Scope(northshire), on=date(2024, 5, 15))
    found = trend(training_lead, northshire, today=date(2024, 5, 31))
    told = [(month.open, month.untold) for month in found.months]
    assert told == [(None, "Not checked yet"), (1, ""), (None, "Not known yet")]
    assert [line.last for line in found.by_check] == [None]


def test_it_asks_as_often_for_many_months_as_for_few(
    northshire, training_lead, special, django_assert_num_queries
):
    for ends in (ENDS, month_ends(DAY, 24)):
        some = trend(
            a_user(f"{len(ends)}@x.example", AccessRole.ANALYST, northshire.root_unit),
            northshire,
            ends,
        )
        with django_assert_num_queries(5):
            assert len(some.months) == len(ends)
            assert some.by_scheme


@pytest.mark.usefixtures("_stands", "db")
def test_who_is_short_in_the_demo_force_is_whom_the_checks_find():
    force = Force.objects.get(code="NOR")
    lead = a_user("looks@northshire.example", AccessRole.LD_ADMIN, force.root_unit)
    for on in (DAY, DAY - timedelta(days=60)):
        rows = RequiredReport(lead, Scope(force)).rows(on)
        found = set()
        for code in ("role-holder-unaccredited", "case-holder-unaccredited"):
            duties = CHECKS[code].findings(Scope(force), on=on)
            found |= set(duties.values_list("person_id", "scheme_id"))
        assert {(row.person, row.scheme) for row in rows if not row.is_held} == found != set()
