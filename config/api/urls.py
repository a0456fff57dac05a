"""The whole API on one screen."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from capability.api.accreditations import AccreditationViewSet
from capability.api.allocation_checks import AllocationChecksView
from capability.api.allocations import AllocationViewSet
from capability.api.call_outs import CallOutViewSet
from capability.api.flat import (
    CaseHolderReportViewSet,
    DispensationReportViewSet,
    GapReportViewSet,
)
from capability.api.gaps import GapViewSet
from capability.api.jobs import JobViewSet
from capability.api.people import PersonViewSet
from capability.api.requirements import RequirementViewSet
from capability.api.routes import EntryRouteViewSet
from capability.api.schemes import SchemeViewSet
from capability.api.shifts import ShiftViewSet
from capability.api.teams import TeamViewSet
from capability.api.trend import CoverageReportViewSet, GapTrendReportViewSet
from capability.api.units import UnitViewSet
from config.api.problems import NothingHere
from training.api.assessors import AssessorsReportViewSet
from training.api.completions import CompletionsView
from training.api.courses import BookingViewSet, CourseViewSet, EventViewSet
from training.api.cpd import CpdViewSet
from training.api.pipeline import PipelineReportViewSet
from training.api.portfolios import PortfolioViewSet

router = SimpleRouter(use_regex_path=False)
router.register("people", PersonViewSet)
router.register("units", UnitViewSet)
router.register("schemes", SchemeViewSet)
router.register("accreditations", AccreditationViewSet)
router.register("requirements", RequirementViewSet)
router.register("entry-routes", EntryRouteViewSet)
router.register("shifts", ShiftViewSet)
router.register("allocations", AllocationViewSet)
router.register("deployments", CallOutViewSet)
router.register("gaps", GapViewSet)
router.register("jobs", JobViewSet)
router.register("teams", TeamViewSet, basename="team")
router.register("courses", CourseViewSet)
router.register("events", EventViewSet)
router.register("bookings", BookingViewSet)
router.register("cpd", CpdViewSet)
router.register("portfolios", PortfolioViewSet)
router.register("reports/gaps", GapReportViewSet, basename="report-gaps")
router.register("reports/case-holders", CaseHolderReportViewSet, basename="report-case-holders")
router.register("reports/dispensations", DispensationReportViewSet, basename="report-dispensations")
router.register("reports/coverage", CoverageReportViewSet, basename="report-coverage")
router.register("reports/gap-trend", GapTrendReportViewSet, basename="report-gap-trend")
router.register("reports/pipeline", PipelineReportViewSet, basename="report-pipeline")
router.register("reports/assessors", AssessorsReportViewSet, basename="report-assessors")

urlpatterns = [
    path("v1/", include(router.urls)),
    path("v1/allocation-checks/", AllocationChecksView.as_view(), name="allocation-checks"),
    path("v1/completions/", CompletionsView.as_view(), name="completions"),
    path("v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    re_path("", NothingHere.as_view()),
]
