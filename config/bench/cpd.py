"""Pages about CPD in a force of 6,000 people, against the same in one of 600.

Each person has 32 entries, so 192,000 against 19,200; one in four waits to be verified. The pages
are asked for as a browser asks, and answered in full.
"""

import random
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from capability.actions import bulk
from capability.models import Force, User
from config.bench import national, readers
from config.bench.database import analyze
from training.models import CpdEntry, CpdSource, Kind

LARGE, SMALL = ("CPDL", 6_000), ("CPDS", 600)
ENTRIES_A_PERSON = 32
SHARE_THAT_WAITS = 0.25
ALIKE = 1.25
YEARS = timedelta(days=3 * 365)
FIELDS = ("force", "person", "title", "done_on", "hours", "kind", "source")


def prepare():
    """Both forces, made once and kept."""
    for code, size in (LARGE, SMALL):
        if not Force.objects.filter(code=code).exists():
            _make(code, size)
            analyze()


def worklist(code):
    """What there is to do, as an L&D administrator over the force reads it."""
    return _answer(code, "ld", "/training/to-do/")


def to_verify(code):
    """The entries that wait to be verified, which one row of the worklist opens."""
    return _answer(code, "ld", "/cpd/")


def own_record(code):
    return _answer(code, "of", "/me/")


def totals(code):
    """A person's CPD with the hours of the last twelve months and of the year."""
    user = _user(code, "of")
    return _answer(code, "of", f"/people/{user.person.uuid}/cpd/")


def is_alike(page):
    """Both answer with as much to read; how many entries the larger force has."""

    def compare():
        lengths = [len(page(code)) for code, _size in (LARGE, SMALL)]
        if max(lengths) > ALIKE * min(lengths):
            raise AssertionError(f"The pages are not alike: {lengths} bytes")
        return LARGE[1] * ENTRIES_A_PERSON

    return compare


@transaction.atomic
def _make(code, size):
    dice = random.Random(size)  # noqa: S311 data, not secrets
    force = national.a_force(code, size, dice, with_cpd=False)
    people = list(force.people.values_list("pk", flat=True))
    entries = [(person, n) for person in people for n in range(ENTRIES_A_PERSON)]
    bulk.insert(CpdEntry, FIELDS, [_entry(force, *entry, dice) for entry in entries])
    readers.a_lead(_email(code, "ld"), [force])
    User.objects.create_user(_email(code, "of"), person_id=people[0])


def _entry(force, person, number, dice):
    done_on = timezone.localdate() - timedelta(days=dice.randrange(YEARS.days))
    kind = dice.choice(Kind.values)
    source = CpdSource.OWN if dice.random() < SHARE_THAT_WAITS else CpdSource.FEED
    return force.pk, person, f"Talk {number}", done_on, dice.randrange(1, 8), kind, source


def _answer(code, who, address):
    return readers.answer(_email(code, who), address).content


def _user(code, who):
    return User.objects.select_related("person").get(email=_email(code, who))


def _email(code, who):
    return f"{who}@{code}.example".lower()
