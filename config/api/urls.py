"""The whole API on one screen."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from capability.api.accreditations import AccreditationViewSet
from capability.api.gaps import GapViewSet
from capability.api.people import PersonViewSet
from config.api.problems import NothingHere

router = SimpleRouter(use_regex_path=False)
router.register("people", PersonViewSet)
router.register("accreditations", AccreditationViewSet)
router.register("gaps", GapViewSet)

urlpatterns = [
    path("v1/", include(router.urls)),
    path("v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    re_path("", NothingHere.as_view()),
]
