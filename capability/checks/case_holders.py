from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Subquery, When
from django.db.models.functions import JSONObject

from capability.checks.duties import case_duties
from capability.checks.grades import graded
from capability.checks.holding import lacks, prerequisites
from capability.checks.registry import Check, register
from capability.models import (
    Accreditation,
    CaseCategory,
    CaseGroup,
    Requirement,
    Scheme,
    Service,
    Suspension,
)
from capability.models.days import covers_from_start
from capability.rules import explanations


@register
class CaseHolderUnaccredited(Check):
    """Holds a case without the accreditation that its category requires (S-01).

    Any requirement on any case group; someone who has left and still holds the case counts.
    """

    code = "case-holder-unaccredited"
    title = "Case held without the accreditation it requires"
    rule = "S-01"
    owner = "Whoever allocates the unit's cases"
    keys = ("person", "allocation", "requirement")

    def findings(self, scope, *, on):
        lacking = lacks(
            scope,
            person=OuterRef("person_id"),
            scheme=OuterRef("scheme_id"),
            oldest=OuterRef("oldest_version_id"),
            on=on,
        )
        return case_duties(scope, on=on).filter(lacking)

    explain = staticmethod(explanations.case_holder)

    def graded(self, findings, scope, *, on):
        return graded(findings, scope, on=on)

    def evidence(self, findings, scope, *, on):
        return self.graded(findings, scope, on=on).annotate(
            evidence=JSONObject(
                requirement=_requirement(),
                category=_of(CaseCategory, "category_id"),
                case_group=_of(CaseGroup, "case_group_id"),
                part=F("part"),
                left_on=_left_on(on),
                **standing(scope, on=on),
            )
        )


def standing(scope, *, on):
    """How a graded holder stands: since when, and what is on record in the scheme and before it."""
    needed = prerequisites(scope, scheme=OuterRef("scheme_id"), on=on)
    best = _best_cycle(OuterRef(OuterRef("person_id")), OuterRef("needs"), on)
    return {
        "grade": F("grade"),
        "severity": F("severity"),
        "held_from": F("starts_on"),
        "scheme": _of(Scheme, "scheme_id"),
        "found": Subquery(_best_cycle(OuterRef("person_id"), OuterRef("scheme_id"), on)),
        "prerequisites": ArraySubquery(
            needed.order_by("needs__code").values(
                json=JSONObject(code=F("needs__code"), name=F("needs__name"), found=Subquery(best))
            )
        ),
    }


def _best_cycle(person, scheme, on):
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


def _requirement():
    facts = {
        "uuid": F("uuid"),
        "level": F("level"),
        "unit": F("unit__name"),
        "starts_on": F("starts_on"),
        "grace_days": F("grace_days"),
        "enforcement": F("enforcement"),
        "oldest_version": F("oldest_version__label"),
        "source": F("source"),
        "part": F("part"),
    }
    rows = Requirement.objects.filter(pk=OuterRef("requirement_id")).order_by()
    return Subquery(rows.values(json=JSONObject(**facts)))


def _of(model, column):
    rows = model.objects.filter(pk=OuterRef(column)).order_by()
    return Subquery(rows.values(json=JSONObject(code=F("code"), name=F("name"))))


def _left_on(on):
    """The last day of someone who has left by then."""
    begun = Service.objects.filter(person=OuterRef("person_id"), joined_on__lte=on)
    latest = begun.order_by("-joined_on")
    ended = Case(When(left_on__lt=on, then=F("left_on")))
    return Subquery(latest.values(ended=ended)[:1])
