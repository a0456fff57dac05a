from datetime import date

import pytest

from capability.models import Accreditation, Scheme
from tests.factories.capability import a_person, a_scheme

HEADER = (
    "person_ref,scheme,course_completed_on,portfolio_opened_on,portfolio_due_on,awarded_on,"
    "expires_on,certificate\n"
)
DATES = ("course_completed_on", "portfolio_opened_on", "portfolio_due_on", "awarded_on")


@pytest.fixture
def scheme(northshire):
    """Good for a year, with nine months for the portfolio."""
    a_person(northshire, person_ref="7")
    return a_scheme("FLY", validity_months=12, portfolio_months=9)


@pytest.fixture
def awards(load, scheme):
    """Load accreditations of person 7 in the scheme: what stands after the scheme's code."""
    return lambda *rows, **more: load(
        "accreditations", HEADER + "".join(f"7,FLY,{row}\n" for row in rows), **more
    )


def cycles(*names):
    return list(Accreditation.objects.order_by("pk").values_list(*(names or DATES)))


def test_a_course_and_an_award_are_one_cycle(awards, outcomes):
    assert outcomes(awards("01/02/2025,,,01/06/2025,,C1")) == {2: "created"}
    assert cycles("course_completed_on", "awarded_on", "valid_to", "certificate") == [
        (date(2025, 2, 1), date(2025, 6, 1), date(2026, 6, 1), "C1")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("01/02/2025,,,,,C1", "02/02/2025,,,,,C1", id="certificate"),
        pytest.param("01/02/2025,,,,,", "01/02/2025,,,,,C2", id="course-day"),
        pytest.param(",,,01/06/2025,,C1", ",,,01/06/2025,,C2", id="award-day"),
        pytest.param("01/02/2025,,,,,", ",,,01/06/2025,,", id="later-facts-alone"),
    ],
)
def test_a_row_about_the_same_cycle_changes_it(awards, outcomes, first, second):
    awards(first)
    assert outcomes(awards(second)) == {2: "changed"}
    assert Accreditation.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("01/02/2025,,,,,", "02/02/2025,,,,,", id="another-course"),
        pytest.param("01/07/2025,,,,,", ",,,01/06/2025,,", id="course-after-award"),
        pytest.param("01/02/2024,,,01/06/2024,,", ",,,01/06/2025,,", id="awarded-before"),
        pytest.param("01/02/2025,,,,,C1", ",,,01/06/2025,,C2", id="another-certificate"),
    ],
)
def test_a_row_about_another_cycle_begins_one(awards, outcomes, first, second):
    awards(first)
    assert outcomes(awards(second)) == {2: "created"}
    assert Accreditation.objects.count() == 2


def test_later_facts_complete_the_newest_cycle(awards):
    awards("01/02/2023,,,,,", "01/02/2024,,,,,", "01/02/2025,,,,,")
    awards(",,,01/06/2024,,")
    assert cycles("awarded_on") == [(None,), (date(2024, 6, 1),), (None,)]


def test_later_facts_do_not_complete_a_revoked_cycle(awards, outcomes):
    awards("01/02/2025,,,,,")
    Accreditation.objects.update(revoked_on=date(2025, 3, 1))
    assert outcomes(awards(",,,01/06/2025,,")) == {2: "created"}


def test_a_file_may_tell_a_cycle_in_several_rows_and_again_changes_nothing(awards, outcomes):
    rows = ("01/02/2025,,,,,", ",01/03/2025,,,,", ",,,01/06/2025,,")
    assert outcomes(awards(*rows)) == {2: "created", 3: "changed", 4: "changed"}
    before = cycles()
    assert set(outcomes(awards(*rows)).values()) == {"unchanged"}
    assert cycles() == before


def test_the_same_cycle_twice_in_a_file_is_told_once(awards, outcomes, told):
    done = awards("01/02/2025,,,,,", "01/02/2025,,,,,", "01/02/2025,,,01/06/2025,,")
    assert outcomes(done) == {2: "created", 3: "unchanged", 4: "rejected"}
    assert told(done) == [(4, "", "It is about the same cycle as row 2 and says otherwise.")]
    assert cycles("awarded_on") == [(None,)]


def test_two_rows_that_complete_a_cycle_differently_do_not_take_turns(awards, outcomes, told):
    rows = ("01/02/2025,,,,,", ",01/03/2025,,,,", ",02/03/2025,,,,")
    assert outcomes(awards(*rows))[4] == "rejected"
    again = awards(*rows)
    assert outcomes(again) == {2: "unchanged", 3: "unchanged", 4: "rejected"}
    assert told(again) == [(4, "portfolio_opened_on", "The cycle has another one from row 3.")]


def test_a_given_expiry_is_the_last_good_day(awards):
    awards(",,,01/06/2025,31/12/2025,")
    awards("01/02/2025,,,,,", ",,,01/06/2025,,")
    assert cycles("valid_to")[0] == (date(2025, 12, 31),)


def test_a_cleared_expiry_is_worked_out_again(awards):
    awards(",,,01/06/2025,31/12/2025,")
    awards(",,,01/06/2025,#CLEAR,")
    assert cycles("expires_on", "valid_to") == [(None, date(2026, 6, 1))]


