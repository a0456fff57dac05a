from django.db import models
from django.db.models import Q

from capability.models import Accreditation, Force, Person
from capability.models.days import PubliclyNamed, Veiled
from capability.models.history import tracked
from capability.models.people import OfPeopleQuerySet
from training.access import SEE_FIGURES_OF_TRAINING
from training.models.courses import Course, Event
from training.models.seats import A_PLACE_IS_FREE
from training.rules.bookings import ASKS_WHY, HOLDS_A_SEAT, OPEN, RESULTS, WAITING, Reason, Step
from training.rules.evaluations import TAKEN_FOR
from training.rules.offers import answer_by


class AboutPeopleQuerySet(OfPeopleQuerySet):
    """Rows of training about one person each."""

    def visible_to(self, user):
        return self.seen_with(user, SEE_FIGURES_OF_TRAINING)

    def seen_with(self, user, power):
        """Those of people over whom the power extends."""
        return self.within(user.reach(power))

    def changeable_by(self, user, power):
        """The same, and never the user's own."""
        return self.seen_with(user, power).exclude(person=user.person_id)

    def of_serving(self, *, on):
        """What is left of a leaver's training is no work."""
        return self.filter(person__in=Person.objects.serving(on=on).values("pk"))


class BookingQuerySet(AboutPeopleQuerySet):
    def holding_seats(self):
        return self.filter(step__in=HOLDS_A_SEAT)

    def waiting(self):
        """For whichever event of the course comes next."""
        return self.filter(step__in=WAITING)

    def expected(self):
        """A place is offered or confirmed, and nothing came of it yet."""
        return self.filter(step__in=(Step.OFFERED, Step.CONFIRMED))

    def unanswered(self):
        """A place is offered, and nobody has said yes or no; with its event."""
        return self.filter(step=Step.OFFERED).select_related("event__course")

    def to_evaluate(self, *, on):
        """Of events that took place, whose answers are still taken on that day."""
        taken = self.filter(step__in=RESULTS, evaluated_on=None, event__cancelled_on=None)
        return taken.filter(event__ends_on__range=(on - TAKEN_FOR, on))


@tracked
class Booking(PubliclyNamed, Veiled):
    """One person's way through one course: nominated first, for an event only once offered.

    `step_on` is the day of its last step, `wanted_from` the first of its waiting, which a place
    lost later does not take away. A pass leaves the accreditation that it began or completed.
    `completed_on` is of what a file says was completed, without an event that is on record here.
    `exception` says why a place was offered without what the course needs first. `evaluated_on`
    says that the person has told what they thought of it; nothing says what.
    """

    # The answer can't be found to be taken back, so that no undo opens the way to a second one.
    stays = ("evaluated_on",)

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="bookings")
    course = models.ForeignKey(Course, models.PROTECT, related_name="bookings")
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="bookings")
    step = models.CharField(max_length=10, choices=Step, default=Step.NOMINATED)
    step_on = models.DateField()
    wanted_from = models.DateField()
    reason = models.CharField(max_length=15, choices=Reason, blank=True)
    accreditation = models.ForeignKey(
        Accreditation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    evaluated_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    exception = models.CharField(max_length=300, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["course", "wanted_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=Q(step__in=OPEN),
                name="one_open_booking_per_course",
                violation_error_message="The person is booked or waits for that course already.",
            ),
            models.CheckConstraint(
                condition=(Q(step__in=ASKS_WHY) & ~Q(reason=""))
                | (~Q(step__in=ASKS_WHY) & Q(reason="")),
                name="booking_that_came_to_nothing_says_why",
                violation_error_message="Say why: operational demand, caseload, away or another.",
            ),
            models.CheckConstraint(
                condition=Q(event__isnull=False)
                | ~Q(step__in=HOLDS_A_SEAT)
                | Q(step__in=RESULTS, completed_on__isnull=False),
                name="booking_with_a_seat_has_an_event",
                violation_error_message="A place is one of a dated event.",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "course", "step"]),
            models.Index(fields=["event", "step"]),
        ]
        triggers = [A_PLACE_IS_FREE]

    def __str__(self):
        return f"{self.course} for {self.person}"

    @property
    def answer_by(self):
        """Of an offered place: the last day for the answer to it."""
        return answer_by(self.step_on, self.event.starts_on)
