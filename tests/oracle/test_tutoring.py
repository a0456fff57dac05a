"""Whom people tutor, which weighs when a case is given out: counted as the words say."""

from hypothesis import given
from hypothesis import strategies as st

from capability.checks import Scope
from capability.models import Force
from tests.oracle.comparing import apart, small_forces, written
from tests.oracle.rules.assessors import tutees
from tests.oracle.worlds.days import LONG_AGO, ONE, POOL, turning_days
from tests.oracle.worlds.tutored import tutored, tutors_a_leaver
from training.checks import tutoring


@small_forces
@given(data=st.data())
def test_whom_people_tutor(country, data):
    world, force = data.draw(tutored(country))
    with written(world):
        for on in turning_days(world):
            assert apart(right(world, force, on), counted(force, on)) == {}, on


def test_a_leaver_and_what_is_ratified_are_tutored_no_more(country):
    world, force = tutors_a_leaver(country)
    tutor = world.mine["people"][0]["id"]
    with written(world):
        for on in turning_days(world):
            assert apart(right(world, force, on), counted(force, on)) == {}, on
        days = (LONG_AGO - ONE, POOL[1], POOL[1] + ONE, POOL[3])
        assert [counted(force, on).get(tutor, 0) for on in days] == [0, 2, 1, 0]


def right(world, force, on):
    """By person, of those who tutor, how many."""
    people = [row["id"] for row in world["people"] if row["force_id"] == force]
    numbers = {one: len(tutees(world, force, one, on)) for one in people}
    return {one: number for one, number in numbers.items() if number}


def counted(force, on):
    """The same as asked about a case."""
    scope = Scope(Force.objects.get(pk=force))
    people = scope.persons.annotate(tutees=tutoring.tutees(scope, on=on)).order_by()
    return dict(people.exclude(tutees=0).values_list("pk", "tutees"))
