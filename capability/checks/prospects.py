"""What would bind people, were they given a case of a kind on a day, and how they stand to it.

By the requirements and the conditions of S-01, so that the sweep finds whom this says is short.
"""

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject

from capability.checks.asking import as_json
from capability.checks.compiled import compiled
from capability.checks.duties import posted_under
from capability.checks.grades import with_grade
from capability.checks.holding import short
from capability.checks.standing import best_cycle, records_before
from capability.models import Requirement
from capability.models.days import covers, not_over
from capability.rules.weighing import Rule

_LISTED = "case_group__members__"
_ID = BigIntegerField()


def rules(scope, *, category, part, on):
    """Those that bind whoever begins such a case that day, in one query; grace may still run."""
    rows = (
        scope.reference(Requirement)
        .filter(
            covers(on, _LISTED),
            not_over(on),
            Q(part="") | Q(part=part),
            starts_on__lte=on,
            **{f"{_LISTED}category": category},
        )
        .annotate(begun_by=Coalesce("duty", "pk"))
        .order_by("scheme__code", "pk")
    )
    columns = ("pk", "uuid", "begun_by", "level", "unit", "scheme", "oldest_version")
    told = (*columns, "enforcement", "grace_days", "scheme__code", "case_group__name")
    return [Rule(*row) for row in rows.values_list(*told)]


def standings(scope, rules, *, on):
    """One row a person and rule that would bind them, as JSON; one query however many rules."""
    queries = (compiled(_bound, rule, scope, on=on) for rule in rules)
    return as_json(list(filter(None, queries)))


def _bound(rule, scope, *, on):
    rows = scope.persons.order_by().annotate(
        person=F("pk"),
        person_id=F("pk"),
        scheme_id=Value(rule.scheme, _ID),
        oldest_version_id=Value(rule.oldest_version, _ID),
        required_unit=Value(rule.unit, _ID),
    )
    if rule.is_of_a_unit:
        rows = rows.filter(posted_under(on))
    is_short = Case(
        When(short(scope, on=on), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    found = Subquery(best_cycle(OuterRef("person_id"), OuterRef("scheme_id"), on))
    return with_grade(rows, scope, on=on).values_list(
        JSONObject(
            person=F("pk"),
            rule=Value(rule.pk, _ID),
            is_short=is_short,
            grade=F("grade"),
            found=found,
            prerequisites=records_before(scope, on=on),
        )
    )
