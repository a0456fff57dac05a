from django.db import models

from capability.models import Force, Scheme
from capability.models.days import PubliclyNamed
from capability.models.forces import ForceOwned, one_code_per_force
from capability.models.history import tracked


@tracked
class Programme(PubliclyNamed, ForceOwned):
    """What a portfolio of a scheme is made of: its units. National, or a force's own."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="programmes")

    class Meta(ForceOwned.Meta):
        constraints = [one_code_per_force("one_programme_per_code", "programme")]


@tracked
class ProgrammeUnit(models.Model):
    """One thing that the portfolio has to show."""

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="units")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["programme", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "place"],
                name="one_programme_unit_per_place",
                violation_error_message="Another unit of the programme has that place.",
            )
        ]

    def __str__(self):
        return f"{self.place}. {self.name}"
