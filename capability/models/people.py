from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from capability.access import SEE_PEOPLE
from capability.models.days import Dated, PubliclyNamed, ends_after_start, no_overlap
from capability.models.forces import Force, Unit
from capability.models.history import tracked
from capability.models.known import of_now
from capability.models.matching import Matching
from capability.models.postings import Posting
from capability.rules.names import name_key


class PersonKind(models.TextChoices):
    OFFICER = "officer", "Officer"
    STAFF = "staff", "Police staff"
    SPECIAL = "special", "Special constable"
    VOLUNTEER = "volunteer", "Volunteer"


def _goes_by(word):
    named = Q(number__iexact=word) | Q(person_ref__iexact=word)
    if key := name_key(word):
        named |= Q(surname_key__startswith=key) | Q(forename_key__startswith=key)
    return named


def _home_unit(postings, units, on):
    begun = postings.filter(
        person=OuterRef("pk"), force=OuterRef("force"), is_substantive=True, starts_on__lte=on
    )
    root = units.filter(force=OuterRef("force"), is_root=True)
    return Coalesce(
        Subquery(begun.order_by("-starts_on").values("unit")[:1]),
        Subquery(root.order_by().values("pk")[:1]),
        output_field=models.BigIntegerField(),
    )


def _ever_posted(force, units):
    """Whoever was never posted to one of them has their home elsewhere, or at the root."""
    postings = Posting.objects.filter(force=force, unit__in=units, is_substantive=True)
    return postings.values("person")


class PersonQuerySet(models.QuerySet):
    def serving(self, *, on):
        service = Service.objects.filter(person=OuterRef("pk"), force=OuterRef("force"))
        return self.filter(
            Exists(service.filter(Q(left_on=None) | Q(left_on__gte=on), joined_on__lte=on))
        )

    def with_home_unit(self, *, on):
        """Annotate `home_unit`: the posting's unit on that day, else the last one's, else the root.

        Scope hangs on it (`within`): a leaver stays with the unit that saw them last.
        """
        return self.annotate(home_unit=_home_unit(Posting.objects.all(), Unit.objects.all(), on))

    def standing_in(self, unit, *, on):
        """Whose home unit on that day is the given one, or stands under it then."""
        below = Unit.objects.below([unit], on=on).values("pk")
        people = self.filter(force=unit.force_id)
        if not unit.is_root:
            # The posting of the day is looked up for one after another: not for all of the force.
            people = people.filter(pk__in=_ever_posted(unit.force_id, below))
        return people.with_home_unit(on=on).filter(home_unit__in=below)

    def called(self, words):
        """Each word begins a name, or is the number or reference; or all are one surname.

        Names, numbers and references that someone once went by find them too.
        """
        also = Alias.objects.filter(person=OuterRef("pk"), force=OuterRef("force"))
        each = Q()
        for word in words.split():
            each &= _goes_by(word) | Exists(also.filter(_goes_by(word)))
        whole = Q(surname_key__startswith=name_key(words)) if name_key(words) else Q()
        return self.filter(each | whole)

    def within(self, reach):
        """Whoever stands in the reach (see `User.reach`)."""
        whole = Q(force__in=reach.forces)
        if reach.besides:
            whole |= Q(pk=reach.besides)
        if not reach.units:
            return self.filter(whole)
        stands_in = _home_unit(of_now(Posting), of_now(Unit), reach.on)
        part = Q(force__in=reach.forces_of_units, stands_in__in=reach.units)
        return self.alias(stands_in=stands_in).filter(whole | part)

    def visible_to(self, user):
        return self.within(user.reach(SEE_PEOPLE))

    def changeable_by(self, user, power):
        """In reach for a power that changes; never the user: one's own record others keep."""
        return self.within(user.reach(power)).exclude(pk=user.person_id)

    def with_changeable(self, user, power, name="is_changeable"):
        """Annotate whether the user may change the person."""
        if not user.may(power):
            return self.annotate(**{name: Value(False)})
        changeable = Person.objects.changeable_by(user, power)
        return self.annotate(**{name: Exists(changeable.filter(pk=OuterRef("pk")))})


