"""Who holds rape and serious sexual offence cases on a day: by the force's own list of them."""

from django.db.models import F, Q, Subquery
from django.db.models.functions import Coalesce

from capability.checks.defaults import DEFAULTS
from capability.models import Case, CaseAllocation, CaseGroup, Part
from capability.models.cases import not_closed
from capability.models.days import covers

_CODES = DEFAULTS["rasso"]
# Named at once and filtered by these names, as in `duties`; from a case on.
_COLUMNS = {
    "classified_force": "classifications__force",
    "classified_starts_on": "classifications__starts_on",
    "classified_ends_on": "classifications__ends_on",
    "category_id": "classifications__category",
    "member_starts_on": "classifications__memberships__starts_on",
    "member_ends_on": "classifications__memberships__ends_on",
    "case_group_id": "classifications__memberships__group",
}


def rasso_led(scope, *, on):
    """Allocations of such cases to the scope's officers in the case."""
    return rasso_held(scope.of(CaseAllocation), scope, on=on).filter(part=Part.OIC)


def rasso_held(allocations, scope, *, on):
    """Those of the allocations that are of such cases."""
    return in_group(allocations, rasso(scope), scope, on=on)


def in_group(allocations, group, scope, *, on):
    """Those held whose case is in the group (an expression of its id) on that day, each once."""
    return of_group(allocations.held(on=on), group, scope, on=on)


def of_group(allocations, group, scope, *, on):
    """The same, held on that day or not."""
    rows = allocations.annotate(allocation_id=F("pk"))
    return _counted(rows, "case__", group, scope, on)


def rasso_cases(scope, *, on):
    """Open cases of that kind, whoever has them."""
    cases = Case.objects.filter(not_closed(on), force=scope.force)
    return _counted(cases, "", rasso(scope), scope, on)


def _counted(rows, case, group, scope, on):
    """Those whose case, to which the path leads, is in the group on that day."""
    columns = {name: F(case + path) for name, path in _COLUMNS.items()}
    return (
        rows.order_by()
        .annotate(**columns)
        .filter(
            covers(on, "classified_"),
            covers(on, "member_"),
            classified_force=scope.force.pk,
            case_group_id=group,
        )
    )


def rasso(scope):
    """What the force counts as such: its own list of them, else the national one."""
    return group_of(scope, **_CODES)


def group_of(scope, *, own, national, **_source):
    """The force's own group of that code where it has one, else the national one of the other."""
    of_force = CaseGroup.objects.filter(Q(code__iexact=own), force=scope.force)
    of_all = CaseGroup.objects.filter(code=national, force=None)
    return Coalesce(*(Subquery(found.order_by().values("pk")[:1]) for found in (of_force, of_all)))
