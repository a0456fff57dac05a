from datetime import date

import pytest

from capability.actions import undoing
from capability.models import Accreditation
from tests.factories.capability import a_person, a_scheme, an_accreditation
from tests.factories.training import a_booking, a_course, an_event
from training.models import Booking, Effect
from training.rules.bookings import Step

HEAD, ON = "person_ref,course,completed_on,result\n", date(2026, 3, 6)


@pytest.fixture
def course(northshire):
    return a_course(northshire, scheme=a_scheme("SPECIAL", force=northshire))


@pytest.fixture
def officer(northshire, course):
    return a_person(northshire, person_ref="P1")


def booked():
    return list(Booking.objects.order_by("pk").values_list("step", "completed_on", "event"))


def test_a_pass_begins_the_accreditation(load, officer, course):
    done = load("courses", HEAD + "P1,SEX1,06/03/2026,passed")
    assert done.counts()["created"] == 1
    booking, award = Booking.objects.get(), Accreditation.objects.get()
    assert (booking.step, booking.completed_on, booking.accreditation) == ("passed", ON, award)
    assert (award.course_completed_on, award.awarded_on) == (ON, None)


def test_a_course_that_awards_awards(load, officer, course):
    course.effect = Effect.COMPLETES
    course.save()
    load("courses", HEAD + "P1,SEX1,06/03/2026,")
    assert Accreditation.objects.get().awarded_on == ON


@pytest.mark.parametrize("result", ["failed", "attended"])
def test_nothing_but_a_pass_leaves_an_accreditation(load, officer, result):
    load("courses", HEAD + f"P1,SEX1,06/03/2026,{result}")
    assert booked() == [(result, ON, None)]
    assert not Accreditation.objects.exists()


def test_the_same_file_again_changes_nothing(load, officer):
    text = HEAD + "P1,SEX1,06/03/2026,passed\nP1,SEX1,05/01/2026,failed"
    load("courses", text)
    again = load("courses", text).counts()
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, 2)


def test_a_result_may_come_later_and_a_blank_one_changes_nothing(load, officer, outcomes):
    load("courses", HEAD + "P1,SEX1,06/03/2026,attended")
    assert outcomes(load("courses", HEAD + "P1,SEX1,06/03/2026,")) == {2: "unchanged"}
    assert outcomes(load("courses", HEAD + "P1,SEX1,06/03/2026,passed")) == {2: "changed"}
    assert Booking.objects.get().accreditation == Accreditation.objects.get()


def test_spellings_are_mapped_and_unknown_ones_told_the_nearest(load, officer, told):
    spelt = {"course": {"Sexual Offences Inv Course": "SEX1"}, "result": {"Pass": "passed"}}
    text = HEAD + "P1,Sexual Offences Inv Course,06/03/2026,Pass\nP1,SEX2,06/03/2026,Pass"
    done = load("courses", text, values=spelt)
    assert (done.counts()["created"], done.counts()["rejected"]) == (1, 1)
    assert [(row, column) for row, column, _rule in told(done)] == [(3, "course")]
    assert done.faults[0].cure == "Did you mean SEX1?"


def test_what_has_not_happened_yet_is_rejected(load, officer, told):
    done = load("courses", HEAD + "P1,SEX1,02/04/2026,passed")
    rule = "It is after 01/04/2026, the day that the file is of."
    assert told(done) == [(2, "completed_on", rule)]
    assert booked() == []


def test_a_confirmed_place_is_marked_by_the_file(load, officer, course):
    event = an_event(course, ON)
    a_booking(officer, course, Step.CONFIRMED, event=event)
    load("courses", HEAD + "P1,SEX1,06/03/2026,passed")
    assert booked() == [("passed", None, event.pk)]


def test_a_class_that_was_marked_here_stands(load, officer, course, told):
    a_booking(officer, course, Step.PASSED, event=an_event(course, ON))
    done = load("courses", HEAD + "P1,SEX1,06/03/2026,failed")
    rule = "The class of that day stands at “passed” for the person."
    assert told(done) == [(2, "result", rule)]
    assert booked()[0][0] == "passed"


def test_one_course_twice_in_a_file_counts_once(load, officer, outcomes):
    rows = "P1,SEX1,06/03/2026,passed\n" * 2 + "P1,SEX1,06/03/2026,failed\n"
    assert outcomes(load("courses", HEAD + rows)) == {2: "created", 3: "unchanged", 4: "rejected"}


def test_a_cycle_on_record_by_that_day_is_the_one_meant(load, officer, course):
    own = an_accreditation(officer, course.scheme, course_completed_on=ON)
    load("courses", HEAD + "P1,SEX1,06/03/2026,passed")
    assert Booking.objects.get().accreditation == own == Accreditation.objects.get()


def test_whoever_is_unknown_waits(load, officer, outcomes):
    assert outcomes(load("courses", HEAD + "P2,SEX1,06/03/2026,passed")) == {2: "unresolved"}


def test_a_load_is_undone_as_a_whole(load, officer, training_lead):
    done = load("courses", HEAD + "P1,SEX1,06/03/2026,passed")
    undoing.undo_batch(done.batch, by=training_lead, reason="The wrong file")
    assert not Booking.objects.exists()
    assert not Accreditation.objects.exists()


def test_thousands_of_rows_in_many_spellings(load, northshire, course):
    spellings = ["SEX1", "Sex Offences", "SO course", "sexual offences inv."]
    people = [a_person(northshire, person_ref=f"M{n}") for n in range(209)]
    days = [f"{day:02}/{month:02}/2025" for month in range(1, 13) for day in range(1, 9)]
    text = HEAD + "".join(
        f"{person.person_ref},{spellings[n % 4]},{day},passed\n"
        for person in people
        for n, day in enumerate(days)
    )
    spelt = {"course": dict.fromkeys(spellings[1:], "SEX1")}
    assert load("courses", text, values=spelt).counts()["created"] == 209 * 96
    assert load("courses", text, values=spelt).counts()["unchanged"] == 209 * 96
    assert Booking.objects.exclude(accreditation=None).count() == 209 * 96
