"""The tables of training, each with what a row says unless it is told otherwise."""

from training import models

DAYS = {"starts_on": None, "ends_on": None}
TRAINING = {
    "courses": (models.Course, DAYS | {"effect": "begins", "risk": "medium"}),
    "course_needs": (models.CourseNeed, {}),
    "course_reviews": (models.CourseReview, {"outcome": "Well taught"}),
    "events": (models.Event, {"places": 1000, "cancelled_on": None}),
    "bookings": (
        models.Booking,
        {"event_id": None, "reason": "", "completed_on": None, "exception": ""},
    ),
    "programmes": (models.Programme, {}),
    "programme_units": (models.ProgrammeUnit, {}),
    "portfolios": (models.Portfolio, {}),
    "judgements": (models.Judgement, {"finding": "competent", "feedback": ""}),
    "samples": (models.Sample, {"outcome": "upheld", "note": ""}),
    "evidence": (models.PortfolioEvidence, {"title": "A case log", "reference": "L/1"}),
    "stops": (models.ClockStop, DAYS | {"authorised_by": "L&D"}),
    "assessors": (models.Assessor, {}),
    "plans": (models.DevelopmentPlan, {"closed_on": None}),
    "plan_reviews": (
        models.PlanReview,
        {"note": "", "signed_by_person_on": None, "signed_by_id": None, "signed_on": None},
    ),
    "yearly_reviews": (models.YearlyReview, {}),
    "case_reviews": (models.CaseReview, {"outcome": "nothing"}),
    "cpd": (models.CpdEntry, {"scheme_id": None}),
}
