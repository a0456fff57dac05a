from datetime import UTC, date, datetime, timedelta

import pytest

from capability.actions import undoing
from capability.models import Deployment, Scheme
from tests.factories.capability import a_deployment, a_person

HEADER = "person_ref,incident,called_at,scheme,released_on\n"
CALLED = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


@pytest.fixture
def fro():
    return Scheme.objects.get(code="FRO")


@pytest.fixture(autouse=True)
def person(northshire):
    return a_person(northshire, person_ref="7")


@pytest.fixture
def deployments(load):
    return lambda *rows: load("deployments", HEADER + "".join(f"7,{row}\n" for row in rows))


def on_record():
    return list(
        Deployment.objects.values_list("incident", "called_at", "scheme__code", "released_on")
    )


def test_a_call_out_is_of_first_response_where_no_scheme_is_said(deployments):
    deployments("I/1,01/03/2026 23:30,,", "I/2,01/03/2026 23:30,FLO,04/03/2026")
    assert on_record() == [
        ("I/1", CALLED, "FRO", None),
        ("I/2", CALLED, "FLO", date(2026, 3, 4)),
    ]


def test_the_same_again_is_unchanged_and_a_last_day_changes_it(deployments, outcomes):
    flo = "I/1,2026-03-01 23:30,{},{}"
    deployments(flo.format("FLO", ""))
    assert outcomes(deployments(flo.format("FLO", ""))) == {2: "unchanged"}
    assert outcomes(deployments(flo.format("", "2026-03-09"))) == {2: "changed"}
    assert on_record() == [("I/1", CALLED, "FLO", date(2026, 3, 9))]
    assert outcomes(deployments(flo.format("", "#CLEAR"))) == {2: "changed"}
    assert on_record() == [("I/1", CALLED, "FLO", None)]


def test_what_cannot_be(deployments, told):
    done = deployments("I/1,2026-03-02 00:30,,2026-03-01", "I/2,2026-03-02 00:30,OTHER,")
    assert told(done) == [
        (3, "scheme", "No scheme has that code."),
        (2, "released_on", "The last day is before the call."),
    ]
    assert on_record() == []


def test_a_logged_call_out_becomes_the_file_s_own(deployments, outcomes, person, fro):
    logged = a_deployment(
        person, fro, incident="I/1", called_at=CALLED + timedelta(minutes=40), is_logged=True
    )
    assert outcomes(deployments("I/1,2026-03-01 23:30,,")) == {2: "changed"}
    logged.refresh_from_db()
    assert (logged.called_at, logged.is_logged) == (CALLED, False)
    assert outcomes(deployments("I/1,2026-03-01 22:30,,")) == {2: "created"}


def test_a_logged_call_out_of_another_day_stays(deployments, outcomes, person, fro):
    a_deployment(
        person, fro, incident="I/1", called_at=CALLED - timedelta(hours=13), is_logged=True
    )
    assert outcomes(deployments("I/1,2026-03-01 23:30,,")) == {2: "created"}


@pytest.fixture
def unnamed(person, fro):
    """One that was logged so many minutes after the call, without a reference."""

    def made(minutes, number=1):
        moment = CALLED + timedelta(minutes=minutes)
        facts = {"incident": f"LOGGED-NS-01MAR26-{number}", "called_at": moment, "is_logged": True}
        return a_deployment(person, fro, **facts)

    return made


@pytest.mark.parametrize(("minutes", "scheme"), [(5, ""), (180, "FRO"), (-180, "")])
def test_one_logged_without_a_reference_becomes_the_file_s_own(
    deployments, outcomes, unnamed, minutes, scheme
):
    logged = unnamed(minutes)
    row = f"I/1,2026-03-01 23:30,{scheme},"
    assert outcomes(deployments(row)) == {2: "changed"}
    assert outcomes(deployments(row)) == {2: "unchanged"}
    assert on_record() == [("I/1", CALLED, "FRO", None)]
    logged.refresh_from_db()
    assert (logged.incident, logged.is_logged) == ("I/1", False)


def test_undoing_the_file_gives_the_logged_one_back(deployments, unnamed, training_lead):
    logged = unnamed(5)
    done = deployments("I/1,2026-03-01 23:30,,")
    undoing.undo_batch(done.batch, by=training_lead, reason="The wrong file")
    logged.refresh_from_db()
    assert (logged.incident, logged.is_logged) == ("LOGGED-NS-01MAR26-1", True)


def test_a_row_without_a_scheme_is_a_first_responder_s(deployments, outcomes, unnamed):
    logged = unnamed(5)
    Deployment.objects.update(scheme=Scheme.objects.get(code="FLO", force=None))
    assert outcomes(deployments("I/1,2026-03-01 23:30,,")) == {2: "created"}
    logged.refresh_from_db()
    assert logged.is_logged


@pytest.mark.parametrize(("minutes", "scheme"), [(181, ""), (5, "FLO")])
def test_one_of_another_hour_or_scheme_stays(deployments, outcomes, unnamed, minutes, scheme):
    logged = unnamed(minutes)
    assert outcomes(deployments(f"I/1,2026-03-01 23:30,{scheme},")) == {2: "created"}
    logged.refresh_from_db()
    assert logged.is_logged


def test_one_of_the_same_incident_is_taken_before_one_without_a_reference(
    deployments, unnamed, person, fro
):
    logged = unnamed(1)
    a_deployment(person, fro, incident="I/1", called_at=CALLED + timedelta(hours=2), is_logged=True)
    deployments("I/1,2026-03-01 23:30,,")
    assert list(Deployment.objects.filter(is_logged=True)) == [logged]


def test_two_without_a_reference_are_two_of_the_file(deployments, outcomes, unnamed):
    unnamed(2, number=1)
    unnamed(62, number=2)
    done = deployments("I/2,2026-03-02 00:30,,", "I/1,2026-03-01 23:30,,")
    assert outcomes(done) == {2: "changed", 3: "changed"}
    assert {row[0] for row in on_record()} == {"I/1", "I/2"}
