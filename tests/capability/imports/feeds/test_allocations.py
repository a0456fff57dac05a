from datetime import date

import pytest

from capability.models import Case, CaseAllocation, CaseCategory, CaseClassification, Gap
from tests.factories.capability import a_category, a_person

HEADER = (
    "person_ref,case_reference,part,case_category,starts_on,ends_on,classified_on,closed_on,"
    "last_reviewed_on\n"
)


@pytest.fixture
def cases(load, northshire):
    """Load allocations: person, case, part and what follows; categories A to C are known."""
    for ref in ("7", "8"):
        a_person(northshire, person_ref=ref)
    for code in "ABC":
        a_category(code)
    return lambda *rows, **more: load(
        "allocations", HEADER + "".join(f"{row}\n" for row in rows), **more
    )


@pytest.fixture
def parts(cases):
    """Load days of person 7 as OIC of case 1: "starts_on,ends_on"."""
    return lambda *days, **more: cases(*(f"7,1,OIC,A,{day},,," for day in days), **more)


def held():
    return list(
        CaseAllocation.objects.order_by("starts_on", "pk").values_list("starts_on", "ends_on")
    )


def categories(reference="1"):
    found = CaseClassification.objects.filter(case__reference=reference).order_by("starts_on")
    return list(found.values_list("category__code", "starts_on", "ends_on"))


def day(number, month=1):
    return date(2025, month, number)


def test_a_row_makes_case_category_and_allocation(cases, outcomes):
    done = cases("7,1.0,OIC,A,05/01/2025,,,01/03/2025,01/02/2025")
    assert outcomes(done) == {2: "created"}
    case = Case.objects.get(reference="1")
    assert (case.closed_on, case.last_reviewed_on) == (date(2025, 3, 1), date(2025, 2, 1))
    assert categories() == [("A", day(5), None)]
    assert held() == [(day(5), None)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(["05/01/2025,", "05/01/2025,"], [(5, None)], id="twice"),
        pytest.param(["05/01/2025,09/01/2025", "03/01/2025,05/01/2025"], [(3, 9)], id="touching"),
        pytest.param(["05/01/2025,09/01/2025", "07/01/2025,"], [(5, None)], id="one-open"),
        pytest.param(["05/01/2025,06/01/2025", "07/01/2025,"], [(5, 6), (7, None)], id="adjacent"),
        pytest.param(
            ["01/01/2025,03/01/2025", "07/01/2025,09/01/2025", "02/01/2025,08/01/2025"],
            [(1, 9)],
            id="bridged",
        ),
    ],
)
def test_rows_that_overlap_in_a_file_are_one(parts, rows, expected):
    parts(*rows)
    assert held() == [(day(first), last and day(last)) for first, last in expected]


def test_the_first_of_overlapping_rows_counts_and_again_none(parts, outcomes):
    rows = ("05/01/2025,", "03/01/2025,", "01/01/2025,02/01/2025")
    assert outcomes(parts(*rows)) == {2: "created", 3: "unchanged", 4: "created"}
    assert set(outcomes(parts(*rows)).values()) == {"unchanged"}


@pytest.mark.parametrize(
    ("record", "said", "expected", "outcome"),
    [
        pytest.param("05/01/2025,", "07/01/2025,09/01/2025", (5, 9), "changed", id="ends"),
        pytest.param("05/01/2025,09/01/2025", "03/01/2025,06/01/2025", (3, 6), "changed", id="is"),
        pytest.param("05/01/2025,09/01/2025", "07/01/2025,", (5, 9), "unchanged", id="no-reopen"),
        pytest.param("05/01/2025,09/01/2025", "07/01/2025,#CLEAR", (5, None), "changed", id="open"),
        pytest.param("05/01/2025,", "07/01/2025,", (5, None), "unchanged", id="no-later-start"),
    ],
)
def test_what_overlaps_on_record_is_changed(parts, outcomes, record, said, expected, outcome):
    parts(record)
    before = CaseAllocation.objects.get().uuid
    assert outcomes(parts(said)) == {2: outcome}
    first, last = expected
    assert held() == [(day(first), last and day(last))]
    assert CaseAllocation.objects.get().uuid == before


def test_a_row_that_bridges_two_on_record_makes_them_one_with_their_gaps(parts, northshire):
    parts("01/01/2025,03/01/2025", "07/01/2025,09/01/2025")
    gone = CaseAllocation.objects.get(starts_on=day(7))
    Gap.objects.create(force=northshire, check_code="x", allocation=gone, opened_on=day(8))
    parts("02/01/2025,08/01/2025")
    assert held() == [(day(1), day(8))]
    assert Gap.objects.values_list("allocation", "closed_on").get() == (
        CaseAllocation.objects.get().pk,
        date(2026, 4, 1),
    )


def test_parts_and_people_do_not_merge(cases):
    days = "A,05/01/2025,,,,"
    cases(f"7,1,OIC,{days}", f"8,1,OIC,{days}", f"7,1,DEPUTY,{days}", f"7,2,OIC,{days}")
    assert CaseAllocation.objects.count() == 4


def test_neighbours_that_shrink_and_grow_pass_each_other(parts):
    parts("01/01/2025,10/01/2025", "20/01/2025,30/01/2025")
    parts("01/01/2025,05/01/2025", "08/01/2025,25/01/2025")
    assert held() == [(day(1), day(5)), (day(8), day(25))]


def test_an_allocation_that_ends_before_it_starts_is_rejected(parts, outcomes, told):
    done = parts("05/01/2025,04/01/2025", "05/01/2025,05/01/2025")
    assert outcomes(done) == {2: "rejected", 3: "created"}
    assert told(done) == [(2, "ends_on", "It ends before it starts.")]


