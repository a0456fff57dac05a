from decimal import Decimal

from django.db import models
from django.db.models import Q

from capability.models.days import Dated, DatedQuerySet, ends_after_start, no_overlap
from capability.models.forces import Force, ForceOwned, Unit, one_code_per_force
from capability.models.history import tracked


@tracked
class Rank(ForceOwned):
    """A rank or staff grade; `seniority` orders them, None where nobody has said."""

    seniority = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(ForceOwned.Meta):
        constraints = [one_code_per_force("one_rank_per_code", "rank")]


@tracked
class Role(ForceOwned, Dated):
    """A police job (response constable, RASSO investigator); not an access role."""

    class Meta(ForceOwned.Meta):
        constraints = [
            one_code_per_force("one_role_per_code", "role"),
            ends_after_start("role_ends_after_start"),
        ]


class PostingSource(models.TextChoices):
    """Who may open, move and replace the posting."""

    PEOPLE_FEED = "people", "People feed"
    POSTINGS_FEED = "postings", "Postings feed"
    HAND = "hand", "By hand"


@tracked
class Posting(Dated):
    """Where someone works, as what, at which rank: the only place that dates rank and unit."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey("capability.Person", models.PROTECT, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings")
    role = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="postings")
    rank = models.ForeignKey(Rank, models.PROTECT, null=True, blank=True, related_name="postings")
    starts_on = models.DateField("first day")
    fte = models.DecimalField(
        "share of full time", max_digits=4, decimal_places=3, default=Decimal(1)
    )
    is_substantive = models.BooleanField(default=True)
    source = models.CharField(max_length=10, choices=PostingSource, default=PostingSource.HAND)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["person", "starts_on"]
        constraints = [
            ends_after_start("posting_ends_after_start"),
            no_overlap(
                "one_substantive_posting_at_a_time",
                "The person has a substantive posting on some of those days.",
                "person",
                condition=Q(is_substantive=True),
            ),
            models.CheckConstraint(
                condition=Q(fte__gt=0, fte__lte=1),
                name="fte_is_a_share",
                violation_error_message="The share of full time is more than 0 and at most 1.",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "starts_on"]),
            models.Index(fields=["force", "unit", "starts_on"]),
        ]

    def __str__(self):
        return f"{self.unit} from {self.starts_on}"
