from collections import Counter
from datetime import date, timedelta
from statistics import mean, stdev

import pytest

from config.demo import force, offences
from config.demo.names import FORENAMES, SURNAMES, TOWNS

ON = date(2025, 6, 30)


def plan(people, seed=1):
    return force.plan("NOR", "Northshire Constabulary", people=people, seed=seed, on=ON)


def whom(planned):
    return {person.ref: person for person in planned.people}


def open_as_oic(planned):
    rows = [row for row in planned.allocations if row.part == "OIC" and not row.closed_on]
    return {(row.case, row.person): row for row in rows if not row.ends_on}.values()


def test_force_is_the_same_for_the_same_seed(planned):
    assert plan(200) == planned


def test_force_differs_for_another_seed(planned):
    assert plan(200, seed=2).people != planned.people


@pytest.mark.parametrize("size", [20, 21, 137, 600])
def test_force_has_as_many_people_as_asked_for(size):
    assert len({person.ref for person in plan(size).people}) == size


def test_names_stand_once_in_their_lists():
    assert [Counter(names).most_common(1)[0][1] for names in (SURNAMES, FORENAMES, TOWNS)] == [
        1
    ] * 3


def test_units_have_codes_of_their_own_under_known_parents(large):
    codes = [unit.code for unit in large.tree.units]
    assert len(codes) == len(set(codes))
    assert {unit.parent for unit in large.tree.units} <= {*codes, ""}


def test_specialist_teams_say_in_what(planned):
    teams = [unit for unit in planned.tree.units if unit.specialism == "RASSO"]
    assert [unit.kind for unit in teams] == ["Department", "Team"]


def test_grades_are_in_the_shares_of_the_sources(large):
    count = Counter(holder.grade for holder in large.holders)
    assert count == {"A": 30, "B": 30, "C": 30, "D": 12, "E": 18}


def test_a_third_of_the_portfolios_of_grade_b_are_overdue(large):
    of_b = {holder.person.ref for holder in large.holders if holder.grade == "B"}
    courses = [one for one in large.records.cycles if one.person in of_b and one.scheme == "PIP2"]
    people = whom(large)
    since = [(people[one.person].until - one.course_completed_on).days for one in courses]
    overdue = [days for days in since if days > 366]
    assert len(since) == 30
    assert 5 <= len(overdue) <= 10


def test_caseload_of_investigators_is_that_of_the_sources(large):
    people = whom(large)
    count = Counter(row.person for row in open_as_oic(large))
    loads = [n for ref, n in count.items() if people[ref].post.rank in ("DC", "T/DC", "PSI")]
    assert 13 <= mean(loads) <= 15
    assert 6 <= stdev(loads) <= 8
    assert max(loads) <= 45


def test_inspectors_carry_a_few_cases(planned):
    people = whom(planned)
    count = Counter(row.person for row in open_as_oic(planned))
    carried = [n for ref, n in count.items() if people[ref].post.rank == "DI"]
    assert carried
    assert max(carried) <= 8


def test_first_response_officers_are_six_or_seven_in_a_hundred(large):
    officers = [one for one in large.people if one.post.kind == "officer" and not one.has_left]
    trained = {one.person for one in large.records.cycles if one.scheme == "FRO"}
    assert 0.06 <= len(trained) / len(officers) <= 0.07


def test_busiest_tenth_of_first_responders_go_to_two_cases_in_five(large):
    trained = {one.person for one in large.records.cycles if one.scheme == "FRO"}
    went = Counter(
        row.person
        for row in large.allocations
        if row.part == "FIRST_RESPONDER" and row.person in trained
    )
    busiest = went.most_common(round(len(trained) / 10))
    assert 0.35 <= sum(n for _person, n in busiest) / went.total() <= 0.5


def test_some_first_responders_are_untrained(planned):
    trained = {one.person for one in planned.records.cycles if one.scheme == "FRO"}
    went = {row.person for row in planned.allocations if row.part == "FIRST_RESPONDER"}
    assert went - trained


def test_somebody_left_and_still_holds_a_case(planned):
    people = whom(planned)
    assert any(people[row.person].has_left for row in open_as_oic(planned))


def test_somebody_came_back(planned):
    assert [len(one.services) for one in planned.people].count(2) >= 1


def test_a_probationer_holds_a_rasso_case(planned):
    services = [holder.person.services[-1] for holder in planned.holders]
    assert any(one.probation_ends_on and one.probation_ends_on > ON for one in services)


def test_only_holders_have_open_rasso_cases_of_their_own(planned):
    held = {row.person for row in open_as_oic(planned) if row.category in offences.RASSO}
    assert held == {holder.person.ref for holder in planned.holders}


def test_one_case_has_several_oics(planned):
    assert Counter(row.case for row in open_as_oic(planned)).most_common(1)[0][1] > 1


def test_cases_have_supervisors_and_deputies(planned):
    parts = {row.part for row in planned.allocations}
    assert parts == {"OIC", "DEPUTY", "SUPERVISOR", "FIRST_RESPONDER"}


def test_some_cases_were_reclassified_after_their_allocation(large):
    late = [row for row in large.allocations if row.classified_on]
    assert late
    assert all(row.classified_on > row.starts_on for row in late)


def test_a_number_is_borne_by_two(planned):
    numbers = Counter(person.identities[0].number for person in planned.people)
    assert numbers.most_common(1)[0][1] == 2


def test_somebody_has_another_name_now(planned):
    assert [person for person in planned.people if len(person.identities) == 2]


def test_nobody_has_a_case_before_the_post_or_after_leaving(large):
    people = whom(large)
    assert all(
        people[row.person].joined_on <= row.starts_on <= people[row.person].until
        for row in large.allocations
    )


def test_postings_follow_one_another(large):
    for person in large.people:
        days = [day for stay in person.stays for day in (stay.starts_on, stay.ends_on)]
        *inner, last = days
        assert inner == sorted(inner)
        assert last == (person.until if person.has_left else None)


def test_every_kind_of_mishap_happens(planned):
    records = planned.records
    assert all((records.suspensions, records.revocations, records.transfers))


def test_a_renewal_came_before_the_expiry(planned):
    cycles = [one for one in planned.records.cycles if one.scheme == "SSAIDP" and one.expires_on]
    renewals = [
        (one, other)
        for one in cycles
        for other in cycles
        if one.person == other.person and one.awarded_on < other.awarded_on <= one.expires_on
    ]
    assert renewals


def test_courses_come_before_awards(large):
    done = [one for one in large.records.cycles if one.awarded_on]
    assert all(one.course_completed_on <= one.awarded_on <= ON for one in done)
    assert all(one.course_completed_on > date(1990, 1, 1) + timedelta(1) for one in done)
