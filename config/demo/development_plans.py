"""Development plans of a make-believe force: most who need one have one, and some wait to be
signed; a few have none, or one that nobody looked at for long.
"""

from collections import defaultdict
from random import Random

from django.db.models.functions import Coalesce

from capability.checks import Scope
from capability.checks.rasso import rasso_led
from capability.checks.role_duties import role_duties
from capability.checks.services import in_service
from capability.models import Gap, Person, Service
from config.demo import agreed, aims
from config.demo.agreed import Draft, Review
from config.demo.days import ago
from config.demo.log_ins import OFFICER

_LACKING = ("case-holder-unaccredited", "role-holder-unaccredited", "new-to-rasso-untaught")
# Of so many who need a plan one has none that is good; of so many others one has a plan.
_WITHOUT, _OTHERS = 8, 4
_AGREED, _STALE, _A_YEAR = (20, 540), (400, 540), 330
_REVIEWED, _REVIEWED_LATE = (3, 200), 100
_AGREED_WITH_ONE, _REVIEWED_WITH_ONE = 240, 60


def bring_in(force, by, *, on):
    """After the gaps that aims are for, and before the sweep that asks for plans."""
    lacks = _lacks(force)
    others = list(_of_others(force, lacks, on))
    for team in agreed.teams(force).values():
        _leave_one_to_sign(others, team, on)
    agreed.write(force, [*_of_the_officer(force, lacks, on), *others], by=by)


def _leave_one_to_sign(drafts, team, on):
    """Whatever the dice say, a review waits for whoever supervises the team: the latest."""
    reviewed = [place for place, one in enumerate(drafts) if one.person in team and one.review]
    if all(drafts[place].review.is_signed_by_supervisor for place in reviewed):
        able = [place for place in reviewed if drafts[place].agreed_on >= ago(on, _A_YEAR)]
        for place in sorted(able, key=lambda place: drafts[place].review.held_on)[-1:]:
            review = drafts[place].review._replace(is_signed_by_supervisor=False)
            drafts[place] = drafts[place]._replace(review=review)


def _lacks(force):
    """By person, each scheme once."""
    lacks = defaultdict(dict)
    gaps = Gap.objects.filter(force=force, closed_on=None, check_code__in=_LACKING)
    named = gaps.annotate(lacking=Coalesce("requirement__scheme__code", "scheme__code"))
    for person, *lack in named.order_by("pk").values_list("person", "lacking", "pk", "requirement"):
        lacks[person].setdefault(lack[0], aims.Lack(*lack))
    return {person: list(of_person.values()) for person, of_person in lacks.items()}


def _of_the_officer(force, lacks, on):
    for person in Person.objects.filter(force=force, user__email=OFFICER):
        review = Review(ago(on, _REVIEWED_WITH_ONE))
        own = aims.of_one(lacks.get(person.pk, []), on=on)
        yield Draft(person.pk, ago(on, _AGREED_WITH_ONE), own, review)


def _of_others(force, lacks, on):
    rng = Random(f"plans {force.code}")  # noqa: S311 - nothing here is a secret
    services = Service.objects.filter(in_service(on), force=force)
    served = services.exclude(person__user__email=OFFICER).order_by("person__person_ref")
    joined = dict(served.values_list("person", "joined_on"))
    for place, person in _turns(force, joined, on):
        agreed_on, review = _agreed(rng, place, on)
        if agreed_on and agreed_on >= joined[person]:
            count = 1 + place % 3
            own = aims.some(rng, lacks.get(person, []), count, agreed_on, on=on)
            yield Draft(person, agreed_on, own, review)


def _turns(force, people, on):
    """Everybody who needs a plan; of others some, in the places of those who have a good one."""
    scope = Scope(force)
    bound = set(rasso_led(scope, on=on).values_list("person_id", flat=True))
    bound |= set(role_duties(scope, on=on).values_list("person_id", flat=True))
    yield from enumerate(one for one in people if one in bound)
    others = [one for one in people if one not in bound][::_OTHERS]
    yield from ((place, one) for place, one in enumerate(others) if place % _WITHOUT)


def _agreed(rng, place, on):
    """When, and its review; in turn one has none, and one of long ago, half signed."""
    if place % _WITHOUT == 0:
        stale = Review(ago(on, _REVIEWED_LATE), is_signed_by_supervisor=False)
        return (ago(on, rng.randint(*_STALE)), stale) if place // _WITHOUT % 2 else (None, None)
    days = rng.randint(*_AGREED)
    first, last = _REVIEWED
    review = Review(ago(on, rng.randint(first, min(last, days - 10))))
    if days <= _A_YEAR:
        review = (review, _half_signed(review, place), None, None)[place % 4]
    return ago(on, days), review


def _half_signed(review, place):
    """By the person twice as often as by the supervisor."""
    is_by_person = bool(place % 3)
    return review._replace(
        is_signed_by_person=is_by_person, is_signed_by_supervisor=not is_by_person
    )
