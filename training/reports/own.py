"""What training holds on a person, as parts of their own record, and what can be contested."""

from django.db.models import F, Value
from django.db.models.functions import Concat

from capability.actions import disputes
from capability.actions.disputes import Contestable
from capability.reports import named, own_record
from capability.reports.own_record import Kind, Part
from training.models import (
    Assessor,
    Booking,
    CaseReview,
    ClockStop,
    Course,
    CpdEntry,
    DevelopmentPlan,
    Event,
    Extension,
    Judgement,
    PlanAction,
    PlanAim,
    PlanReview,
    Portfolio,
    PortfolioEvidence,
    Programme,
    ProgrammeUnit,
    Reflection,
    YearlyReview,
)

named.join(
    {
        Course: F("name"),
        Event: Concat("course__name", Value(" from "), named.in_words("starts_on")),
        Programme: F("name"),
        ProgrammeUnit: F("name"),
        Portfolio: F("programme__name"),
        DevelopmentPlan: named.in_words("agreed_on"),
        PlanAim: F("text"),
        CaseReview: named.in_words("reviewed_on"),
    }
)
own_record.join(
    Part(
        "Courses",
        "person-training",
        (Kind(Booking),),
        "Neither a nomination nor a course is on record.",
    ),
    Part(
        "Portfolios",
        "person-portfolios",
        (
            Kind(Portfolio),
            Kind(ClockStop, "portfolio__person", with_reason=False),
            Kind(Extension, "portfolio__person"),
            Kind(PortfolioEvidence, "portfolio__person"),
            Kind(Reflection, "portfolio__person"),
            Kind(Judgement),
            Kind(Assessor),
        ),
        "No portfolio is on record.",
    ),
    Part("CPD", "person-cpd", (Kind(CpdEntry),), "No CPD is on record. Enter yours under CPD."),
    Part(
        "Plans and reviews",
        "person-plan",
        (
            Kind(DevelopmentPlan),
            Kind(PlanAim, "plan__person"),
            Kind(PlanAction, "aim__plan__person"),
            Kind(PlanReview, "plan__person"),
            Kind(YearlyReview),
            Kind(CaseReview),
        ),
        "Neither a development plan nor a review is on record.",
    ),
)
disputes.join(
    Contestable(
        Booking, ("step", "step_on", "wanted_from", "completed_on"), "Course", "person-training"
    ),
    Contestable(Portfolio, ("opened_on", "first_due_on", "step"), "Portfolio", "person-portfolios"),
    Contestable(
        CpdEntry,
        ("title", "done_on", "hours", "kind", "purpose", "origin"),
        "CPD entry",
        "person-cpd",
    ),
    Contestable(
        DevelopmentPlan, ("agreed_on", "review_due_on", "closed_on"), "Plan", "person-plan"
    ),
    Contestable(YearlyReview, ("held_on",), "Yearly review", "person-plan"),
)
