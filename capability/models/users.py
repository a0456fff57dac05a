from dataclasses import replace

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from capability.access import GRANT_ALL, GRANTED_BY, SEE_USERS, AccessRole, Reach, power_to_grant
from capability.models.days import (
    Dated,
    DatedQuerySet,
    PubliclyNamed,
    ends_after_start,
    not_over,
)
from capability.models.forces import Force, Unit
from capability.models.history import tracked
from capability.models.known import as_of_now
from capability.models.people import Person, Service

NOBODY = frozenset()


def _leavers(on):
    """A condition: the linked person has left, and serves no more."""
    services = Service.objects.filter(person=OuterRef("person"), force=OuterRef("person__force"))
    ahead = services.filter(Q(left_on=None) | Q(left_on__gte=on))
    return Exists(services.filter(left_on__lt=on)) & ~Exists(ahead)


class UserQuerySet(models.QuerySet):
    def able_to_sign_in(self, *, on):
        """A leaver's log-in stops the day after the last of service."""
        return self.filter(~_leavers(on), is_active=True)

    def as_signed_in(self):
        """With all that each request asks of its user."""
        known = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        return self.select_related("person").annotate(has_second_factor=Exists(known))

    def within(self, reach):
        """Whoever has had a grant over a unit in reach, or is linked to a person in it."""
        granted = Grant.objects.within(reach).filter(user=OuterRef("pk"))
        return self.filter(
            Exists(granted) | Q(person__in=Person.objects.within(reach).values("pk"))
        )

    def visible_to(self, user):
        return self.within(user.reach(SEE_USERS))

    def wholly_within(self, reach):
        """Of which nothing lies beyond: no standing grant, nor the person it is linked to."""
        within = Grant.objects.within(reach).values("pk")
        beyond = Grant.objects.filter(not_over(reach.on), user=OuterRef("pk")).exclude(
            pk__in=within
        )
        people = Person.objects.within(reach).values("pk")
        mine = self.within(reach).filter(Q(person=None) | Q(person__in=people))
        return mine.exclude(Exists(beyond))

    def changeable_by(self, user):
        """Whose log-in is the user's to keep; never one's own."""
        return self.wholly_within(user.reach(GRANT_ALL)).exclude(pk=user.pk)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
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
    # Sessions from before have ended: it is part of what each is held against.
    signed_out_at = models.DateTimeField(null=True, blank=True, editable=False)

    # Set by a token that is narrowed to some units, for the request that it makes.
    narrowed_to = ()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = UserManager()

    class Meta:
        ordering = ["email"]

    def __str__(self):
        return self.email

    def set_password(self, raw_password):
        """Whoever changes a password may fear that someone else knows it.

        Tokens end with it, and the address of one's own calendar.
        """
        super().set_password(raw_password)
        if self.pk:
            self.auth_token_set.all().delete()
            self.calendar_keys.all().delete()

    def end_sessions(self):
        """All of them, on their next request; the fields to save are the caller's to name."""
        self.signed_out_at = timezone.now()

    def _get_session_auth_hash(self, secret=None):
        held = f"{self.password}|{self.signed_out_at and self.signed_out_at.timestamp()}"
        return salted_hmac(
            "capability.sessions", held, secret=secret, algorithm="sha256"
        ).hexdigest()

    def may(self, power):
        return self._has_own(power) or any(
            grant.access_role in power.roles for grant in self._grants_today()
        )

    def may_throughout(self, power):
        """Whether the power goes with every grant, so over all that the user sees."""
        has_own = self.person_id is None or power.covers_own
        return has_own and all(grant.access_role in power.roles for grant in self._grants_today())

    @property
    def access_roles(self):
        """Those held today."""
        return frozenset(AccessRole(grant.access_role) for grant in self._grants_today())

    def granted_units(self, access_role):
        """The units over which it was granted, without what stands under them."""
        units = {g.unit for g in self._grants_today() if g.access_role == access_role}
        return sorted(units, key=lambda unit: (unit.name, unit.code))

    def reach(self, power):
        """Over whom the power extends today: the units granted for it, all under them, oneself."""
        reach = self._reach_granted(power)
        if self.narrowed_to or not self._has_own(power):
            return reach
        with as_of_now():
            return replace(reach, own=self.person_id, own_force=self.person.force_id)

    def _has_own(self, power):
        return power.covers_own and self.is_active and self.person_id is not None

    def _reach_granted(self, power):
        on = timezone.localdate()
        units = [g.unit for g in self._grants_today() if g.access_role in power.roles]
        forces, others = _whole_forces(units)
        if self.narrowed_to:
            return self._narrowed(on, forces, others)
        below = self._below(others, on=on)
        return Reach(on, forces, below, frozenset(unit.force_id for unit in others))

    def _narrowed(self, on, forces, others):
        """What the grants reach and the token too."""
        asked, parts = _whole_forces(self.narrowed_to)
        units = self._below(others, on=on) & self._below(parts, on=on)
        units |= self._below([unit for unit in others if unit.force_id in asked], on=on)
        units |= self._below([unit for unit in parts if unit.force_id in forces], on=on)
        known = frozenset(unit.force_id for unit in (*others, *self.narrowed_to))
        return Reach(on, forces & asked, units, known if units else NOBODY)

    def _grants_today(self):
        """Asked once for each user object, which lives no longer than a request."""
        if not hasattr(self, "_grants"):
            held = self.grants.counting(on=timezone.localdate()).select_related("unit")
            with as_of_now():
                self._grants = list(held) if self.is_active else []
        return self._grants

    def _below(self, units, *, on):
        """Asked of the tree once for the same units, whichever powers reach them."""
        if not units:
            return NOBODY
        known = self.__dict__.setdefault("_trees", {})
        asked = (on, *sorted(unit.pk for unit in units))
        if asked not in known:
            below = Unit.objects.below(units, on=on).order_by()
            with as_of_now():
                known[asked] = frozenset(below.values_list("pk", flat=True))
        return known[asked]


def _whole_forces(units):
    """Of which forces the root is among them; and the units of others."""
    forces = frozenset(unit.force_id for unit in units if unit.is_root)
    return forces, [unit for unit in units if unit.force_id not in forces]


class GrantQuerySet(DatedQuerySet):
    def counting(self, *, on):
        """In force on that day, and not waiting for a second person's word."""
        return self.in_force(on=on).exclude(needs_second=True, confirmed_by=None)

    def within(self, reach):
        return self.filter(Q(force__in=reach.forces) | Q(unit__in=reach.units))

    def visible_to(self, user):
        return self.within(user.reach(SEE_USERS))

    def kept_by(self, user):
        """Those that the user could have made: never one of their own."""
        makeable = self.none()
        for power in GRANTED_BY:
            roles = [role for role in AccessRole if power_to_grant(role) == power]
            makeable |= self.within(user.reach(power)).filter(access_role__in=roles)
        return makeable.exclude(user=user)


@tracked
class Grant(PubliclyNamed, Dated):
    """An access role over a unit and all under it, from when to when.

    `needs_second`: it counts only once somebody else than `made_by` has confirmed it.
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    access_role = models.CharField(
        max_length=20, choices=[(role.value, role.label) for role in AccessRole]
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    needs_second = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["user", "access_role"]
        constraints = [
            ends_after_start("grant_ends_after_start"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("made_by")),
                name="grant_is_confirmed_by_another",
                violation_error_message="Whoever made the grant can't confirm it too.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.access_role} over {self.unit}"

    @property
    def waits(self):
        return self.needs_second and self.confirmed_by_id is None
