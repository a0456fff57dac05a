from datetime import date

import pytest

from capability.checks import CHECKS, Scope
from capability.models import (
    Equivalence,
    EquivalenceSource,
    Part,
    Scheme,
    SchemeVersion,
    Suspension,
    UnitEdge,
)
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    a_unit,
    an_accreditation,
    an_allocation,
)

CHECK = CHECKS["case-holder-unaccredited"]
DAY = date(2024, 6, 1)


@pytest.fixture
def burglary(northshire):
    return a_category("BURGLARY", force=northshire)


@pytest.fixture
def first(db):
    return a_scheme("FIRST")


@pytest.fixture
def special(first):
    """A scheme that needs another one first."""
    return a_scheme("SPECIAL", needs=[first])


@pytest.fixture
def requirement(northshire, special, burglary):
    group = a_case_group("SERIOUS", burglary, force=northshire)
    return a_requirement(special, group, force=northshire)


@pytest.fixture
def holder(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def allocation(northshire, burglary, requirement, holder):
    return an_allocation(holder, a_case(northshire, burglary))


def found(force, *, on=DAY, people=None):
    rows = CHECK.findings(Scope(force, people), on=on)
    return set(rows.values_list("person_id", "allocation_id", "requirement_id"))


def evidence(force, *, on=DAY):
    scope = Scope(force)
    rows = CHECK.evidence(CHECK.findings(scope, on=on), scope, on=on)
    return rows.values_list("evidence", flat=True).get()


def test_a_holder_with_nothing_on_record_is_found(northshire, allocation, requirement, holder):
    assert found(northshire) == {(holder.pk, allocation.pk, requirement.pk)}


def test_nobody_of_another_force_is_found(stranger, allocation):
    assert found(stranger.grants.get().force) == set()


def test_only_the_people_of_the_scope_are_found(northshire, allocation, holder):
    assert found(northshire, people=(holder.pk + 1,)) == set()


@pytest.mark.parametrize(
    ("on", "is_found"),
    [
        pytest.param(date(2024, 2, 29), False, id="before-the-allocation"),
        pytest.param(date(2024, 3, 1), True, id="first-day-of-the-allocation"),
        pytest.param(date(2024, 7, 31), True, id="day-the-case-closes"),
        pytest.param(date(2024, 8, 1), False, id="day-after"),
    ],
)
def test_a_case_is_held_until_the_day_it_closes(northshire, allocation, on, is_found):
    allocation.case.closed_on = date(2024, 7, 31)
    allocation.case.save()
    assert bool(found(northshire, on=on)) is is_found


@pytest.mark.parametrize(
    ("grace", "on", "is_found"),
    [
        pytest.param(0, date(2024, 3, 1), True, id="no-grace"),
        pytest.param(10, date(2024, 3, 10), False, id="last-day-of-grace"),
        pytest.param(10, date(2024, 3, 11), True, id="day-after-grace"),
    ],
)
def test_no_gap_while_grace_runs(northshire, allocation, requirement, grace, on, is_found):
    requirement.grace_days = grace
    requirement.save()
    assert bool(found(northshire, on=on)) is is_found


@pytest.mark.parametrize(
    ("grace", "on", "is_found"),
    [
        pytest.param(0, date(2024, 5, 31), False, id="before-the-change"),
        pytest.param(92, DAY, True, id="over-since-the-first-day-of-the-allocation"),
        pytest.param(93, DAY, False, id="runs-since-the-first-day-of-the-allocation"),
    ],
)
def test_a_change_gives_no_grace_anew(northshire, allocation, requirement, grace, on, is_found):
    type(requirement).objects.update(ends_on=date(2024, 5, 30))
    same = {"force": northshire, "duty": requirement, "starts_on": DAY, "grace_days": grace}
    changed = a_requirement(requirement.scheme, requirement.case_group, **same)
    expected = {(allocation.person_id, allocation.pk, changed.pk)} if is_found else set()
    assert found(northshire, on=on) == expected


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        pytest.param({"awarded_on": DAY}, False, id="awarded-that-day"),
        pytest.param({"awarded_on": date(2024, 6, 2)}, True, id="awarded-the-next-day"),
        pytest.param({"awarded_on": date(2023, 1, 1), "valid_to": DAY}, False, id="last-good-day"),
        pytest.param(
            {"awarded_on": date(2023, 1, 1), "valid_to": date(2024, 5, 31)}, True, id="lapsed"
        ),
        pytest.param({"awarded_on": date(2023, 1, 1), "revoked_on": DAY}, True, id="revoked"),
        pytest.param({"course_completed_on": date(2023, 1, 1)}, True, id="course-alone"),
        pytest.param(
            {"awarded_on": date(2023, 1, 1), "is_transfer": True}, True, id="not-yet-recognised"
        ),
    ],
)
def test_good_is_current_or_due(northshire, allocation, holder, special, facts, is_found):
    an_accreditation(holder, special, **facts)
    assert bool(found(northshire)) is is_found


def test_a_suspended_award_is_not_held(northshire, allocation, holder, special):
    award = an_accreditation(holder, special, awarded_on=date(2023, 1, 1))
    Suspension.objects.create(
        force=northshire, accreditation=award, starts_on=DAY, ends_on=date(2024, 6, 30)
    )
    assert found(northshire)
    assert not found(northshire, on=date(2024, 7, 1))


def test_another_part_is_not_bound(northshire, allocation):
    allocation.part = Part.DEPUTY
    allocation.save()
    assert found(northshire) == set()


