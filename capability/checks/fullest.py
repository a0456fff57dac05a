"""On which day somebody would carry most: a case given now is held from then on, without an end."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Value
from django.db.models.functions import JSONObject

from capability.checks.asking import as_json
from capability.checks.caseloads import CaseloadOverLimit
from capability.checks.compiled import compiled
from capability.models import CaseAllocation, Part


def days_of_more(scope, *, on):
    """Those after that day on which the row's person becomes officer in another case."""
    begun = CaseAllocation.objects.filter(
        force=scope.force, part=Part.OIC, person=OuterRef("pk"), starts_on__gt=on
    )
    return ArraySubquery(begun.order_by().values("starts_on").distinct())


def loads(scope, rows):
    """By person what they carry on each of those days, as `CaseloadOverLimit.facts`, and `on`.

    One query, and only where somebody has such a day.
    """
    later = {row["person"]: row["more_on"] for row in rows if row["more_on"]}
    known = replace(scope, people=tuple(sorted(later)))
    days = sorted({day for some in later.values() for day in some})
    queries = [compiled(_loads, None, known, on=date.fromisoformat(day)) for day in days]
    found = defaultdict(list)
    for load in as_json(list(filter(None, queries))):
        if load["on"] in later[load["person"]]:
            found[load["person"]].append(load)
    return found


def _loads(_check, scope, *, on):
    facts = CaseloadOverLimit().facts(scope, on=on)
    told = {"person": F("pk"), "on": Value(on.isoformat()), **facts}
    return scope.persons.order_by().values_list(JSONObject(**told))
