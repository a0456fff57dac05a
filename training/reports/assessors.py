"""Who judges portfolios: qualified or not, how many they take and have, and what waits."""

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, When

from capability.models import Person
from capability.models.days import covers_from_start
from training.models import Assessor, Portfolio, qualified
from training.reports.columns import is_true, number_of
from training.rules.portfolios import TO_ASSESS, Step


def able(force, scheme, *, on, but=None):
    """Whoever serves and may judge portfolios of the scheme, those with least to do first."""
    people = Person.objects.serving(on=on).filter(
        Exists(qualified.to_assess(OuterRef("pk"), on=on)),
        Exists(qualified.in_scheme(OuterRef("pk"), scheme, on=on)),
        force=force,
    )
    return with_load(people.exclude(pk=but), on=on).order_by("load", "surname_key", "pk")


def able_to_sample(force, *, on, but=None):
    """Whoever serves and may sample portfolios, in the order of names."""
    people = Person.objects.serving(on=on).filter(
        Exists(qualified.to_sample(OuterRef("pk"), on=on)), force=force
    )
    return people.exclude(pk=but)


def with_load(people, *, on):
    """With `capacity` (None: none on record), `load`, and `submitted`, which wait for them."""
    taken = Assessor.objects.filter(covers_from_start(on), person=OuterRef("pk")).order_by()
    return people.annotate(
        capacity=Subquery(taken.values("capacity")[:1]),
        load=_number(_assigned(on)),
        submitted=_number(_assigned(on).filter(step=Step.SUBMITTED)),
    )


def known(people, *, on):
    """Of those people whoever takes portfolios or has some to judge; what they lack as well."""
    assigned = _assigned(on)
    taken = Assessor.objects.filter(covers_from_start(on), person=OuterRef("pk")).order_by()
    award = qualified.to_assess(OuterRef("pk"), on=on)
    found = people.filter(Q(Exists(assigned)) | Q(Exists(taken)))
    return with_load(found, on=on).annotate(
        has_left=is_true(~_serves(on)),
        is_qualified=Exists(award),
        qualified_to=Subquery(
            award.order_by(F("valid_to").desc(nulls_first=True)).values("valid_to")[:1]
        ),
        oldest=Subquery(
            assigned.filter(step=Step.SUBMITTED).order_by("step_on").values("step_on")[:1]
        ),
    )


def listed(people, *, on):
    """Of leavers only those who leave some to others."""
    return known(people, on=on).filter(Q(Exists(_assigned(on))) | _serves(on))


def queue(portfolios):
    """What is ready to be judged first, the longest waiting of them at the head."""
    ready = Case(When(step=Step.SUBMITTED, then=0), default=1, output_field=IntegerField())
    return portfolios.annotate(place=ready).order_by("place", "step_on", "pk")


def to_judge(*, on):
    """Portfolios that are work for their assessors."""
    return Portfolio.objects.filter(step__in=TO_ASSESS).of_serving(on=on)


def _assigned(on):
    return to_judge(on=on).filter(assessor=OuterRef("pk")).order_by()


def _serves(on):
    return Q(pk__in=Person.objects.serving(on=on).order_by().values("pk"))


def _number(portfolios):
    return number_of(portfolios, "assessor")
