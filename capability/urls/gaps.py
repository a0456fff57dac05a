from django.urls import path

from capability.views import gap_work, gaps

urlpatterns = [
    path("gaps/", gaps.gaps, name="gaps"),
    path("gaps/<uuid:gap>/", gaps.gap, name="gap"),
    path("gaps/<uuid:gap>/acknowledge/", gap_work.acknowledge, name="gap-acknowledge"),
    path("gaps/<uuid:gap>/take-back/", gap_work.take_back, name="gap-take-back"),
    path("gaps/<uuid:gap>/plan/", gap_work.plan, name="gap-plan"),
]
