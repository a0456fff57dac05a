from django.db import models
from django.db.models import Q

from capability.access import CONTEST, DECIDE_DISPUTES
from capability.models.days import PubliclyNamed
from capability.models.forces import Force
from capability.models.history import tracked
from capability.models.people import Person


class Outcome(models.TextChoices):
    CORRECTED = "corrected", "Was wrong, and has been corrected"
    STANDS = "stands", "Stands as it is"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DisputeQuerySet(models.QuerySet):
    def still_open(self):
        return self.filter(decided_at=None)

    def decidable_by(self, user):
        """Neither what is said of oneself nor what one has said."""
        people = Person.objects.changeable_by(user, DECIDE_DISPUTES)
        return self.filter(person__in=people.values("pk")).exclude(opened_by=user.pk)

    def visible_to(self, user):
        """For those who decide, and for those who are concerned or spoke up."""
        decides, contests = (
            Q(person__in=Person.objects.within(user.reach(power)).values("pk"))
            for power in (DECIDE_DISPUTES, CONTEST)
        )
        mine = Q(opened_by=user.pk) | Q(person=user.person_id)
        return self.filter(decides | (contests & mine))


@tracked
class Dispute(PubliclyNamed):
    """A datum of a person's record that someone contests, until it is decided.

    `table` and `row` name the row (a model's name and a primary key), `field` the datum in it.
    `says` is what the person holds to be right, `stood` what the record said when contested.
    `corrected_by` is the act that set it right.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="disputes")
    table = models.CharField(max_length=40)
    row = models.BigIntegerField()
    field = models.CharField(max_length=40)
    stood = models.CharField(max_length=200, blank=True)
    says = models.CharField(max_length=500)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decision = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )
    corrected_by = models.ForeignKey(
        "capability.Act", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "row", "field"],
                condition=Q(decided_at=None),
                name="one_open_dispute_per_datum",
                violation_error_message="That is disputed already.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None, decided_by=None)
                | (~Q(outcome="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="dispute_is_decided_by_someone",
                violation_error_message="A decision has an outcome, a moment and a person.",
            ),
        ]

    def __str__(self):
        return f"{self.table} {self.field} of {self.person}"
