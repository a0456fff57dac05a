from django.db.models import Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from capability.checks.rasso import rasso_led
from capability.checks.registry import Check, register
from capability.checks.role_duties import role_duties
from capability.checks.services import in_service
from capability.checks.thresholds import DaysAfter, Limit, MonthsBefore, Stricter, threshold
from capability.models import PersonKind, Posting, Service
from capability.models.days import covers_from_start
from capability.rules.severities import Severity
from training.models import CaseReview, DevelopmentPlan, PlanReview, YearlyReview
from training.rules import explanations_of_plans as explanations

CHIEF_INSPECTOR = 40
YEAR = 12


@register
class PlanMissing(Check):
    """Leads RASSO cases or has a role that requires a scheme, without a plan of late (S-19).

    Once the force keeps plans here: before, it is one gap of the force and not one a person.
    """

    code = "plan-missing"
    title = "No development plan, or one not looked at for long"
    rule = "S-19"
    owner = "Line manager, with the person"
    severity = Severity.PLAN
    keys = ("person",)
    limits = (Limit("months", Stricter.LOWER),)
    explain = staticmethod(explanations.plan_missing)

    def findings(self, scope, *, on):
        duty_bound = Q(pk__in=rasso_led(scope, on=on).values("person_id")) | Q(
            pk__in=role_duties(scope, on=on).values("person_id")
        )
        months = threshold(scope, self, "months", on=on)
        kept = DevelopmentPlan.objects.filter(force=scope.force, agreed_on__lte=on)
        return (
            _serving(scope, on)
            .filter(duty_bound, Exists(kept.order_by()))
            .annotate(agreed_on=_of_plan(scope, on, "agreed_on"), looked_at=_looked_at(scope, on))
            .filter(Q(looked_at=None) | Q(looked_at__lt=MonthsBefore(Value(on), months)))
        )

    def facts(self, scope, *, on):
        return {
            "agreed_on": F("agreed_on"),
            "looked_at": F("looked_at"),
            "months": threshold(scope, self, "months", on=on),
        }


@register
class YearlyReviewMissing(Check):
    """An officer up to chief inspector without a yearly review of late (P-06).

    Not in the first year of service, and not in a force that records none here.
    """

    code = "yearly-review-missing"
    title = "No yearly review"
    rule = "P-06"
    owner = "Line manager"
    severity = Severity.PLAN
    keys = ("person",)
    limits = (Limit("months", Stricter.LOWER),)
    explain = staticmethod(explanations.yearly_review_missing)

    def findings(self, scope, *, on):
        held = YearlyReview.objects.filter(force=scope.force, held_on__lte=on).order_by()
        oldest = MonthsBefore(Value(on), threshold(scope, self, "months", on=on))
        last = held.filter(person=OuterRef("pk")).values("person").annotate(last=Max("held_on"))
        return (
            _serving(scope, on)
            .filter(
                Exists(held),
                Exists(_ranked(scope, on)),
                Exists(_served_longer(scope, on)),
                kind=PersonKind.OFFICER,
            )
            .annotate(held_on=Subquery(last.values("last")))
            .filter(Q(held_on=None) | Q(held_on__lt=oldest))
        )

    def facts(self, scope, *, on):
        return {"held_on": F("held_on"), "months": threshold(scope, self, "months", on=on)}


@register
class CaseReviewUnanswered(Check):
    """A RASSO case was reviewed, and nobody said what its officer may learn from it (S-35).

    Some days after the review, for so many days, and only where the force records answers.
    """

    code = "case-review-unanswered"
    title = "Nothing said of what a case review found to learn"
    rule = "S-35"
    owner = "Detective sergeant or inspector"
    severity = Severity.PLAN
    keys = ("person", "allocation")
    limits = (Limit("days-to-answer", Stricter.LOWER), Limit("days-looked-back"))
    explain = staticmethod(explanations.case_review_unanswered)

    def findings(self, scope, *, on):
        wait, back = (threshold(scope, self, limit.name, on=on) for limit in self.limits)
        answered = CaseReview.objects.filter(force=scope.force).order_by()
        this = answered.filter(
            person=OuterRef("person_id"),
            case=OuterRef("case_id"),
            reviewed_on=OuterRef("reviewed_on"),
        )
        return (
            rasso_led(scope, on=on)
            .annotate(reviewed_on=F("case__last_reviewed_on"))
            .annotate(late_from=DaysAfter(F("reviewed_on"), wait))
            .annotate(told_to=DaysAfter(F("reviewed_on"), back))
            .filter(Exists(answered), ~Exists(this), late_from__lt=on, told_to__gte=on)
        )

    def facts(self, scope, *, on):
        return {
            "reviewed_on": F("reviewed_on"),
            "days": threshold(scope, self, "days-to-answer", on=on),
        }


def _serving(scope, on):
    return scope.persons.serving(on=on).order_by().annotate(person_id=F("pk"))


def _plans(scope, on):
    """The one that was open on that day."""
    return DevelopmentPlan.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=on),
        force=scope.force,
        person=OuterRef("pk"),
        agreed_on__lte=on,
    ).order_by("-agreed_on")


def _of_plan(scope, on, column):
    return Subquery(_plans(scope, on).values(column)[:1])


def _looked_at(scope, on):
    """When it was agreed, or last reviewed with both signatures."""
    signed = PlanReview.objects.filter(
        force=scope.force,
        plan=OuterRef("pk"),
        held_on__lte=on,
        signed_by_person_on__lte=on,
        signed_on__lte=on,
    ).order_by()
    last = signed.values("plan").annotate(last=Max("held_on")).values("last")
    plans = _plans(scope, on).annotate(
        looked_at=Greatest("agreed_on", Coalesce(Subquery(last), "agreed_on"))
    )
    return Subquery(plans.values("looked_at")[:1])


def _served_longer(scope, on):
    """Than a year: whoever joined a year ago today has the day yet, as if it had been a review."""
    served = Service.objects.filter(in_service(on), force=scope.force, person=OuterRef("pk"))
    return served.filter(joined_on__lt=MonthsBefore(Value(on), Value(YEAR))).order_by()


def _ranked(scope, on):
    return Posting.objects.filter(
        covers_from_start(on),
        force=scope.force,
        person=OuterRef("pk"),
        is_substantive=True,
        rank__seniority__lte=CHIEF_INSPECTOR,
    )
