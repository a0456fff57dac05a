from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from knox.models import AbstractAuthToken

from capability.access import AccessRole, Reach
from capability.models.days import Dated, DatedQuerySet, PubliclyNamed, ends_after_start
from capability.models.forces import Force, Unit
from capability.models.history import tracked
from capability.models.people import Person


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user


@tracked
class User(PubliclyNamed, AbstractBaseUser):
    """A log-in. It belongs to no force: its grants say where it may do what."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user"
    )
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = UserManager()

    class Meta:
        ordering = ["email"]

    def __str__(self):
        return self.email

    def set_password(self, raw_password):
        """Whoever changes a password may fear that someone else knows it: tokens end with it."""
        super().set_password(raw_password)
        if self.pk:
            self.auth_token_set.all().delete()

    def may(self, power):
        return any(grant.access_role in power.roles for grant in self._grants_today())

    def may_throughout(self, power):
        """Whether the power goes with every grant, so over all that the user sees."""
        return all(grant.access_role in power.roles for grant in self._grants_today())

    def reach(self, power):
        """Over whom the power extends today: the units granted for it and all under them."""
        on = timezone.localdate()
        units = [g.unit for g in self._grants_today() if g.access_role in power.roles]
        roots, others = [u for u in units if u.is_root], [u for u in units if not u.is_root]
        forces = frozenset(unit.force_id for unit in roots)
        others = [unit for unit in others if unit.force_id not in forces]
        return Reach(on, forces, _below(others, on=on), frozenset(unit.force_id for unit in others))

    def _grants_today(self):
        """Asked once for each user object, which lives no longer than a request."""
        if not hasattr(self, "_grants"):
            held = self.grants.in_force(on=timezone.localdate()).select_related("unit")
            self._grants = list(held) if self.is_active else []
        return self._grants


def _below(units, *, on):
    if not units:
        return frozenset()
    below = Unit.objects.below(units, on=on).order_by()
    return frozenset(below.values_list("pk", flat=True))


@tracked
class Grant(PubliclyNamed, Dated):
    """An access role over a unit and all under it, from when to when."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    access_role = models.CharField(
        max_length=20, choices=[(role.value, role.label) for role in AccessRole]
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["user", "access_role"]
        constraints = [ends_after_start("grant_ends_after_start")]

    def __str__(self):
        return f"{self.user}: {self.access_role} over {self.unit}"


class ApiToken(AbstractAuthToken):
    """A key to the API: only its hash is kept, it expires, and it may read and nothing else."""

    user = models.ForeignKey(User, models.CASCADE, related_name="auth_token_set")
    name = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["created"]
