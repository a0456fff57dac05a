"""Forces, each with the root unit that its tree, grants and scopes hang on."""

from django.db import transaction

from capability.actions.verdicts import Verdict
from capability.models import Force, Unit


@transaction.atomic
def record(facts):
    """Make or rename forces by (code, name); one verdict each."""
    return [_record(code, name) for code, name in facts]


def _record(code, name):
    force, is_new = Force.objects.get_or_create(code=code, defaults={"name": name})
    if is_new:
        Unit.objects.create(force=force, code=code, name=name, is_root=True)
        return Verdict("created")
    if force.name == name:
        return Verdict("unchanged")
    _rename(force, name)
    return Verdict("changed")


def _rename(force, name):
    """The root unit goes by the force's name until somebody gives it one of its own."""
    force.units.filter(is_root=True, name=force.name).update(name=name)
    force.name = name
    force.save(update_fields=["name"])
