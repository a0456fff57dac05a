"""Reference data, units, log-ins, grants, tokens and jobs of two forces, by kind and relation."""

from datetime import time

from capability.access import AccessRole
from capability.actions import tokens
from capability.models import (
    Draft,
    EntryRoute,
    Equivalence,
    EquivalenceSource,
    Job,
    Milestone,
    Prerequisite,
    Shift,
)
from capability.rules import feeds
from tests.access_world import LEFT_ON
from tests.factories.capability import (
    a_case_group,
    a_category,
    a_grant,
    a_log_in,
    a_requirement,
    a_scheme,
    a_user,
)


def lists_of(world):
    """Reference data, units and jobs; what is NATIONAL belongs to neither force."""
    owners = {"OURS": world.force, "NATIONAL": None, "OTHER": world.other}
    made = {relation: _of(owner, relation, world.scheme) for relation, owner in owners.items()}
    by_kind = {kind: {one: made[one][kind] for one in made} for kind in made["OURS"]}
    by_kind["draft"] = {
        one: {"draft": _draft(owners[one], made[one]["member"]["member"]).uuid}
        for one in ("OURS", "OTHER")
    }
    number = {"check": feeds.CHECK, "name": next(iter(feeds.MEASURES))}
    known = {
        "list of codes": {"kind": "case-groups"},
        "number": number,
        "feed": {"feed": "people"},
        "setting": {"object_id": world.other.pk, "app_label": "capability"},
    }
    units = {"IN": world.team, "OUT": world.force.units.get(code="SOUTH")}
    units["OTHER"] = world.other.units.get(code="FAR")
    shifts = {one: _shift(unit) for one, unit in units.items()}
    by_kind["shift"] = {"OURS": shifts["IN"], "OTHER": shifts["OTHER"]}
    by_kind["shift of a unit"] = {
        one: shift | {"unit": units[one].uuid} for one, shift in shifts.items()
    }
    by_kind["unit"] = {one: {"unit": unit.uuid, "uuid": unit.uuid} for one, unit in units.items()}
    return by_kind | {kind: {"KNOWN": words} for kind, words in known.items()}


def _shift(unit):
    hours = {"name": "Night", "begins_at": time(22), "hours": 8}
    shift = Shift.objects.create(force=unit.force, unit=unit, **hours)
    return {"shift": shift.uuid, "uuid": shift.uuid}


def _of(force, relation, needed):
    scheme = a_scheme(f"S-{relation}", force=force)
    group = a_case_group(f"G-{relation}", a_category(f"C-{relation}", force=force), force=force)
    level = "force" if force else "national"
    requirement = a_requirement(scheme, group, force=force, level=level)
    edge = {"force": force, "scheme": scheme}
    counts = Equivalence.objects.create(**edge)
    EquivalenceSource.objects.create(equivalence=counts, scheme=needed)
    job = Job.objects.create(force=force, kind="sweep", key=relation, state="quarantined")
    route = EntryRoute.objects.create(force=force, code=f"R-{relation}", name="A route")
    milestone = Milestone.objects.create(force=force, route=route, scheme=scheme, months=6)
    return {
        "entry route": {"route": route.uuid, "uuid": route.uuid},
        "milestone": {"milestone": milestone.pk},
        "scheme": {"scheme": scheme.uuid, "uuid": scheme.uuid},
        "prerequisite": {"prerequisite": Prerequisite.objects.create(needs=needed, **edge).pk},
        "equivalence": {"equivalence": counts.pk},
        "requirement": {"requirement": requirement.uuid, "uuid": requirement.uuid},
        "case group": {"group": group.pk},
        "member": {"member": group.members.get().pk},
        "code": {"kind": "case-groups", "row": group.pk},
        "job": {"job": job.uuid, "uuid": job.uuid},
    }


def _draft(force, member):
    """Looked at, so that each of its buttons does something."""
    return Draft.objects.create(
        force=force,
        deed="case-group.narrowed",
        row=member,
        facts={"ends_on": LEFT_ON},
        state="looked",
        drafted_by=a_log_in(f"drafts@{force.code}.example"),
    )


def log_ins_of(world, user):
    """Log-ins, grants and tokens; SELF is of the user who asks."""
    ours, theirs = world.force.root_unit, world.other.root_unit
    team = a_user("team@northshire.example", AccessRole.SUPERVISOR, world.team)
    high = a_user("high@northshire.example", AccessRole.AUDITOR, ours)
    past, both = a_log_in("past@northshire.example"), a_log_in("both@northshire.example")
    a_grant(past, AccessRole.SUPERVISOR, ours, ends_on=LEFT_ON)
    a_grant(both, AccessRole.SUPERVISOR, world.team)
    a_grant(both, AccessRole.SUPERVISOR, theirs)
    linked = a_log_in("linked@northshire.example", world.people["IN"])
    other = a_user("other@westmarch.example", AccessRole.SUPERVISOR, theirs)
    log_ins = {"TEAM": team, "LINKED": linked, "HIGH": high, "PAST": past, "BOTH": both}
    log_ins |= {"OTHER": other, "SELF": user}
    granted = {"TEAM": team, "HIGH": high, "OTHER": other, "SELF": user}
    grants = {relation: one.grants.first() for relation, one in granted.items()}
    issued = {"SELF": user, "OURS": team, "OTHER": other}
    return {
        "log-in": {relation: {"user": one.uuid} for relation, one in log_ins.items()},
        "grant": {relation: {"grant": one.uuid} for relation, one in grants.items() if one},
        "token": {
            relation: {"token": tokens.issue(one)[0].uuid} for relation, one in issued.items()
        },
    }
