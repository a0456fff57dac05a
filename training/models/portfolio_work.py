from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from capability.models import Force, Person
from capability.models.days import PubliclyNamed
from capability.models.evidence import is_a_file_or_a_reference
from capability.models.history import tracked
from training.models.portfolios import Portfolio
from training.models.programmes import ProgrammeUnit


@tracked
class PortfolioEvidence(PubliclyNamed):
    """What the candidate shows for a unit: a file, by hash, size and type, or a reference."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="items")
    unit = models.ForeignKey(ProgrammeUnit, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    added_on = models.DateField()
    reference = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    storage_key = models.CharField(max_length=200, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["portfolio", "added_on", "pk"]
        verbose_name_plural = "portfolio evidence"
        constraints = [is_a_file_or_a_reference("portfolio_evidence_is_a_file_or_a_reference")]

    def __str__(self):
        return self.title


@tracked
class Reflection(PubliclyNamed):
    """What the candidate thinks about the work; theirs alone, unless they share it."""

    # No history shows it, whoever reads.
    untold = ("text",)

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="reflections")
    written_on = models.DateField()
    text = models.TextField()
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["portfolio", "written_on", "pk"]

    def __str__(self):
        return f"of {self.written_on}"


class Finding(models.TextChoices):
    COMPETENT = "competent", "Competent"
    NOT_YET = "not-yet", "Not yet: more is needed"


class JudgementQuerySet(models.QuerySet):
    def that_count(self):
        """The last of each unit, unless quality assurance has set it aside."""
        later = Judgement.objects.filter(
            force=OuterRef("force"),
            portfolio=OuterRef("portfolio"),
            unit=OuterRef("unit"),
            pk__gt=OuterRef("pk"),
        )
        return self.filter(~Exists(later.order_by()), set_aside_on=None)


@tracked
class Judgement(PubliclyNamed):
    """What the assessor decided about one unit. A later one of the same unit takes its place.

    `set_aside_on`: quality assurance referred it back, so that it has to be decided anew.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="judgements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(ProgrammeUnit, models.PROTECT, related_name="+")
    assessor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_on = models.DateField()
    finding = models.CharField(max_length=10, choices=Finding)
    feedback = models.TextField()
    set_aside_on = models.DateField(null=True, blank=True)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["portfolio", "unit", "decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(person=F("assessor")),
                name="nobody_decides_about_themselves",
                violation_error_message="Nobody judges their own portfolio.",
            )
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_finding_display()}"


class Sampled(models.TextChoices):
    UPHELD = "upheld", "Decision upheld"
    REFERRED_BACK = "referred-back", "Referred back to the assessor"


@tracked
class Sample(PubliclyNamed):
    """What internal quality assurance found when it looked at an assessor's decisions."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, related_name="samples")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assessor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    iqa = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sampled_on = models.DateField()
    outcome = models.CharField(max_length=15, choices=Sampled)
    note = models.TextField()

    class Meta:
        ordering = ["portfolio", "sampled_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(iqa=F("person")) & ~Q(iqa=F("assessor")),
                name="sampling_is_a_third_person",
                violation_error_message="Whoever samples is neither candidate nor assessor.",
            )
        ]

    def __str__(self):
        return f"of {self.sampled_on}"
