"""Who is away, or on part of the duty: some who hold RASSO cases, and a few others."""

from datetime import timedelta
from decimal import Decimal

from capability.actions import presence
from capability.checks import Scope
from capability.checks.rasso import rasso_led
from capability.models import Feed, Person
from config.demo.days import ago
from config.demo.files import brought

# Away since, with how much of the duty left, and for how many days from then; none: no end known.
_OF_HOLDERS = ((45, Decimal(0), None), (9, Decimal(0), 14), (60, Decimal("0.6"), None))
_OF_OTHERS = (*_OF_HOLDERS, (3, Decimal(0), 5), (120, Decimal(0), 90), (200, Decimal("0.5"), None))


def bring_in(force, user, *, on):
    holders = rasso_led(Scope(force), on=on).values("person_id")
    serving = Person.objects.filter(force=force).serving(on=on).order_by("person_ref")
    whom = serving.values_list("pk", flat=True)
    stated = [
        *_stated(whom.filter(pk__in=holders), _OF_HOLDERS, on),
        *_stated(whom.exclude(pk__in=holders), _OF_OTHERS, on),
    ]
    with brought(force, Feed.ABSENCES, on=on, by=user) as verdicts:
        verdicts.extend(presence.record_absences(force, stated))


def _stated(people, absences, on):
    """Every fifth of the people, in their order."""
    for person, (days, share, length) in zip(people[::5], absences, strict=False):
        since = ago(on, days)
        said = {"starts_on": since, "share_of_duty": share}
        yield presence.Stated(
            person, said | ({"ends_on": since + timedelta(days=length)} if length else {})
        )
