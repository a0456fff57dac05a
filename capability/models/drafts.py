"""Changes of reference data that are looked at before they are published."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from capability.access import KEEP_REFERENCE, SEE_GAPS
from capability.models.acts import Act
from capability.models.cases import CaseAllocation
from capability.models.days import PubliclyNamed
from capability.models.forces import Force, Unit
from capability.models.jobs import Job
from capability.models.people import Person


class DraftState(models.TextChoices):
    """How far a change has come; why it went no further stands in `refusal`."""

    LOOKING = "looking", "Is being looked at"
    LOOKED = "looked", "Looked at: nothing is published yet"
    PUBLISHING = "publishing", "Is being published"
    PUBLISHED = "published", "Published"
    DROPPED = "dropped", "Given up"


class DraftQuerySet(models.QuerySet):
    def visible_to(self, user):
        """It is about a whole force, so for whoever may publish in it."""
        return self.filter(force__in=user.reach(KEEP_REFERENCE).forces)

    def waiting(self):
        """Neither published nor given up."""
        return self.exclude(state__in=(DraftState.PUBLISHED, DraftState.DROPPED))


class Draft(PubliclyNamed):
    """What somebody means to publish: a deed on a row (an id; none is new) with its facts.

    `said` are its facts in words, `told` is what is said once it is done. `looked_at` is when what
    it would do was found (`gaps`, for the day `on`), and `mark` stands for just that.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    deed = models.CharField(max_length=40)
    row = models.BigIntegerField(null=True, blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.CharField(max_length=500)
    seen_on = models.DateField("day to show", null=True, blank=True)
    title = models.CharField(max_length=300)
    said = models.JSONField(default=list)
    told = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.LOOKING)
    refusal = models.CharField(max_length=500, blank=True)
    on = models.DateField("day that is shown", null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    mark = models.CharField(max_length=64, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    recheck = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    act = models.OneToOneField(Act, models.PROTECT, null=True, blank=True, related_name="draft")
    drafted_at = models.DateTimeField(auto_now_add=True)
    drafted_by = models.ForeignKey("capability.User", models.PROTECT, related_name="+")

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-drafted_at", "-pk"]

    def __str__(self):
        return self.title

    @property
    def is_worked_on(self):
        return self.state in (DraftState.LOOKING, DraftState.PUBLISHING)

    @property
    def is_given_up(self):
        """Not by anybody: the work on it was."""
        return bool(self.is_worked_on and self.job and self.job.is_given_up)


class DraftGapQuerySet(models.QuerySet):
    def visible_to(self, user, power=SEE_GAPS):
        """By the person; about nobody by the unit, else by the force."""
        reach = user.reach(power)
        people = Person.objects.within(reach).values("pk")
        named = models.Q(person__in=people) | models.Q(person=None, team__in=reach.units)
        return self.filter(models.Q(force__in=reach.forces) | named)


def _about(model):
    """Not held by the database: what it points to may be undone while it is looked at."""
    return models.ForeignKey(
        model, models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="+"
    )


class DraftGap(models.Model):
    """One gap that the last look at a draft found to open, to close or to go on otherwise.

    `team` is the person's unit on that day, or the unit that it is about; else it is the force's.
    """

    class What(models.TextChoices):
        OPENS = "opens", "Would open"
        CLOSES = "closes", "Would close"
        GOES_ON = "goes-on", "Would go on"

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="gaps")
    what = models.CharField(max_length=10, choices=What)
    check_code = models.CharField(max_length=60)
    team = _about(Unit)
    person = _about(Person)
    allocation = _about(CaseAllocation)

    objects = DraftGapQuerySet.as_manager()

    class Meta:
        ordering = ["check_code", "person__surname", "person__forename", "pk"]
        indexes = [models.Index(fields=["draft", "what", "team"])]

    def __str__(self):
        return f"{self.check_code} {self.what}"
