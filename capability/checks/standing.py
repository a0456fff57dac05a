"""What findings rely on, as JSON made in SQL: records, requirements, codes with their names.

For the queries with columns person_id and scheme_id.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject

from capability.checks.holding import prerequisites
from capability.models import Accreditation, Requirement, Scheme, Suspension
from capability.models.days import covers_from_start


def standing(scope, *, on, since="starts_on"):
    """How a graded holder stands: since when, and what is on record in the scheme and before it."""
    return {
        "held_from": F(since),
        "scheme": named(Scheme, "scheme_id"),
        "found": Subquery(best_cycle(OuterRef("person_id"), OuterRef("scheme_id"), on)),
        "prerequisites": records_before(scope, on=on),
    }


def records_before(scope, *, on):
    """What is on record in each scheme that is needed first."""
    needed = prerequisites(scope, scheme=OuterRef("scheme_id"), on=on)
    best = best_cycle(OuterRef(OuterRef("person_id")), OuterRef("needs"), on)
    return ArraySubquery(
        needed.order_by("needs__code").values(
            json=JSONObject(code=F("needs__code"), name=F("needs__name"), found=Subquery(best))
        )
    )


def best_cycle(person, scheme, on):
    cycles = Accreditation.objects.filter(person=person, scheme=scheme).with_state(on=on)
    dates = (
        "state",
        "course_completed_on",
        "portfolio_opened_on",
        "portfolio_due_on",
        "awarded_on",
        "valid_to",
        "revoked_on",
    )
    suspended = Suspension.objects.filter(covers_from_start(on), accreditation=OuterRef("pk"))
    facts = {name: F(name) for name in dates} | {
        "version": F("version__label"),
        "suspended_to": Subquery(suspended.values("ends_on")[:1]),
    }
    best_first = cycles.order_by("standing", F("valid_to").desc(nulls_first=True), "-pk")
    return best_first.values(json=JSONObject(**facts))[:1]


def the_requirement():
    facts = {
        "uuid": F("uuid"),
        "level": F("level"),
        "unit": F("unit__name"),
        "starts_on": F("starts_on"),
        "since": Coalesce("duty__starts_on", "starts_on"),
        "grace_days": F("grace_days"),
        "enforcement": F("enforcement"),
        "oldest_version": F("oldest_version__label"),
        "source": F("source"),
        "part": F("part"),
    }
    rows = Requirement.objects.filter(pk=OuterRef("requirement_id")).order_by()
    return Subquery(rows.values(json=JSONObject(**facts)))


def named(model, column):
    rows = model.objects.filter(pk=OuterRef(column)).order_by()
    return Subquery(rows.values(json=JSONObject(code=F("code"), name=F("name"))))
