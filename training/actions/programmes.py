"""Programmes: the national ones of `training/data/programmes.toml`, and a force's own."""

import tomllib
from pathlib import Path

from django.db import transaction

from capability.actions import acts
from capability.actions.acts import Refused
from capability.actions.rows import ensure
from capability.models import Scheme
from training.models import Programme, ProgrammeUnit

DATA = Path(__file__).parent.parent / "data" / "programmes.toml"


@transaction.atomic
def install():
    """By `migrate`: what the file says; writes nothing where they say so already."""
    for stated in tomllib.loads(DATA.read_text())["programmes"]:
        scheme = Scheme.objects.get(force=None, code=stated["scheme"])
        key = {"force": None, "code": stated["code"]}
        programme = ensure(Programme, key, name=stated["name"], scheme=scheme)
        for place, name in enumerate(stated["units"], start=1):
            ensure(ProgrammeUnit, {"programme": programme, "place": place}, name=name)


def add(force, facts, units, *, by, reason):
    """One of the force's own, with its units in their order; `facts` are code, name and scheme."""
    taken = Programme.objects.of(force).filter(code__iexact=facts["code"]).first()
    if taken:
        whose = "national" if taken.force_id is None else "the force's own"
        raise Refused(f"{taken.code} is there already ({whose}): {taken}. Choose another code.")
    with acts.act("programme.added", force=force, by=by, reason=reason, people=None) as done:
        programme = Programme.objects.create(force=force, **facts)
        for place, name in enumerate(units, start=1):
            ProgrammeUnit.objects.create(force=force, programme=programme, place=place, name=name)
    return done
