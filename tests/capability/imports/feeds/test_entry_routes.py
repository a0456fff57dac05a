"""Entry routes and the confirmation of probation, as the people feed brings them."""

from datetime import date

import pytest

from capability.checks import CHECKS, Scope
from capability.models import Correction, EntryRoute, Service

DAY = date(2026, 4, 1)
HEADER = "person_ref,surname,joined_on,probation_ends_on,probation_confirmed_on,entry_route\n"


@pytest.fixture
def people(load):
    return lambda *rows, **more: load(
        "people", HEADER + "".join(f"{row}\n" for row in rows), **more
    )


def services():
    facts = ("joined_on", "probation_confirmed_on", "entry_route")
    return list(Service.objects.order_by("joined_on").values_list(*facts))


def found(force, check):
    return CHECKS[check].findings(Scope(force), on=DAY).count()


def test_a_confirmation_closes_what_the_check_finds(people, northshire):
    people("7,Lee,01/03/2024,28/02/2026,,PCDA")
    assert found(northshire, "probation-not-closed") == 1
    people("7,Lee,01/03/2024,28/02/2026,03/03/2026,PCDA")
    assert found(northshire, "probation-not-closed") == 0


def test_the_same_file_again_changes_nothing_and_clear_empties(people, outcomes):
    row = "7,Lee,01/03/2024,28/02/2026,03/03/2026,PCDA"
    people(row)
    assert outcomes(people(row)) == {2: "unchanged"}
    assert outcomes(people("7,Lee,,,,")) == {2: "unchanged"}
    assert outcomes(people("7,Lee,,,#CLEAR,#CLEAR")) == {2: "changed"}
    assert services() == [(date(2024, 3, 1), None, "")]


def test_a_confirmation_of_an_earlier_service_is_left_out(people, outcomes, told):
    done = people("7,Lee,01/03/2024,28/02/2026,03/03/2012,PCDA")
    assert outcomes(done) == {2: "created"}
    assert told(done) == [
        (2, "probation_confirmed_on", "Left out: it is before the first day of the service.")
    ]
    assert services() == [(date(2024, 3, 1), None, "PCDA")]


def test_a_confirmation_without_a_service_is_left_out(people, told):
    done = people("7,Lee,,,03/03/2012,")
    assert [row[:2] for row in told(done)] == [(2, "joined_on")]


def test_a_route_is_spelt_as_it_is_listed(people, outcomes, told, northshire):
    done = people("7,Lee,01/05/2024,,,iPLDP")
    assert (outcomes(done), told(done)) == ({2: "created"}, [])
    assert services() == [(date(2024, 5, 1), None, "IPLDP")]
    assert found(northshire, "entry-route-invalid") == 1


def test_an_unknown_route_goes_in_and_is_told_with_the_nearest(people, outcomes):
    done = people("7,Lee,01/05/2024,,,PCDAA")
    assert outcomes(done) == {2: "created"}
    (fault,) = done.faults
    assert fault == (
        *(2, "entry_route", "PCDAA", "No entry route has that code."),
        *("Did you mean PCDA?", "warning"),
    )
    assert services() == [(date(2024, 5, 1), None, "PCDAA")]


def test_a_force_lists_routes_of_its_own(people, told, northshire):
    EntryRoute.objects.create(force=northshire, code="REJOIN", name="Rejoiner")
    assert told(people("7,Lee,01/05/2024,,,rejoin")) == []
    assert services() == [(date(2024, 5, 1), None, "REJOIN")]


def test_a_file_says_routes_in_its_own_words(people, told):
    done = people(
        "7,Lee,01/05/2024,,,Degree apprentice",
        values={"entry_route": {"Degree apprentice": "PCDA"}},
    )
    assert (told(done), services()) == ([], [(date(2024, 5, 1), None, "PCDA")])


def test_what_was_confirmed_by_hand_waits_for_a_decision(people, outcomes, northshire):
    people("7,Lee,01/03/2024,28/02/2026,,")
    service = Service.objects.get()
    Service.objects.update(probation_confirmed_on=date(2026, 3, 1))
    Correction.objects.create(
        force=northshire,
        person=service.person,
        feed="people",
        identity="",
        column="probation_confirmed_on",
    )
    assert outcomes(people("7,Lee,,,03/03/2026,")) == {2: "unresolved"}
    assert outcomes(people("7,Lee,,,01/03/2026,")) == {2: "unchanged"}
