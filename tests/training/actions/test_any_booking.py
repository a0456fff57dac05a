"""Whatever is done with bookings, in whatever order."""

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from capability.access import AccessRole
from capability.actions.acts import Refused
from tests.factories.capability import a_force, a_person, a_user
from tests.factories.training import a_course, an_event
from tests.training.actions.conftest import TODAY
from training.actions import bookings, classes, events, offers
from training.models import Booking, Event
from training.rules.bookings import OPEN, Reason, Step, may_follow

PEOPLE, EVENTS = st.integers(0, 3), st.integers(0, 1)


class Bookings(RuleBasedStateMachine):
    """Four people, two events with places for one and for two, of today so that all may happen."""

    def __init__(self):
        super().__init__()
        self.apart = transaction.atomic()
        self.apart.__enter__()
        force = a_force("NS")
        lead = a_user("training@northshire.example", AccessRole.LD_ADMIN, force.root_unit)
        self.how = {"on": TODAY, "by": lead, "reason": "Tried"}
        self.course = a_course(force)
        self.events = [an_event(self.course, TODAY, places=places) for places in (1, 2)]
        self.people = [a_person(force) for _ in range(4)]
        self.stood = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.apart.__exit__(None, None, None)

    def latest(self, person):
        return Booking.objects.filter(person=self.people[person]).last()

    def tried(self, action, *args, **facts):
        try:
            action(*args, **facts, **self.how)
        except Refused:
            return

    @rule(person=PEOPLE, is_approved=st.booleans())
    def nominate(self, person, is_approved):
        self.tried(bookings.nominate, self.people[person], self.course, is_approved=is_approved)

    @rule(person=PEOPLE, action=st.sampled_from(["approve", "refuse", "confirm"]))
    def step(self, person, action):
        if booking := self.latest(person):
            self.tried(getattr(bookings, action), booking)

    @rule(person=PEOPLE, why=st.sampled_from(Reason))
    def withdraw(self, person, why):
        if booking := self.latest(person):
            self.tried(bookings.withdraw, booking, why)

    @rule(people=st.sets(PEOPLE, min_size=1), event=EVENTS)
    def offer(self, people, event):
        some = [booking for person in people if (booking := self.latest(person))]
        self.tried(offers.offer, self.events[event], some)

    @rule(person=PEOPLE, event=EVENTS, step=st.sampled_from(["attended", "passed", "failed"]))
    def mark(self, person, event, step):
        if booking := self.latest(person):
            self.tried(classes.mark, self.events[event], [classes.Mark(booking, step)])

    @rule(event=EVENTS)
    def call_off(self, event):
        self.tried(events.cancel, self.events[event])

    @invariant()
    def nobody_sits_without_a_place(self):
        for event in Event.objects.with_free_places():
            assert event.free >= 0

    @invariant()
    def nobody_is_booked_twice(self):
        held = Booking.objects.filter(step__in=OPEN).values_list("person", flat=True)
        assert len(held) == len(set(held))

    @invariant()
    def each_step_may_follow_the_one_before(self):
        now = dict(Booking.objects.values_list("pk", "step"))
        for pk, step in now.items():
            before = self.stood.get(pk, step)
            assert step == before or may_follow(step, before)
        self.stood = now

    @invariant()
    def whoever_was_marked_sat_in_that_class(self):
        marked = Booking.objects.filter(step__in=[Step.ATTENDED, Step.PASSED, Step.FAILED])
        assert not marked.filter(event=None).exists()


def test_no_order_of_actions_leads_astray(db):
    some = settings(max_examples=15, stateful_step_count=20, suppress_health_check=[*HealthCheck])
    run_state_machine_as_test(Bookings, settings=some)
