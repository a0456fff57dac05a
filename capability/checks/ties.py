"""What ties some people to others: units in which they ever stood, cases in which they had a part.

By history and not by the rows as they are: a change may just have moved one, or struck it out.
"""

from capability.checks.scope import Scope
from capability.models import CaseAllocation, Part, Posting


def others(scope, people):
    """A scope of those of the people (a query of ids) who are not in this one, if there are any."""
    ids = set(people) - {*scope.people, None}
    return [Scope(scope.force, tuple(sorted(ids)))] if ids else []


def around(scope):
    """A scope of the units in which its people ever stood, and of all above, if there are any."""
    return [Scope(scope.force, units=scope.units_over)] if scope.units_over else []


def units_of(scope):
    stood = Posting.pgh_event_model.objects.filter(force=scope.force, person__in=scope.people)
    return stood.order_by().values("unit")


def leading_with(scope, *, on):
    """Whoever is officer, on that day, in a case in which they ever had a part."""
    had = CaseAllocation.pgh_event_model.objects.filter(force=scope.force, person__in=scope.people)
    led = CaseAllocation.objects.held(on=on).filter(force=scope.force, part=Part.OIC)
    return led.filter(case__in=had.order_by().values("case")).order_by().values("person")
