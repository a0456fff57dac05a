"""A person's development plan as a page shows it, and what a form about it may offer."""

from django.db.models import Exists, OuterRef, Prefetch, Q

from capability.access import SEE_GAPS
from capability.checks import CHECKS
from capability.models import Case, CaseAllocation, Gap, Part, Requirement
from capability.models.days import covers
from capability.models.forces import owned
from training.models import CaseReview, CpdEntry, DevelopmentPlan, PlanAim


def open_on(person, day):
    """The plan that was open on that day, with all that belongs to it; or None."""
    tied = ("gap", "requirement__scheme", "requirement__role", "requirement__case_group")
    done = CpdEntry.objects.filter(done_on__lte=day).defer("reflection").order_by("-done_on", "-pk")
    aims = PlanAim.objects.select_related(*tied, "case_review")
    aims = aims.prefetch_related("actions", Prefetch("cpd_entries", done))
    plans = DevelopmentPlan.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=day), person=person, agreed_on__lte=day
    )
    parts = (Prefetch("aims", aims), "reviews__signed_by")
    return plans.prefetch_related(*parts).order_by("-agreed_on").first()


def closed(person):
    return DevelopmentPlan.objects.filter(person=person, closed_on__isnull=False)


def tied_to(aim):
    """What an aim is for, in words."""
    if aim.gap:
        return f"Gap: {CHECKS[aim.gap.check_code].title}" if aim.gap.check_code in CHECKS else "Gap"
    if aim.requirement:
        whose = aim.requirement.role or aim.requirement.case_group
        return f"Requirement: {aim.requirement.scheme.code} for {whose}"
    return "From a case review" if aim.case_review else "Wish"


def told(plan):
    """Each aim of `open_on`, what it is for, and the hours of CPD done towards it by that day."""
    return [(aim, tied_to(aim), _hours(aim.cpd_entries.all())) for aim in plan.aims.all()]


def gaps_to_close(person):
    """Open ones that an aim may be tied to."""
    seen = [code for code, check in CHECKS.items() if check.audience is SEE_GAPS]
    return Gap.objects.filter(person=person, closed_on=None, check_code__in=seen)


def requirements_on(force, day):
    known = Requirement.objects.filter(owned(force), covers(day))
    return known.select_related("scheme", "role", "case_group").order_by("scheme__code", "pk")


def unanswered(person):
    """Cases that the person leads, whose last review nobody has answered for them."""
    led = CaseAllocation.objects.filter(person=person, case=OuterRef("pk"), part=Part.OIC)
    answered = CaseReview.objects.filter(
        person=person, case=OuterRef("pk"), reviewed_on=OuterRef("last_reviewed_on")
    )
    cases = Case.objects.filter(force=person.force_id, last_reviewed_on__isnull=False)
    return cases.filter(Exists(led), ~Exists(answered)).order_by("-last_reviewed_on")


def _hours(entries):
    return sum(entry.hours for entry in entries)
