from django.db import models
from django.db.models import Exists, OuterRef, Q
from knox.models import AbstractAuthToken, AuthTokenManager

from capability.access import KEEP_TOKENS
from capability.models.days import PubliclyNamed
from capability.models.forces import Force, Unit
from capability.models.users import User


class ApiTokenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; and for whoever keeps tokens those that read nothing beyond their reach.

        A narrowed token reads its units, any other all that its owner may.
        """
        reach = user.reach(KEEP_TOKENS)
        units = TokenUnit.objects.filter(token=OuterRef("pk"))
        beyond = units.exclude(Q(force__in=reach.forces) | Q(unit__in=reach.units))
        narrow = Q(Exists(units), ~Exists(beyond), user__in=_pks(User.objects.within(reach)))
        whole = Q(user__in=_pks(User.objects.wholly_within(reach)))
        return self.filter(Q(user=user) | narrow | whole)

    def with_narrowing(self):
        """Annotate `is_narrowed`: whether it reads some units only."""
        return self.annotate(is_narrowed=Exists(TokenUnit.objects.filter(token=OuterRef("pk"))))


def _pks(users):
    return users.values("pk")


class ApiToken(PubliclyNamed, AbstractAuthToken):
    """A key to the API: only its hash is kept, it expires, and most read and nothing else."""

    user = models.ForeignKey(User, models.CASCADE, related_name="auth_token_set")
    name = models.CharField(max_length=100, blank=True)
    last_used_on = models.DateField(null=True, blank=True)
    may_write = models.BooleanField(default=False)

    objects = AuthTokenManager.from_queryset(ApiTokenQuerySet)()

    class Meta:
        ordering = ["created"]


class TokenUnit(models.Model):
    """A unit to which a token is narrowed, with all under it; without any, all the user's own."""

    token = models.ForeignKey(ApiToken, models.CASCADE, related_name="units")
    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["token", "unit"]
        constraints = [
            models.UniqueConstraint(
                fields=["token", "unit"],
                name="one_narrowing_per_unit",
                violation_error_message="The token is narrowed to that unit already.",
            )
        ]

    def __str__(self):
        return f"{self.token}: {self.unit}"