def test_a_requirement_for_any_part_binds_all(northshire, allocation, requirement):
    allocation.part = Part.DEPUTY
    allocation.save()
    requirement.part = ""
    requirement.save()
    assert len(found(northshire)) == 1


def test_a_leaver_who_still_holds_the_case_counts(northshire, allocation, holder):
    holder.services.update(left_on=date(2024, 4, 30))
    assert len(found(northshire)) == 1
    assert evidence(northshire)["left_on"] == "2024-04-30"


def test_a_case_reclassified_out_of_the_group_is_not_found(northshire, allocation):
    allocation.case.classifications.update(ends_on=date(2024, 5, 31))
    assert found(northshire) == set()


def test_a_units_requirement_binds_whoever_is_posted_under_it(
    northshire, investigations, allocation, requirement, holder
):
    team = a_unit(northshire, under=investigations)
    holder.postings.update(ends_on=date(2024, 3, 31))
    a_posting(holder, team, starts_on=date(2024, 4, 1))
    requirement.level, requirement.unit = "unit", investigations
    requirement.save()
    assert len(found(northshire)) == 1
    UnitEdge.objects.filter(unit=team).update(parent=northshire.root_unit)
    assert found(northshire) == set()


def test_an_older_version_than_accepted_does_not_count(
    northshire, allocation, holder, special, requirement
):
    newer = SchemeVersion.objects.create(scheme=special, label="new", starts_on=date(2024, 1, 1))
    requirement.oldest_version = newer
    requirement.save()
    an_accreditation(holder, special, awarded_on=date(2023, 6, 1))
    assert len(found(northshire)) == 1
    an_accreditation(holder, special, awarded_on=date(2024, 2, 1), version=newer)
    assert found(northshire) == set()


def test_an_equivalence_counts_when_all_its_sources_are_held(
    northshire, allocation, holder, special
):
    old, bridge = a_scheme("OLD"), a_scheme("BRIDGE")
    equivalence = Equivalence.objects.create(scheme=special, ends_on=DAY)
    for source in (old, bridge):
        EquivalenceSource.objects.create(equivalence=equivalence, scheme=source)
    an_accreditation(holder, old, awarded_on=date(2020, 1, 1))
    assert len(found(northshire)) == 1
    an_accreditation(holder, bridge, awarded_on=date(2024, 1, 1))
    assert found(northshire) == set()
    assert len(found(northshire, on=date(2024, 6, 2))) == 1


@pytest.mark.parametrize(
    ("record", "grade"),
    [
        pytest.param({}, ("A", 1), id="nothing"),
        pytest.param({"FIRST": {"course_completed_on": DAY}}, ("B", 1), id="first-course"),
        pytest.param(
            {"FIRST": {"awarded_on": date(2020, 1, 1), "valid_to": date(2024, 1, 1)}},
            ("B", 1),
            id="first-lapsed",
        ),
        pytest.param({"FIRST": {"awarded_on": DAY}}, ("C", 2), id="first-awarded"),
        pytest.param(
            {"FIRST": {"awarded_on": DAY}, "SPECIAL": {"course_completed_on": DAY}},
            ("D", 3),
            id="own-course",
        ),
        pytest.param(
            {"SPECIAL": {"awarded_on": date(2020, 1, 1), "revoked_on": DAY}}, ("D", 3), id="revoked"
        ),
    ],
)
def test_the_grade(northshire, allocation, holder, record, grade):
    for code, facts in record.items():
        an_accreditation(holder, Scheme.objects.get(code=code), **facts)
    shown = evidence(northshire)
    assert (shown["grade"], shown["severity"]) == grade


@pytest.mark.parametrize(
    ("facts", "grade"),
    [
        pytest.param({"awarded_on": date(2020, 1, 1)}, "A", id="good-but-for-that"),
        pytest.param({"awarded_on": date(2020, 1, 1), "valid_to": DAY}, "A", id="last-good-day"),
        pytest.param(
            {"awarded_on": date(2020, 1, 1), "valid_to": date(2024, 5, 31)}, "B", id="lapsed"
        ),
        pytest.param({"awarded_on": date(2020, 1, 1), "revoked_on": DAY}, "B", id="revoked"),
        pytest.param({"awarded_on": DAY, "is_transfer": True}, "B", id="not-yet-recognised"),
        pytest.param({"course_completed_on": DAY}, "B", id="course-alone"),
    ],
)
def test_only_an_award_can_be_suspended(northshire, allocation, holder, first, facts, grade):
    award = an_accreditation(holder, first, **facts)
    award.suspensions.create(force=northshire, starts_on=date(2023, 1, 1))
    assert evidence(northshire)["grade"] == grade


def test_the_grade_is_blank_where_nothing_is_needed_first(northshire, allocation, special):
    special.prerequisites.all().delete()
    shown = evidence(northshire)
    assert (shown["grade"], shown["severity"]) == ("", 1)


def test_the_evidence_names_what_was_looked_for_and_found(
    northshire, allocation, holder, first, requirement
):
    an_accreditation(
        holder,
        first,
        course_completed_on=date(2023, 1, 14),
        portfolio_opened_on=date(2023, 1, 14),
        portfolio_due_on=date(2024, 1, 14),
    )
    shown = evidence(northshire)
    assert shown["scheme"] == {"code": "SPECIAL", "name": "Scheme SPECIAL"}
    assert shown["found"] is None
    assert shown["held_from"] == "2024-03-01"
    assert shown["requirement"]["uuid"] == str(requirement.uuid)
    [needed] = shown["prerequisites"]
    assert (needed["code"], needed["found"]["state"]) == ("FIRST", "portfolio-overdue")
    assert needed["found"]["portfolio_due_on"] == "2024-01-14"
