"""Services, many at once."""

from collections import defaultdict

from capability.actions import bulk
from capability.models import Service
from capability.rules import services
from capability.rules.extracts import OF_SERVICE

FIELDS = ("joined_on", "left_on", *OF_SERVICE)


def on_record(force, people):
    """Each person's services, oldest first."""
    known = defaultdict(list)
    rows = Service.objects.filter(force=force, person__in=list(people)).order_by("joined_on")
    for person, pk, *facts in rows.values_list("person_id", "id", *FIELDS):
        known[person].append(services.Service(**dict(zip(FIELDS, facts, strict=True)), id=pk))
    return known


def write(force, before, after):
    """Bring the record of each person from one list of services to the other, set-based."""
    changed, new = [], []
    for person, own in after.items():
        changed += [_row(one) for one in own if one.id and one not in before[person]]
        new += [(force.pk, person, *_row(one)[1:]) for one in own if one.id is None]
    bulk.update(Service, FIELDS, changed)
    bulk.insert(Service, ["force", "person", *FIELDS], new)


def _row(service):
    return (service.id, *(getattr(service, name) for name in FIELDS))
