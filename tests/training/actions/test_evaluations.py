"""An answer is counted once for a booking, and nothing on record leads from it to the person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from psycopg import sql

from capability.actions import undoing
from capability.actions.acts import Refused
from tests.factories.capability import a_force, a_log_in, a_person
from tests.factories.training import a_booking, a_course, an_evaluation, an_event
from tests.training.actions.conftest import TODAY
from training.actions import classes, evaluations
from training.models import Booking, Evaluation
from training.rules.bookings import Step

ANSWER = {"relevant": 5, "well_taught": 4, "usable": 1, "comment": "More cases"}
FIELDS = ("relevant", "well_taught", "usable", "comment")


@pytest.fixture
def over(course):
    """An event of yesterday."""
    return an_event(course, TODAY - timedelta(days=1), places=20)


@pytest.fixture
def booking(officer, over):
    return a_booking(officer, over.course, Step.ATTENDED, event=over)


@pytest.fixture
def own(officer):
    return a_log_in("officer@northshire.example", officer)


def test_an_answer_leaves_its_day_on_the_booking_and_no_person_on_itself(booking, own):
    evaluations.give(booking, ANSWER, on=TODAY, by=own)
    assert Booking.objects.get().evaluated_on == TODAY
    assert Evaluation.objects.values(*FIELDS).get() == ANSWER
    with pytest.raises(Refused, match="Your answer is on record already"):
        evaluations.give(booking, ANSWER, on=TODAY, by=own)
    assert Evaluation.objects.count() == 1


@pytest.mark.parametrize(
    ("step", "ended", "taken"),
    [
        (Step.PASSED, 28, True),
        (Step.FAILED, 0, True),
        (Step.PASSED, 29, False),
        (Step.CONFIRMED, 1, False),
        (Step.NO_SHOW, 1, False),
    ],
)
def test_whoever_attended_answers_within_four_weeks(officer, course, own, step, ended, taken):
    event = an_event(course, TODAY - timedelta(days=ended))
    why = {"reason": "caseload"} if step == Step.NO_SHOW else {}
    booking = a_booking(officer, course, step, event=event, **why)
    if taken:
        evaluations.give(booking, ANSWER, on=TODAY, by=own)
    else:
        with pytest.raises(Refused, match="no more are taken"):
            evaluations.give(booking, ANSWER, on=TODAY, by=own)
    assert Evaluation.objects.exists() == taken


def test_nobody_answers_for_another(booking, training_lead):
    with pytest.raises(Refused, match="Only whoever attended"):
        evaluations.give(booking, ANSWER, on=TODAY, by=training_lead)


def test_no_row_tells_by_key_place_or_transaction_when_it_came(booking, over, own):
    for score in (1, 2, 3):
        an_evaluation(over, score)
    before = set(Evaluation.objects.values_list("pk", flat=True))
    evaluations.give(booking, ANSWER, on=TODAY, by=own)
    with connection.cursor() as cursor:
        cursor.execute("select count(distinct xmin::text) from training_evaluation")
        assert cursor.fetchone() == (1,)
    assert not before & set(Evaluation.objects.values_list("pk", flat=True))
    assert sorted(Evaluation.objects.values_list("relevant", flat=True)) == [1, 2, 3, 5]


def test_history_has_no_word_of_the_answer(booking, own):
    """Of the whole database: the answer's own table alone says it."""
    evaluations.give(booking, ANSWER, on=TODAY, by=own)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        said = [table for table in tables if _says(cursor, table, ANSWER["comment"])]
    assert said == ["training_evaluation"]


def _says(cursor, table, text):
    asked = sql.SQL("select 1 from {} as one where one::text like {} limit 1")
    cursor.execute(asked.format(sql.Identifier(table), sql.Literal(f"%{text}%")))
    return cursor.fetchone() is not None


def test_a_class_marked_wrongly_is_undone_and_still_answered_once(officer, over, own, how):
    booking = a_booking(officer, over.course, Step.CONFIRMED, event=over)
    marked = classes.mark(over, [classes.Mark(booking, Step.ATTENDED)], **how)
    evaluations.give(booking, ANSWER, on=TODAY, by=own)
    undoing.undo_act(marked, by=how["by"], reason="Another class")
    stands = Booking.objects.get()
    assert (stands.step, stands.evaluated_on) == (Step.CONFIRMED, TODAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_sent_at_once_one_counts():
    force = a_force("NS")
    event = an_event(a_course(force), TODAY)
    booking = a_booking(a_person(force), event.course, Step.PASSED, event=event)
    own, together = a_log_in("officer@northshire.example", booking.person), Barrier(2)

    def answer(_turn):
        together.wait()
        try:
            evaluations.give(booking, ANSWER, on=TODAY, by=own)
        except Refused:
            return "refused"
        finally:
            connection.close()
        return "counted"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(answer, range(2))) == ["counted", "refused"]
    assert Evaluation.objects.count() == 1
