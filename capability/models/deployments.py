from django.db import models
from django.db.models import DateField, Func, Q

from capability.models.days import PubliclyNamed, Veiled
from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.people import OfPeopleQuerySet, Person
from capability.models.schemes import Scheme
from capability.rules.london import day_in_london


class DayInLondon(Func):
    """The day of a moment, as the clock on the wall has it."""

    template = "(%(expressions)s at time zone 'Europe/London')::date"
    output_field = DateField()


@tracked
class Deployment(PubliclyNamed, Veiled):
    """Who was called out to which incident, in which scheme's name: FRO, SOIT, FLO…

    Whether trained for it follows from what was held on the day of the call, and is kept nowhere.
    `released_on` is the last day of one that goes on for longer; most have none. The incident is a
    key of another system, never a name; one of ours until it is known (`rules.call_outs`).
    `is_logged`: entered by hand, until a file says it too.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deployments")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")
    incident = models.CharField(max_length=40)
    called_at = models.DateTimeField("called out at")
    released_on = models.DateField("last day", null=True, blank=True)
    is_logged = models.BooleanField("entered by hand", default=False)

    objects = OfPeopleQuerySet.as_manager()

    class Meta:
        ordering = ["-called_at", "pk"]
        verbose_name = "call-out"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "incident", "called_at"],
                name="one_deployment_per_call",
                violation_error_message="That call-out is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(released_on=None) | Q(released_on__gte=DayInLondon("called_at")),
                name="deployment_ends_after_call",
                violation_error_message="The last day is before the call.",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "called_at"]),
            models.Index(fields=["person", "called_at"]),
        ]

    def __str__(self):
        return f"{self.incident} at {self.called_at}"

    @property
    def called_on(self):
        return day_in_london(self.called_at)