def test_a_start_outside_every_service_goes_in_with_a_warning(parts, outcomes, told):
    done = parts("03/01/2010,")
    assert outcomes(done) == {2: "created"}
    rule = "The day is outside every service on record of the person."
    assert told(done) == [(2, "starts_on", rule)]


def test_nothing_is_written_for_a_row_that_fits_nobody(cases, outcomes):
    done = cases("9,1,OIC,NEW,05/01/2025,,,,", create={"case_categories": True})
    assert outcomes(done) == {2: "unresolved"}
    assert not Case.objects.exists()
    assert not CaseCategory.objects.filter(code="NEW").exists()


def test_a_new_category_is_made_where_the_mapping_allows_it(cases, northshire):
    cases("7,1,OIC,NEW,05/01/2025,,,,", create={"case_categories": True})
    assert CaseCategory.objects.get(code="NEW").force == northshire
    assert categories() == [("NEW", day(5), None)]


def test_an_unknown_category_is_rejected_whoever_is_meant(cases, outcomes):
    assert outcomes(cases("9,1,OIC,NEW,05/01/2025,,,,")) == {2: "rejected"}


def test_a_category_counts_from_the_first_allocation_in_the_file(cases):
    cases("7,1,OIC,A,05/01/2025,,,,", "8,1,OIC,A,03/01/2025,,,,")
    assert categories() == [("A", day(3), None)]


def test_a_first_allocation_found_later_draws_the_category_along(cases, outcomes):
    cases("7,1,OIC,A,05/01/2025,,,,")
    assert outcomes(cases("8,1,OIC,A,03/01/2025,,,,")) == {2: "created"}
    assert categories() == [("A", day(3), None)]


def test_a_category_with_a_day_of_its_own_keeps_it(cases):
    cases("7,1,OIC,A,05/01/2025,,08/01/2025,,")
    cases("8,1,OIC,A,03/01/2025,,,,")
    assert categories() == [("A", day(8), None)]


@pytest.mark.parametrize(
    ("classified_on", "begins"),
    [
        pytest.param("10/02/2025", date(2025, 2, 10), id="on-its-day"),
        pytest.param("", date(2026, 4, 1), id="as-at"),
    ],
)
def test_another_category_is_a_reclassification(cases, outcomes, classified_on, begins):
    cases("7,1,OIC,A,05/01/2025,,,,")
    row = f"7,1,OIC,B,05/01/2025,,{classified_on},,"
    assert outcomes(cases(row)) == {2: "changed"}
    assert [(code, starts) for code, starts, _ in categories()] == [("A", day(5)), ("B", begins)]
    assert outcomes(cases(row, as_at=date(2026, 5, 1))) == {2: "unchanged"}


def test_a_category_before_the_one_on_record_lasts_until_it(cases):
    cases("7,1,OIC,B,05/01/2025,,20/01/2025,,")
    cases("7,1,OIC,A,05/01/2025,,05/01/2025,,")
    assert categories() == [("A", day(5), day(19)), ("B", day(20), None)]


def test_a_file_may_tell_first_and_later_category_and_again_changes_nothing(cases, outcomes):
    rows = ("7,1,OIC,A,05/01/2025,,,,", "8,1,OIC,B,06/01/2025,,20/01/2025,,")
    cases(*rows)
    assert categories() == [("A", day(5), day(19)), ("B", day(20), None)]
    again = cases(*rows, as_at=date(2026, 5, 1))
    assert set(outcomes(again).values()) == {"unchanged"}


@pytest.mark.parametrize("classified_on", ["", "08/01/2025"])
def test_two_categories_from_one_day_reject_both_rows(cases, outcomes, told, classified_on):
    done = cases(
        f"7,1,OIC,A,05/01/2025,,{classified_on},,",
        f"8,1,OIC,B,05/01/2025,,{classified_on},,",
        "8,2,OIC,B,05/01/2025,,,,",
    )
    assert outcomes(done) == {2: "rejected", 3: "rejected", 4: "created"}
    assert told(done) == [
        (2, "case_category", "Row 3 gives the case another category from the same day."),
        (3, "case_category", "Row 2 gives the case another category from the same day."),
    ]


def test_a_rejected_row_rejects_no_other(cases, outcomes):
    done = cases("7,1,OIC,A,05/01/2025,04/01/2025,,,", "8,1,OIC,B,05/01/2025,,,,")
    assert outcomes(done) == {2: "rejected", 3: "created"}


def test_a_case_closes_and_a_blank_does_not_reopen_it(cases, outcomes):
    row = "7,1,OIC,A,05/01/2025,,"
    cases(f"{row},,")
    assert outcomes(cases(f"{row},01/03/2025,")) == {2: "changed"}
    assert outcomes(cases(f"{row},,")) == {2: "unchanged"}
    assert Case.objects.get().closed_on == date(2025, 3, 1)
    assert outcomes(cases(f"{row},#CLEAR,")) == {2: "changed"}
    assert Case.objects.get().closed_on is None


def test_of_several_reviews_in_a_file_the_latest_holds(cases):
    row = "7,1,OIC,A,05/01/2025,,,"
    cases(f"{row},01/03/2025", f"{row},01/02/2025")
    assert Case.objects.get().last_reviewed_on == date(2025, 3, 1)


def test_many_rows_go_in_a_portion_at_a_time(cases, monkeypatch, outcomes):
    monkeypatch.setattr("capability.imports.feeds.allocations.AT_ONCE", 2)
    rows = [f"7,{case},OIC,A,0{start}/01/2025,,,," for start in (5, 3) for case in range(5)]
    done = cases(*rows)
    assert list(outcomes(done).values()).count("created") == 5
    assert held() == [(day(3), None)] * 5
