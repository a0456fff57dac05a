from django.db import models
from django.db.models import Count, F, Q

from capability.models import Force, Scheme
from capability.models.days import Dated, DatedQuerySet, PubliclyNamed, ends_after_start
from capability.models.history import tracked
from capability.rules.words import day
from training.access import SEE_COURSES
from training.models.seats import PLACES_ARE_ENOUGH
from training.rules.bookings import HOLDS_A_SEAT


class Effect(models.TextChoices):
    """What a pass does to the accreditation in the course's scheme."""

    BEGINS = "begins", "Begins it: a portfolio follows"
    COMPLETES = "completes", "Awards it"
    NONE = "none", "Nothing: learning only"


class Mode(models.TextChoices):
    CLASSROOM = "classroom", "In a classroom"
    ONLINE = "online", "Online"
    BLENDED = "blended", "Both"
    WORKPLACE = "workplace", "At work"


class Risk(models.TextChoices):
    """How much harm comes of it if the learning fails: quality is looked at as often as that."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class OfForcesQuerySet(DatedQuerySet):
    """Courses and what belongs to them: no row is about a person."""

    def of(self, force):
        """Those that a file of the force may name."""
        return self.filter(force=force)

    def visible_to(self, user):
        return self.filter(force__in=user.reach(SEE_COURSES).every_force)


class EventQuerySet(OfForcesQuerySet):
    def to_come(self, *, on):
        """Not called off, and not begun before that day."""
        return self.filter(cancelled_on=None, starts_on__gte=on)

    def with_free_places(self):
        """Annotate `taken` and `free`."""
        taken = Count("bookings", filter=Q(bookings__step__in=HOLDS_A_SEAT))
        return self.annotate(taken=taken).annotate(free=F("places") - F("taken"))


@tracked
class Course(PubliclyNamed, Dated):
    """Something that is taught again and again; its dates are events.

    `length_in_days` may be a half; `cost` is of one place, in pounds. Between `starts_on` and
    `ends_on` it is on offer.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    scheme = models.ForeignKey(
        Scheme, models.PROTECT, null=True, blank=True, related_name="courses"
    )
    effect = models.CharField(max_length=10, choices=Effect, default=Effect.BEGINS)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.CLASSROOM)
    length_in_days = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    provider = models.CharField(max_length=200, blank=True)
    cost = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    risk = models.CharField(max_length=10, choices=Risk, default=Risk.MEDIUM)

    objects = OfForcesQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            ends_after_start("course_ends_after_start"),
            models.UniqueConstraint(
                fields=["force", "code"],
                name="one_course_per_code",
                violation_error_message="There is already a course with that code.",
            ),
            models.CheckConstraint(
                condition=Q(scheme__isnull=False) | Q(effect=Effect.NONE),
                name="course_with_an_effect_has_a_scheme",
                violation_error_message="A course that begins or awards something needs a scheme.",
            ),
        ]

    def __str__(self):
        return self.name


@tracked
class CourseNeed(models.Model):
    """A scheme to be held on the first day of the course, beside what its own scheme needs."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="needs")
    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["course", "scheme"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "scheme"],
                name="one_course_need_per_scheme",
                violation_error_message="The course asks for that scheme already.",
            )
        ]

    def __str__(self):
        return f"{self.course} needs {self.scheme}"


class Looked(models.TextChoices):
    """The three looks at a course's quality (S-34)."""

    DESIGN = "design", "Design"
    DELIVERY = "delivery", "Delivery"
    IMPACT = "impact", "Impact"


@tracked
class CourseReview(models.Model):
    """When a course's quality was looked at, by whom, and what came of it.

    `reviewer` is as one calls them: it may be somebody of no force.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=10, choices=Looked)
    reviewed_on = models.DateField()
    reviewer = models.CharField(max_length=200, blank=True)
    outcome = models.TextField()

    class Meta:
        ordering = ["course", "-reviewed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "kind", "reviewed_on"],
                name="one_course_review_per_day",
                violation_error_message="That review is on record already.",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.course}"


@tracked
class Event(PubliclyNamed):
    """A course on its dates. Without a venue it is at its link."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="dates")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    places = models.PositiveSmallIntegerField()
    venue = models.CharField(max_length=200, blank=True)
    link = models.URLField(blank=True)
    trainer = models.CharField(max_length=200, blank=True)
    instructions = models.TextField("joining instructions", blank=True)
    cancelled_on = models.DateField(null=True, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="event_ends_after_start",
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                condition=Q(places__gt=0),
                name="event_has_places",
                violation_error_message="An event has one place at least.",
            ),
        ]
        indexes = [models.Index(fields=["force", "starts_on"])]
        triggers = [PLACES_ARE_ENOUGH]

    def __str__(self):
        return f"{self.course} from {day(self.starts_on)}"
