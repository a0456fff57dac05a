from django.urls import path

from capability.views import gaps

urlpatterns = [
    path("gaps/", gaps.gaps, name="gaps"),
    path("gaps/<uuid:gap>/", gaps.gap, name="gap"),
]
