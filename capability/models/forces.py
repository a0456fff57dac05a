from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from capability.access import SEE_PEOPLE, SEE_REFERENCE
from capability.models.days import (
    Dated,
    DatedQuerySet,
    PubliclyNamed,
    ends_after_start,
    no_overlap,
)
from capability.models.history import tracked


@tracked
class Force(PubliclyNamed):
    """A police force: the boundary that no user, row or query crosses unasked."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def root_unit(self):
        """The unit at the head of its tree: a grant over it is one over the whole force."""
        return self.units.get(is_root=True)


def owned(force):
    """Reference data of the force's own and the national ones."""
    return Q(force=force) | Q(force=None)


def shown_to(user, path=""):
    """The national rows (to which `path` leads), and those of the forces in which the user sees
    anybody.
    """
    forces = user.reach(SEE_REFERENCE).every_force
    return Q(**{f"{path}force": None}) | Q(**{f"{path}force__in": forces})


class ForceOwnedQuerySet(models.QuerySet):
    def of(self, force):
        return self.filter(owned(force))

    def visible_to(self, user):
        return self.filter(shown_to(user)) if user.may(SEE_REFERENCE) else self.none()


class OwnedDatedQuerySet(ForceOwnedQuerySet, DatedQuerySet):
    """Reference data with days."""


class ForceOwned(models.Model):
    """Reference data of a force or, where `force` is empty, national."""

    force = models.ForeignKey(
        Force, models.PROTECT, null=True, blank=True, related_name="own_%(class)ss"
    )
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)

    objects = ForceOwnedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["code"]

    def __str__(self):
        return self.name


def one_code_per_force(name, noun):
    """A constraint: a code stands once in a force, and once among the national ones."""
    return models.UniqueConstraint(
        "force",
        Upper("code"),
        name=name,
        nulls_distinct=False,
        violation_error_message=f"There is already a {noun} with that code.",
    )


class UnitQuerySet(DatedQuerySet):
    def below(self, units, *, on):
        """The given units and all that stand under them on that day."""
        return self.filter(
            pk__in=models.expressions.RawSQL(
                "select public.units_below(%s, %s)", [[unit.pk for unit in units], on]
            )
        )

    def within(self, reach):
        """Those over which the power extends (see `User.reach`)."""
        return self.filter(Q(force__in=reach.forces) | Q(pk__in=reach.units))

    def visible_to(self, user):
        return self.within(user.reach(SEE_PEOPLE))

    def changeable_by(self, user, power):
        return self.within(user.reach(power))


@tracked
class Unit(PubliclyNamed, Dated):
    """A part of a force: BCU, department, team. Its place in the tree is a UnitEdge."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="units")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    specialism = models.CharField(max_length=40, blank=True)
    is_root = models.BooleanField(default=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["name", "code"]
        constraints = [
            models.UniqueConstraint(
                "force",
                Upper("code"),
                name="one_unit_per_code",
                violation_error_message="There is already a unit with that code in this force.",
            ),
            models.UniqueConstraint(
                fields=["force"],
                condition=Q(is_root=True),
                name="one_root_unit_per_force",
                violation_error_message="The force has a root unit already.",
            ),
            ends_after_start("unit_ends_after_start"),
        ]

    def __str__(self):
        return self.name


@tracked
class UnitEdge(Dated):
    """Where a unit stands in the tree, from when to when; a move is a new edge."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="places")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="children")

    class Meta:
        ordering = ["unit", "starts_on"]
        constraints = [
            ends_after_start("unit_edge_ends_after_start"),
            no_overlap(
                "one_parent_at_a_time", "The unit has a parent on some of those days.", "unit"
            ),
            models.CheckConstraint(
                condition=~Q(unit=models.F("parent")),
                name="unit_is_not_its_own_parent",
                violation_error_message="A unit can't stand under itself.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} under {self.parent}"
