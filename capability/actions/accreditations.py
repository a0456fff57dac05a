"""Record what is known of people's accreditations, many at once."""

from collections import defaultdict

from django.db import transaction

from capability.actions import bulk
from capability.actions.ledger import BLANK, Cycle, Ledger
from capability.actions.weighing import HeldCycles
from capability.models import Accreditation, SchemeVersion
from capability.rules.cycles import FACTS
from capability.rules.versions import Version

WHOSE = ("force", "person", "scheme")
SNAPSHOT = ("valid_to", "renewal_window_days", "renewable_days")
WRITTEN = ("version", *FACTS, *SNAPSHOT)
# Up to so many people their own rows are asked for; beyond, a whole scheme's is the cheaper way.
FEW = 200


@transaction.atomic
def record(force, statements, *, held=None):
    """Each `ledger.Statement` begins, completes or corrects a cycle; a verdict for each.

    What the version says of an award is taken when the award, its version or a given expiry
    changes, and stays. `held` are the corrections that a feed may not overwrite.
    """
    schemes = {statement.scheme for statement in statements}
    versions = _versions(schemes)
    people = {statement.person for statement in statements}
    ledger = Ledger(
        _on_record(force, versions, people), versions, held=HeldCycles(held) if held else None
    )
    verdicts = [ledger.enter(place, one) for place, one in enumerate(statements)]
    _write(force, ledger.touched())
    return verdicts


def _versions(schemes):
    versions = defaultdict(list)
    found = SchemeVersion.objects.filter(scheme__in=schemes)
    for scheme, *facts in found.values_list("scheme_id", *Version._fields):
        versions[scheme].append(Version(*facts))
    return versions


def _on_record(force, versions, people):
    by_id = {version.id: version for one in versions.values() for version in one}
    rows = Accreditation.objects.filter(force=force, scheme__in=versions.keys()).order_by("pk")
    if len(people) <= FEW:
        rows = rows.filter(person__in=people)
    for row in rows.values("id", "person_id", "scheme_id", "version_id", *BLANK, *SNAPSHOT):
        yield Cycle(
            row["person_id"],
            row["scheme_id"],
            version=by_id[row["version_id"]],
            facts={name: row[name] for name in BLANK},
            id=row["id"],
            **{name: row[name] for name in SNAPSHOT},
        )


def _write(force, cycles):
    new = [cycle for cycle in cycles if cycle.id is None]
    changed = [cycle for cycle in cycles if cycle.id is not None]
    bulk.insert(
        Accreditation,
        (*WHOSE, *WRITTEN),
        ((force.pk, cycle.person, cycle.scheme, *_written(cycle)) for cycle in new),
    )
    bulk.update(Accreditation, WRITTEN, ((cycle.id, *_written(cycle)) for cycle in changed))


def _written(cycle):
    facts = (cycle.facts[name] for name in FACTS)
    return (cycle.version.id, *facts, *(getattr(cycle, name) for name in SNAPSHOT))