@tracked
class Person(PubliclyNamed):
    """Someone whose capability is on record. Not a log-in.

    `number` (collar, badge) is not unique; `person_ref` (the HR key) is, within a force.
    The keys are what names are compared by (`rules.names.name_key`).
    """

    force = models.ForeignKey(Force, models.PROTECT, related_name="people")
    person_ref = models.CharField(max_length=40)
    number = models.CharField(max_length=20, blank=True)
    surname = models.CharField(max_length=100)
    forename = models.CharField(max_length=100, blank=True)
    other_names = models.CharField(max_length=100, blank=True)
    surname_key = models.CharField(max_length=100)
    forename_key = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=PersonKind, default=PersonKind.OFFICER)
    email = models.EmailField(blank=True)
    # All that an analyst is told of a person: random, so that nothing can be worked back from it.
    pseudonym = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["surname_key", "forename_key", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                fields=["force", "person_ref"],
                name="one_person_per_reference",
                violation_error_message="That person reference is already in use in this force.",
            )
        ]
        indexes = [
            models.Index(fields=["force", "surname_key", "forename_key"]),
            models.Index(fields=["force", "number"]),
            # In the order in which the API gives them, by either of their names.
            models.Index(fields=["force", "uuid"]),
            models.Index(fields=["force", "pseudonym"]),
        ]

    def __str__(self):
        return f"{self.forename} {self.surname}".strip()

    def serves(self, *, on):
        return Person.objects.serving(on=on).filter(pk=self.pk).exists()


class OfPeopleQuerySet(models.QuerySet):
    """Rows about one person each."""

    def within(self, reach):
        """Those of people in the reach.

        Where that is whole forces nobody is looked for, as a row is of its person's force: so that
        an index can give a force's rows in their order.
        """
        if reach.units:
            people = Person.objects.within(reach).values("pk")
            return self.filter(force__in=reach.every_force, person__in=people)
        whole = Q(force__in=reach.forces)
        return self.filter(whole | Q(person=reach.besides) if reach.besides else whole)

    def visible_to(self, user):
        """Those of people whom the user sees; what asks for more says so itself."""
        return self.within(user.reach(SEE_PEOPLE))


@tracked
class Service(models.Model):
    """From joining to leaving; who rejoins, or is a probationer again, has two."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="services")
    joined_on = models.DateField()
    left_on = models.DateField("last day of service", null=True, blank=True)
    probation_ends_on = models.DateField(null=True, blank=True)
    probation_extended_to = models.DateField(null=True, blank=True)
    probation_confirmed_on = models.DateField(null=True, blank=True)
    entry_route = models.CharField(max_length=40, blank=True)
    routes = Matching("EntryRoute", "entry_route", "code")

    class Meta:
        ordering = ["person", "joined_on"]
        constraints = [
            ends_after_start("service_ends_after_joining", "joined_on", "left_on"),
            no_overlap(
                "one_service_at_a_time",
                "The person is in service on some of those days already.",
                "person",
                days=("joined_on", "left_on"),
            ),
        ]
        indexes = [models.Index(fields=["force", "joined_on"])]

    def __str__(self):
        return f"{self.person} from {self.joined_on}"


@tracked
class Alias(Dated):
    """A name, number or reference that the person also goes by, or went by; importing reads it."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="aliases")
    person_ref = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=20, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    forename = models.CharField(max_length=100, blank=True)
    surname_key = models.CharField(max_length=100, blank=True)
    forename_key = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["person", "pk"]
        verbose_name_plural = "aliases"
        constraints = [
            ends_after_start("alias_ends_after_start"),
            models.UniqueConstraint(
                fields=["person", "person_ref", "number", "surname", "forename"],
                name="one_alias_once",
                violation_error_message="The person has that alias already.",
            ),
        ]
        indexes = [models.Index(fields=["force", "surname_key", "number"])]

    def __str__(self):
        return self.person_ref or self.number or f"{self.forename} {self.surname}".strip()