def test_the_versions_terms_are_those_of_the_award(awards, scheme, outcomes):
    awards(",,,01/06/2025,,")
    scheme.versions.update(validity_months=3, renewal_window_days=7)
    assert outcomes(awards(",,,01/06/2025,,")) == {2: "unchanged"}
    assert cycles("valid_to", "renewal_window_days") == [(date(2026, 6, 1), 90)]


def test_the_version_is_that_of_the_course_day(awards, scheme):
    newer = scheme.versions.create(label="new", starts_on=date(2025, 3, 1), validity_months=24)
    awards("28/02/2025,,,01/03/2025,,", "01/03/2025,,,02/03/2025,,", ",,,03/03/2025,,")
    older = scheme.versions.exclude(pk=newer.pk).get()
    assert cycles("version") == [(older.pk,), (newer.pk,), (newer.pk,)]


def test_an_award_before_every_version_is_rejected(awards, scheme, told):
    scheme.versions.update(starts_on=date(2025, 3, 1))
    rule = "No version of the scheme was in force on that day."
    assert told(awards("28/02/2025,,,01/03/2025,,")) == [(2, "scheme", rule)]


def test_with_the_old_expiry_as_anchor_no_day_is_lost_whatever_the_order(awards, scheme):
    scheme.versions.update(anchor="expiry")
    awards(",,,01/05/2025,,", ",,,01/06/2024,,")
    assert cycles("valid_to") == [(date(2026, 6, 1),), (date(2025, 6, 1),)]


def test_the_portfolio_is_due_after_the_course_unless_the_file_says_when(awards):
    awards("01/02/2025,,,,,", "02/02/2025,,01/05/2025,,,", "03/02/2025,,#CLEAR,,,")
    assert cycles("portfolio_due_on") == [(date(2025, 11, 1),), (date(2025, 5, 1),), (None,)]


def test_a_corrected_course_day_moves_what_was_worked_out_from_it(awards):
    awards("01/02/2025,,,,,C1", "01/02/2024,,01/03/2024,,,C2")
    awards("03/02/2025,,,,,C1", "03/02/2024,,,,,C2")
    assert cycles("portfolio_due_on") == [(date(2025, 11, 3),), (date(2024, 3, 1),)]


def test_clear_empties_and_blank_changes_nothing(awards, outcomes):
    awards("01/02/2025,01/03/2025,,01/06/2025,,C1")
    assert outcomes(awards("01/02/2025,,,,,")) == {2: "unchanged"}
    assert outcomes(awards("01/02/2025,,,#CLEAR,,#CLEAR")) == {2: "changed"}
    expected = (date(2025, 3, 1), None, None, "", 0)
    names = ("portfolio_opened_on", "awarded_on", "valid_to", "certificate", "renewal_window_days")
    assert cycles(*names) == [expected]


def test_a_cycle_is_not_emptied_of_its_last_date(awards, told):
    awards("01/02/2025,,#CLEAR,,,C1")
    cleared = awards("#CLEAR,,#CLEAR,,01/01/2027,C1", "#CLEAR,,,,#CLEAR,C1")
    assert told(cleared)[0][0] == 3
    assert cycles("course_completed_on", "expires_on") == [(None, date(2027, 1, 1))]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        pytest.param(
            ",,,02/04/2026,,",
            ("awarded_on", "The award is after 01/04/2026, the day that the file is of."),
            id="award-after-today",
        ),
        pytest.param(
            ",,,01/06/2025,31/05/2025,",
            ("expires_on", "The expiry is before the award."),
            id="expiry-before-award",
        ),
    ],
)
def test_what_cannot_be_is_rejected(awards, outcomes, told, row, fault):
    done = awards(row)
    assert outcomes(done) == {2: "rejected"}
    assert told(done) == [(2, *fault)]
    assert not Accreditation.objects.exists()


def test_an_award_on_the_day_of_the_file_goes_in(awards, outcomes):
    assert outcomes(awards(",,,01/04/2026,01/04/2026,")) == {2: "created"}


def test_an_expiry_before_the_award_on_record_is_rejected(awards, told):
    awards("01/02/2025,,,01/06/2025,,")
    rule = "The expiry is before the award of 01/06/2025."
    assert told(awards("01/02/2025,,,,31/05/2025,")) == [(2, "expires_on", rule)]
    assert cycles("expires_on") == [(None,)]


def test_an_award_outside_every_service_goes_in_with_a_warning(awards, outcomes, told):
    done = awards(",,,03/01/2010,,", ",,,04/01/2010,,")
    assert outcomes(done) == {2: "created", 3: "created"}
    rule = "The day is outside every service on record of the person."
    assert told(done) == [(2, "awarded_on", rule)]
    assert done.counts()["warnings"] == 1


def test_a_new_scheme_is_made_where_the_mapping_allows_it(load, awards, outcomes):
    text = HEADER + "7,CIT40,,,,01/06/2025,,\n8,NEVER,,,,01/06/2025,,\n"
    done = load("accreditations", text, create={"schemes": True})
    assert outcomes(done) == {2: "created", 3: "unresolved"}
    assert cycles("scheme__code", "valid_to", "version__starts_on") == [("CIT40", None, None)]
    assert not Scheme.objects.filter(code="NEVER").exists()


def test_an_unknown_scheme_names_the_nearest(awards, load):
    [fault] = load("accreditations", HEADER + "7,FLYY,,,,01/06/2025,,\n").faults
    assert (fault.column, fault.value, fault.rule) == ("scheme", "FLYY", "No scheme has that code.")
    assert "FLY?" in fault.cure
