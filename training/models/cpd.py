from django.db import models
from django.db.models import Q

from capability.models import Force, Person, Scheme
from capability.models.days import PubliclyNamed, Veiled
from capability.models.history import tracked
from training.access import VERIFY_CPD
from training.models.bookings import AboutPeopleQuerySet
from training.models.plans import PlanAim
from training.models.towards import CPD_IS_TOWARDS_AN_AIM_OF_ONES_OWN


class CpdQuerySet(AboutPeopleQuerySet):
    def to_verify(self, user):
        """What others entered themselves and nobody has verified yet.

        What a file brought rests on the system that it came from.
        """
        return self.changeable_by(user, VERIFY_CPD).filter(WAITS)


class Purpose(models.TextChoices):
    MAINTAIN = "maintain", "To keep what I can do"
    ENHANCE = "enhance", "To be able to do more"


class Origin(models.TextChoices):
    CORE = "core", "Asked for by the force or the role"
    OWN = "own", "My own choice"


class Kind(models.TextChoices):
    FORMAL = "formal", "Formal: a course or a class"
    INFORMAL = "informal", "Informal: reading, talks, a colleague"
    WORKPLACE = "workplace", "At work: doing, shadowing, coaching"
    REFLECTIVE = "reflective", "Reflection on practice"


class CpdSource(models.TextChoices):
    OWN = "own", "Entered by the person"
    GROUP = "group", "Entered for a group"
    FEED = "feed", "Brought in by a file"


WAITS = Q(verified_on=None, source=CpdSource.OWN)


@tracked
class CpdEntry(PubliclyNamed, Veiled):
    """Something that a person did to keep or better what they can do.

    The reflection belongs to the person: nobody else reads it unless it is shared. What is
    verified stays as it is. An aim is one of the person's own development plan.
    """

    # No history shows it, whoever reads.
    untold = ("reflection",)

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="cpd_entries")
    title = models.CharField(max_length=200)
    done_on = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    purpose = models.CharField(max_length=10, choices=Purpose, blank=True)
    origin = models.CharField(max_length=10, choices=Origin, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    scheme = models.ForeignKey(Scheme, models.PROTECT, null=True, blank=True, related_name="+")
    # Few have one: the index below has those alone.
    aim = models.ForeignKey(
        PlanAim,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cpd_entries",
        db_index=False,
    )
    reflection = models.TextField(blank=True)
    reflection_is_shared = models.BooleanField(default=False)
    source = models.CharField(max_length=10, choices=CpdSource, default=CpdSource.OWN)
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(
        "capability.User", models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CpdQuerySet.as_manager()

    class Meta:
        ordering = ["person", "-done_on", "pk"]
        verbose_name = "CPD entry"
        verbose_name_plural = "CPD entries"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "done_on", "title"],
                name="one_cpd_entry_per_day_and_title",
                violation_error_message="An entry of that day and title is on record already.",
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=200),
                name="cpd_hours_are_sensible",
                violation_error_message="The hours are more than 0 and at most 200.",
            ),
            models.CheckConstraint(
                condition=Q(verified_on=None, verified_by=None)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="verified_cpd_says_by_whom",
                violation_error_message="What is verified says when and by whom.",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "person", "done_on"]),
            # Of all that is on record, the little that waits, in the order of its list.
            models.Index(
                fields=["force", "done_on", "id", "person"], name="cpd_that_waits", condition=WAITS
            ),
            models.Index(fields=["aim"], name="cpd_towards_an_aim", condition=~Q(aim=None)),
        ]
        triggers = [CPD_IS_TOWARDS_AN_AIM_OF_ONES_OWN]

    def __str__(self):
        return self.title
