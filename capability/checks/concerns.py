"""Which checks reference data can concern, and which people."""

from datetime import date
from functools import cache

from django.db.models import Q

from capability.checks.compiled import written
from capability.checks.registry import CHECKS
from capability.checks.scope import Scope
from capability.models import (
    CaseAllocation,
    CaseClassification,
    CaseGroupMember,
    Force,
    Person,
    Posting,
    Unit,
)
from capability.models.days import covers, covers_from_start

ANY_DAY = date(2000, 1, 1)


@cache
def reading(model):
    """The checks whose findings read that table: their own SQL says so, and no list beside it."""
    return tuple(code for code, check in CHECKS.items() if model._meta.db_table in tables(check))


def bound_by(requirements, force, *, on):
    """Whoever has, on that day, the role or a case of the group that one of them names.

    Its own days and its grace are left aside, so that those whom it no longer binds are found too.
    """
    bound = Q(pk__in=[])
    for one in requirements:
        bound |= Q(pk__in=_bound(one, force, on))
    return Person.objects.filter(bound, force=force)


@cache
def tables(check):
    """Their names, as its findings read them."""
    # With equivalences: whether there are any is data, what is read where there are is the check's.
    scope = Scope(Force(pk=0), _has_equivalences={ANY_DAY: True})
    findings = check.findings(scope, on=ANY_DAY).values_list(*check.columns)
    sql, _values = written(findings) or ("", ())
    return set(sql.split('"')[1::2])


def _bound(requirement, force, on):
    posted = Posting.objects.filter(covers_from_start(on), force=force, is_substantive=True)
    if requirement.role_id:
        rows = posted.filter(role=requirement.role_id)
    else:
        rows = _holding(requirement, force, on)
    if requirement.unit_id:
        under = Unit.objects.below([requirement.unit], on=on).values("pk")
        rows = rows.filter(person__in=posted.filter(unit__in=under).values("person"))
    return rows.values("person")


def _holding(requirement, force, on):
    listed = CaseGroupMember.objects.filter(covers(on), group=requirement.case_group_id)
    cases = CaseClassification.objects.filter(
        covers(on), force=force, category__in=listed.values("category")
    )
    held = CaseAllocation.objects.held(on=on).filter(force=force, case__in=cases.values("case"))
    return held.filter(part=requirement.part) if requirement.part else held
