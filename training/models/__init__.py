from training.models.bookings import Booking
from training.models.courses import (
    Course,
    CourseNeed,
    CourseReview,
    Effect,
    Event,
    Looked,
    Mode,
    Risk,
)
from training.models.cpd import CpdEntry, CpdSource, Kind, Origin, Purpose
from training.models.evaluations import Evaluation
from training.models.plans import (
    CaseReview,
    CaseReviewOutcome,
    DevelopmentPlan,
    PlanAction,
    PlanAim,
    PlanReview,
    YearlyReview,
)
from training.models.portfolio_work import (
    Finding,
    Judgement,
    PortfolioEvidence,
    Reflection,
    Sample,
    Sampled,
)
from training.models.portfolios import Assessor, ClockStop, Extension, Portfolio
from training.models.programmes import Programme, ProgrammeUnit

__all__ = [
    "Assessor",
    "Booking",
    "CaseReview",
    "CaseReviewOutcome",
    "ClockStop",
    "Course",
    "CourseNeed",
    "CourseReview",
    "CpdEntry",
    "CpdSource",
    "DevelopmentPlan",
    "Effect",
    "Evaluation",
    "Event",
    "Extension",
    "Finding",
    "Judgement",
    "Kind",
    "Looked",
    "Mode",
    "Origin",
    "PlanAction",
    "PlanAim",
    "PlanReview",
    "Portfolio",
    "PortfolioEvidence",
    "Programme",
    "ProgrammeUnit",
    "Purpose",
    "Reflection",
    "Risk",
    "Sample",
    "Sampled",
    "YearlyReview",
]
