from django.db import models
from django.db.models import Exists, OuterRef, Q
from knox.models import AbstractAuthToken, AuthTokenManager

from capability.access import KEEP_TOKENS
from capability.models.days import PubliclyNamed
from capability.models.forces import Force, Unit
from capability.models.users import User


class ApiTokenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; and those of whoever is within reach, for whoever keeps them."""
        kept = User.objects.within(user.reach(KEEP_TOKENS)).values("pk")
        return self.filter(Q(user=user) | Q(user__in=kept))

    def with_narrowing(self):
        """Annotate `is_narrowed`: whether it reads some units only."""
        return self.annotate(is_narrowed=Exists(TokenUnit.objects.filter(token=OuterRef("pk"))))


class ApiToken(PubliclyNamed, AbstractAuthToken):
    """A key to the API: only its hash is kept, it expires, and it may read and nothing else."""

    user = models.ForeignKey(User, models.CASCADE, related_name="auth_token_set")
    name = models.CharField(max_length=100, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

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
