from datetime import date

import pytest

from capability.actions import undoing
from capability.models import Accreditation, Scheme
from tests.factories.capability import a_person, an_accreditation
from tests.factories.training import a_programme
from training.actions import clocks
from training.models import Portfolio

HEADER = "person_ref,scheme,opened_on,due_on\n"
ROW = "7,PIP2,10/03/2025,"


@pytest.fixture
def course(northshire):
    person = a_person(northshire, person_ref="7")
    pip2 = Scheme.objects.get(force=None, code="PIP2")
    return an_accreditation(
        person,
        pip2,
        course_completed_on=date(2025, 3, 3),
        portfolio_due_on=date(2026, 3, 3),
    )


@pytest.fixture
def portfolios(load, course):
    return lambda *rows, **more: load("portfolios", HEADER + "\n".join(rows) + "\n", **more)


def cycle():
    return Accreditation.objects.values_list("portfolio_opened_on", "portfolio_due_on").get()


def kept():
    return Portfolio.objects.values_list("step", "opened_on", "first_due_on", "programme__code")


def test_a_row_completes_the_cycle_and_opens_a_portfolio(portfolios, outcomes):
    assert outcomes(portfolios(ROW)) == {2: "changed"}
    assert cycle() == (date(2025, 3, 10), date(2026, 3, 3))
    assert list(kept()) == [("open", date(2025, 3, 10), date(2026, 3, 3), "PIP2")]


def test_the_same_file_again_changes_nothing(portfolios, outcomes):
    portfolios(ROW)
    assert outcomes(portfolios(ROW)) == {2: "unchanged"}
    assert Portfolio.objects.get().events.count() == 1


def test_another_last_day_changes_it(portfolios, outcomes):
    portfolios(ROW)
    assert outcomes(portfolios(f"{ROW}01/06/2026")) == {2: "changed"}
    assert cycle() == (date(2025, 3, 10), date(2026, 6, 1))
    assert [row[2] for row in kept()] == [date(2026, 6, 1)]


def test_without_a_cycle_one_begins_and_the_missing_course_is_pointed_out(
    portfolios, course, outcomes, told
):
    course.delete()
    load = portfolios(ROW)
    assert outcomes(load) == {2: "created"}
    assert told(load) == [(2, "opened_on", "No completed course is on record before it.")]
    assert Portfolio.objects.count() == 1


def test_a_portfolio_recorded_as_a_course_is_pointed_out(portfolios, course, outcomes, told):
    course.course_completed_on = date(2025, 3, 10)
    course.save()
    load = portfolios(ROW)
    assert outcomes(load) == {2: "changed"}
    rule = "Its course is on record as completed on 10 March 2025, no earlier than it was opened."
    assert told(load) == [(2, "opened_on", rule)]


def test_without_a_programme_there_are_days_and_no_portfolio(portfolios, northshire, outcomes):
    row = "7,FLO,10/03/2025,01/06/2026"
    assert outcomes(portfolios(row)) == {2: "created"}
    assert not Portfolio.objects.exists()
    a_programme(Scheme.objects.get(code="FLO"), force=northshire)
    assert outcomes(portfolios(row)) == {2: "changed"}
    assert outcomes(portfolios(row)) == {2: "unchanged"}
    assert [row[3] for row in kept()] == ["WORK"]


def test_a_forces_own_programme_comes_before_the_national_one(portfolios, northshire):
    a_programme(Scheme.objects.get(code="PIP2"), force=northshire, code="OURS")
    portfolios(ROW)
    assert [row[3] for row in kept()] == ["OURS"]


def test_what_is_awarded_opens_none(portfolios, course, outcomes):
    Accreditation.objects.update(awarded_on=date(2025, 9, 1), portfolio_opened_on=date(2025, 3, 10))
    assert outcomes(portfolios(ROW)) == {2: "unchanged"}
    assert not Portfolio.objects.exists()


def test_a_last_day_that_was_moved_by_hand_stands(portfolios, training_lead, outcomes, told):
    portfolios(ROW)
    how = {"by": training_lead, "reason": "Agreed at the board"}
    own = Portfolio.objects.get()
    clocks.extend(own, date(2026, 6, 1), "The board", date(2025, 9, 1), **how)
    load = portfolios(f"{ROW}03/03/2026")
    assert outcomes(load) == {2: "rejected"}
    assert told(load) == [(2, "due_on", "The register has 2026-06-01, entered here by hand.")]
    assert outcomes(portfolios(f"{ROW}01/06/2026")) == {2: "unchanged"}
    assert [row[2] for row in kept()] == [date(2026, 3, 3)]


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ("7,PIP2,02/04/2026,", "opened_on", "It is after 01/04/2026, the day that the file is of."),
        ("7,PIP2,10/03/2025,09/03/2025", "due_on", "It is due before it was opened."),
        ("7,NONE,10/03/2025,", "scheme", "No scheme has that code."),
        ("7,PIP2,,", "opened_on", "A value is needed here."),
    ],
)
def test_what_makes_no_sense_is_rejected(portfolios, outcomes, told, row, column, rule):
    load = portfolios(row)
    assert outcomes(load) == {2: "rejected"}
    assert told(load) == [(2, column, rule)]


def test_a_load_is_undone_as_a_whole(portfolios, training_lead):
    load = portfolios(ROW)
    undoing.undo_batch(load.batch, by=training_lead, reason="The wrong file")
    assert cycle() == (None, date(2026, 3, 3))
    assert not Portfolio.objects.exists()
