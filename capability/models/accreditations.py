from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from capability.models.days import (
    Dated,
    PubliclyNamed,
    Veiled,
    covers_from_start,
    ends_after_start,
    no_overlap,
)
from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.lookup import NumberOf, below
from capability.models.people import OfPeopleQuerySet, Person
from capability.models.schemes import Scheme, SchemeVersion
from capability.rules.states import State

DAY = models.DateField()


class AccreditationQuerySet(OfPeopleQuerySet):
    def with_state(self, *, on):
        """Annotate `state`, and `standing` (0 best) by which the best of several is found.

        Says the same as `rules.states.state_of_cycle`; a property test holds them together.
        """
        return self.annotate(state=_state(on)).annotate(standing=NumberOf(F("state"), PLACES))

    def best(self):
        """Of each person's cycles in each scheme the one whose state counts; after `with_state`."""
        best_first = self.order_by("person_id", "scheme_id", "standing", "pk")
        return best_first.distinct("person_id", "scheme_id")

    def that_count(self, *, on, forces):
        """Those best ones alone, with their state; `forces` (ids) bound where they are looked for.

        What was renewed in time is neither due nor lapsed.
        """
        best = Accreditation.objects.filter(force__in=forces).with_state(on=on).best()
        return self.filter(pk__in=best.values("pk")).with_state(on=on)

    def good(self, *, on):
        """Current or due on that day; plain comparisons, so that indexes and joins can serve.

        The day may be one of the query around it (an OuterRef).
        """
        return self.filter(
            Q(valid_to=None) | Q(valid_to__gte=on),
            Q(revoked_on=None) | Q(revoked_on__gt=on),
            Q(is_transfer=False) | Q(recognised_on__lte=on),
            ~Exists(_suspensions(on)),
            awarded_on__lte=on,
        )


def is_begun(on):
    """The course is done by that day, whatever came of it.

    An award tells of a course, and so does a portfolio: files have them without its day.
    """
    return Q(course_completed_on__lte=on) | Q(awarded_on__lte=on) | Q(portfolio_opened_on__lte=on)


def _suspensions(on):
    return Suspension.objects.filter(covers_from_start(below(on)), accreditation=OuterRef("pk"))


def _day_plus(day, days):
    return models.ExpressionWrapper(F(day) + F(days), output_field=DAY)


def _state(on):
    day = Value(on, output_field=DAY)
    counts = Q(is_transfer=False, awarded_on__lte=on) | Q(
        is_transfer=True, awarded_on__lte=on, recognised_on__lte=on
    )
    window_begins = models.ExpressionWrapper(
        F("valid_to") - F("renewal_window_days"), output_field=DAY
    )
    return Case(
        When(revoked_on__lte=on, then=Value(State.REVOKED)),
        When(
            counts
            & Q(valid_to__lt=on)
            & LessThanOrEqual(day, _day_plus("valid_to", "renewable_days")),
            then=Value(State.LAPSED_RENEWABLE),
        ),
        When(counts & Q(valid_to__lt=on), then=Value(State.LAPSED)),
        When(counts & Exists(_suspensions(on)), then=Value(State.SUSPENDED)),
        When(counts & GreaterThan(day, window_begins), then=Value(State.DUE)),
        When(counts, then=Value(State.CURRENT)),
        When(is_begun(on) & Q(portfolio_due_on__lt=on), then=Value(State.PORTFOLIO_OVERDUE)),
        When(portfolio_opened_on__lte=on, then=Value(State.PORTFOLIO_OPEN)),
        When(is_begun(on), then=Value(State.COURSE_COMPLETE)),
        default=Value(State.NOT_STARTED),
        output_field=models.CharField(),
    )


PLACES = {state: place for place, state in enumerate(State)}


@tracked
class Accreditation(PubliclyNamed, Veiled):
    """One cycle of a person in a scheme; a renewal is a new row. It never says "expired".

    `valid_to` is the last good day; it and the windows are the version's rules as they stood at
    the award, so that a later change of the rules ages nobody. `expires_on` is an expiry that the
    source itself gave. `is_transfer`: awarded elsewhere, counts from `recognised_on`.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="accreditations")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="accreditations")
    version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="+")
    course_completed_on = models.DateField(null=True, blank=True)
    portfolio_opened_on = models.DateField(null=True, blank=True)
    portfolio_due_on = models.DateField(null=True, blank=True)
    awarded_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField("expiry given by the source", null=True, blank=True)
    valid_to = models.DateField("last good day", null=True, blank=True)
    renewal_window_days = models.PositiveSmallIntegerField(default=0)
    renewable_days = models.PositiveSmallIntegerField(default=0)
    is_transfer = models.BooleanField(default=False)
    recognised_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    certificate = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=100, blank=True)

    objects = AccreditationQuerySet.as_manager()

    class Meta:
        ordering = ["person", "scheme", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(awarded_on=None) | Q(valid_to=None) | Q(valid_to__gte=F("awarded_on")),
                name="accreditation_expires_after_award",
                violation_error_message="The expiry is before the award.",
            ),
            models.CheckConstraint(
                condition=Q(is_transfer=True) | Q(recognised_on=None),
                name="only_transfers_are_recognised",
                violation_error_message="Only an award from elsewhere is recognised.",
            ),
            models.CheckConstraint(
                condition=Q(course_completed_on__isnull=False)
                | Q(portfolio_opened_on__isnull=False)
                | Q(portfolio_due_on__isnull=False)
                | Q(awarded_on__isnull=False)
                | Q(expires_on__isnull=False),
                name="accreditation_says_something",
                violation_error_message="An accreditation needs at least one date.",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "scheme", "person"]),
            models.Index(fields=["person", "scheme"]),
            # In the order in which the API gives them, by either of their names.
            models.Index(fields=["force", "uuid"]),
            models.Index(fields=["force", "veiled_uuid"]),
        ]

    def __str__(self):
        return f"{self.scheme} of {self.person}"


@tracked
class Suspension(Dated):
    """Days on which an award does not count; it comes back by itself when they end."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    accreditation = models.ForeignKey(Accreditation, models.PROTECT, related_name="suspensions")
    starts_on = models.DateField("first day")

    class Meta:
        ordering = ["accreditation", "starts_on"]
        constraints = [
            ends_after_start("suspension_ends_after_start"),
            no_overlap(
                "one_suspension_at_a_time",
                "The accreditation is suspended on some of those days already.",
                "accreditation",
            ),
        ]

    def __str__(self):
        return f"{self.accreditation} suspended from {self.starts_on}"
