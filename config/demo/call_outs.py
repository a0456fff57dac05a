"""A year of call-outs: a few trained people take most of them, and some are sent untrained.

That the busiest tenth takes about 40 per cent is what is reported of forces.
"""

from datetime import datetime, time
from random import Random

from django.utils import timezone

from capability.actions import deployments
from capability.models import Accreditation, Feed, Person, Posting, Scheme
from capability.models.days import covers
from config.demo.days import DAY, between
from config.demo.files import brought

_A_YEAR, _OF_LATE, _LONG_AGO = 365, 150, (380, 420)
_CALLS_EACH, _BUSIEST_SHARE, _COLD_SHARE = 6, 0.4, 0.2
_UNTRAINED_SHARE = 0.08
_FAMILIES = 3


def bring_in(force, user, *, on):
    rng = Random(f"{force.code} call-outs")  # noqa: S311 - no secret, and the same each time
    schemes = dict(Scheme.objects.of(force).values_list("code", "pk"))
    calls = [*_of_trained(rng, force, on), *_of_untrained(rng, force, on)]
    stated = [
        _stated(rng, place, person, day, schemes["FRO"])
        for place, (person, day) in enumerate(sorted(calls, key=lambda call: call[::-1]))
    ]
    stated += _liaison(rng, force, schemes["FLO"], on)
    with brought(force, Feed.DEPLOYMENTS, on=on, by=user) as verdicts:
        verdicts.extend(deployments.record(force, stated, usual=schemes["FRO"]))


def _of_trained(rng, force, on):
    """(person, day): the busiest tenth, those in between, and the last who are called no more."""
    held = Accreditation.objects.good(on=on).filter(force=force, scheme__code="FRO")
    serving = Person.objects.filter(force=force).serving(on=on)
    held = held.filter(person__in=serving.values("pk"), awarded_on__lt=on - DAY)
    known = dict(held.order_by("person__person_ref").values_list("person_id", "awarded_on"))
    people = sorted(rng.sample(list(known), len(known)), key=lambda one: known[one] > _before(on))
    busiest, cold = max(1, len(people) // 10), int(len(people) * _COLD_SHARE)
    # Both ends are of people trained long ago: the others had less time for it.
    people = people[:busiest] + people[busiest + cold :] + people[busiest : busiest + cold]
    total = _CALLS_EACH * len(people)
    often = round(total * _BUSIEST_SHARE)
    between_them = people[busiest : len(people) - cold] or people[:busiest]
    for number in range(total):
        some = people[:busiest] if number < often else between_them
        person = some[number % len(some)] if number < often else rng.choice(some)
        since = _OF_LATE if number < often else _A_YEAR
        first = max(known[person] + DAY, on - since * DAY)
        yield person, between(rng, first, on - DAY)
    for person in people[len(people) - cold :]:
        day = on - rng.randint(*_LONG_AGO) * DAY
        if day > known[person]:
            yield person, day


def _before(on):
    return on - _LONG_AGO[1] * DAY


def _of_untrained(rng, force, on):
    """When nobody trained was free."""
    able = list(_posted(force, on).filter(role__name="Response constable"))
    trained = set(
        Accreditation.objects.filter(force=force, scheme__code="FRO").values_list(
            "person", flat=True
        )
    )
    others = [posting.person_id for posting in able if posting.person_id not in trained]
    for person in rng.sample(others, round(len(others) * _UNTRAINED_SHARE)):
        for _call in range(rng.randint(1, 2)):
            yield person, between(rng, on - 200 * DAY, on - DAY)


def _liaison(rng, force, scheme, on):
    """One detective is with more families than one should be, and was never taught it."""
    detective = _posted(force, on).filter(rank__code="DC").first()
    if detective is None:
        return
    for number in range(_FAMILIES):
        day = on - (20 * number + 5) * DAY
        yield _stated(rng, f"F{number}", detective.person_id, day, scheme)


def _posted(force, on):
    postings = Posting.objects.filter(covers(on), force=force, is_substantive=True)
    serving = Person.objects.filter(force=force).serving(on=on)
    return postings.filter(person__in=serving.values("pk")).order_by("person__person_ref")


def _stated(rng, place, person, day, scheme):
    """Most at night, when such crimes are reported."""
    hour = rng.choice((*range(24), *range(18, 24), *range(4)))
    called_at = datetime.combine(day, time(hour, rng.randrange(60)))
    said = {"incident": f"{day:%d%m%y}-{place}", "called_at": timezone.make_aware(called_at)}
    return deployments.Stated(person, said | {"scheme": scheme})
