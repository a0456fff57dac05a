from django.urls import path

from capability.views import allotting

urlpatterns = [
    path("people/<uuid:person>/allocate/", allotting.allocate, name="allocate"),
    path("allocation-checks/<uuid:check>/", allotting.check, name="allocation-check"),
]
