"""Extended probation, as the people feed brings it."""

from datetime import date

import pytest

from capability.checks import CHECKS, Scope
from capability.models import Service

DAY, EXTENDED = date(2026, 4, 1), date(2026, 8, 31)
HEADER = "person_ref,surname,joined_on,probation_ends_on,probation_extended_to\n"


@pytest.fixture
def people(load):
    return lambda row: load("people", f"{HEADER}{row}\n")


def extended():
    return Service.objects.get().probation_extended_to


def test_an_extension_settles_what_the_check_finds(people, northshire):
    found = CHECKS["probation-not-closed"].findings
    people("7,Lee,01/03/2024,28/02/2026,")
    assert found(Scope(northshire), on=DAY).count() == 1
    people("7,Lee,01/03/2024,28/02/2026,31/08/2026")
    assert (found(Scope(northshire), on=DAY).count(), extended()) == (0, EXTENDED)


def test_the_same_again_changes_nothing_blank_keeps_and_clear_empties(people, outcomes):
    row = "7,Lee,01/03/2024,28/02/2026,31/08/2026"
    people(row)
    assert outcomes(people(row)) == {2: "unchanged"}
    assert outcomes(people("7,Lee,,,")) == {2: "unchanged"}
    assert outcomes(people("7,Lee,,,#CLEAR")) == {2: "changed"}
    assert extended() is None


def test_an_extension_of_an_earlier_service_is_left_out(people, outcomes, told):
    done = people("7,Lee,01/03/2024,28/02/2026,03/03/2012")
    assert outcomes(done) == {2: "created"}
    assert told(done) == [
        (2, "probation_extended_to", "Left out: it is before the first day of the service.")
    ]
    assert extended() is None
